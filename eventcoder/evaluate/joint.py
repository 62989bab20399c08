"""Collects what rules and reader say of gold pairs, for the fit of their joint decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eventcoder.coder import Coder
from eventcoder.evaluate.gold import GoldRecord
from eventcoder.evaluate.match import Progress, code_records, overlaps
from eventcoder.events.appoint import Appointed
from eventcoder.events.judge import Heard
from eventcoder.reader.answer import Pair, Reads
from eventcoder.reader.sentences import NO_EVENT
from eventcoder.reader.stored import StoredReader, key


@dataclass(frozen=True, slots=True)
class GoldPair:
    """One pair that the reader was asked about, and what would have been right.

    `roots` are the right roots, {"none"} where nothing happens between the two; `code` is the right code
    where it is known; `status` the annotated one, empty where there is none.
    """

    heard: Heard
    roots: frozenset[str]
    code: str | None
    status: str
    annotated: bool


def gold_pairs(
    coder: Coder, reader: Reads, records: Sequence[GoldRecord], given: bool, progress: Progress | None = None
) -> list[GoldPair]:
    """The pairs of all records. Sentences that the reader was trained on are left out, unless `reader` has
    stored answers for them.
    """
    judge = coder.appointed.judge
    assert judge is not None
    found: list[Heard] = []
    listening = replace(judge, reader=reader, mode="full", listener=found.append)
    options = replace(coder.options, status="all", least=0.0)
    heard_by = Coder(coder.codebook, coder.parser, coder.gazetteer, options, Appointed(listening, "full"))
    wanted = [record for record in records if not record.marked or _is_stored(reader, record)]
    done = 0
    for part in code_records(heard_by, wanted, given):
        done += len(part)
        if progress is not None:
            progress(done, len(wanted), 0)
    by_id = {f"{record.file}:{record.line}": record for record in wanted}
    pairs = [_gold_pair(heard, by_id[heard.doc_id]) for heard in found if by_id[heard.doc_id].events]
    # Where the sides were given, nothing is known of other pairs.
    return [pair for pair in pairs if not given or pair.annotated]


def _is_stored(reader: Reads, record: GoldRecord) -> bool:
    event = record.events[0]
    if not isinstance(reader, StoredReader) or not event.source or not event.target:
        return False
    return key(Pair(record.text, event.source[0], event.target[0])) in reader.answers


def _gold_pair(heard: Heard, record: GoldRecord) -> GoldPair:
    """What is right for the pair: the annotated event where it is the annotated pair, else no event."""
    event = record.events[0]
    same = overlaps(0, *heard.source, event.source) and overlaps(0, *heard.target, event.target)
    if not same or record.status == NO_EVENT:
        return GoldPair(heard, frozenset({NO_EVENT}), None, record.status, same)
    return GoldPair(heard, event.roots, event.code, record.status, same)
