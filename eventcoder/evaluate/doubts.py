"""Where the reader doubts: rows it would code otherwise, pairs nobody coded; and a sheet to fill in.

The filled sheet becomes labelled sentences, from which the reader learns, or shows which rule is missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from eventcoder.coder import Coder
from eventcoder.errors import InputError
from eventcoder.events.appoint import Appointed
from eventcoder.events.decision import read_chances
from eventcoder.events.judge import Heard
from eventcoder.reader.answer import Answer, Pair, Reads
from eventcoder.reader.sentences import ACTUAL, NO_EVENT, Span
from eventcoder.records import Document

HEADER = (
    "# Write the right code behind `code`, or none where nothing happens from <s> to <t>; leave it empty to\n"
    "# skip the sentence. `status` is actual, planned, negated, hypothetical or historical. Then run:\n"
    "#   eventcoder reader sentences THIS.yml -o my-codebook/sentences/mine.jsonl\n"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence with its pair marked, how it was coded, what the reader thinks, how far they differ."""

    text: str
    coded: str  # "none" where there is no row
    coded_by: str
    reader: tuple[tuple[str, float], ...]
    none: float
    doubt: float  # 0 to 1: one minus the reader's chance of what was coded


def doubts_of_rows(events: pl.DataFrame, reader: Reads) -> list[Doubt]:
    """A doubt for each row that has both sides, the greatest first."""
    wanted = ("sentence", "source_text", "target_text", "source_start", "target_start", "code", "coded_by")
    rows = events.filter(
        pl.col("source_start").is_not_null() & pl.col("target_start").is_not_null() & ~pl.col("mirror")
    ).select(wanted)
    found = []
    for sentence, source, target, at, target_at, code, coded_by in rows.iter_rows():
        spans = _spans(sentence, source, target, target_at - at)
        if spans is not None:
            answer = reader.read([Pair(sentence, *spans)])[0]
            found.append(_doubt(sentence, *spans, code, coded_by, answer))
    return _ranked(found)


def doubts_of_silence(coder: Coder, documents: Iterable[Document]) -> list[Doubt]:
    """A doubt for each pair of mentions without a row where the reader sees an event, the greatest first."""
    judge = coder.appointed.judge
    if judge is None:
        return []
    heard: list[Heard] = []
    listening = Appointed(replace(judge, mode="full", listener=heard.append), "full")
    silent = Coder(coder.codebook, coder.parser, coder.gazetteer, coder.options, listening)
    texts: dict[str, str] = {}
    rows: set[tuple[str, int | None, int | None]] = set()
    for document in documents:
        texts[document.doc_id] = document.text
        for event in silent.code([document]):
            rows.add((event.doc_id, event.source_start, event.target_start))
    return _ranked(
        _doubt(*_cut(texts[one.doc_id], one), NO_EVENT, "nobody", one.answer)
        for one in heard
        if (one.doc_id, one.source[0], one.target[0]) not in rows and one.answer.none < 0.5
    )


def write_sheet(doubts: Sequence[Doubt]) -> str:
    """The sheet as YAML, with a comment that says how to fill it in."""
    entries = [
        {
            "text": one.text,
            "coded": f"{one.coded} by {one.coded_by}",
            "reader": [f"{code} {chance:.2f}" for code, chance in one.reader] + [f"none {one.none:.2f}"],
            "code": None,
            "status": ACTUAL,
        }
        for one in doubts
    ]
    return HEADER + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=100)


class _Filled(BaseModel):
    """One entry of a filled sheet."""

    model_config = ConfigDict(extra="forbid")

    text: str
    coded: str = ""
    reader: list[str] = []
    code: str | None = None
    status: str = ACTUAL


def read_sheet(path: Path) -> list[dict[str, str | None]]:
    """The entries that were filled in, as lines of labelled sentences. Raises InputError for a bad sheet."""
    try:
        text = path.read_text(encoding="utf-8")
        # Every scalar stays text: 010 is a code, not a number.
        filled = TypeAdapter(list[_Filled]).validate_python(
            [_without_empty(one) for one in yaml.load(text, yaml.BaseLoader) or []]
        )
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError, TypeError) as error:
        raise InputError(f"{path}: can't be read as a sheet of doubts: {error}") from error
    return [_line(one) for one in filled if one.code]


def _without_empty(entry: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in entry.items() if value not in ("", "null", "~")}


def _line(one: _Filled) -> dict[str, str | None]:
    if one.code == NO_EVENT:
        return {"code": None, "text": one.text, "status": NO_EVENT}
    line: dict[str, str | None] = {"code": one.code, "text": one.text}
    return line if one.status == ACTUAL else line | {"status": one.status}


def _spans(sentence: str, source: str, target: str, apart: int) -> tuple[Span, Span] | None:
    """Where both mentions stand in the sentence: the place at which they are as far apart as in the text."""
    at = sentence.find(source)
    while at >= 0:
        if sentence.startswith(target, at + apart):
            return (at, at + len(source)), (at + apart, at + apart + len(target))
        at = sentence.find(source, at + 1)
    return None


def _doubt(text: str, source: Span, target: Span, coded: str, coded_by: str, answer: Answer) -> Doubt:
    chances = read_chances(answer)
    said = coded if coded == NO_EVENT else coded[:2]
    best = tuple((code, round(chance, 3)) for code, chance in answer.best(3))
    doubt = 1 - chances.get(said, 0.0)
    return Doubt(_tagged(text, source, target), coded, coded_by, best, round(answer.none, 3), round(doubt, 4))


def _cut(text: str, one: Heard) -> tuple[str, Span, Span]:
    """The paragraph of a pair, cut to what stands around it, with the spans in it."""
    first, last = min(one.source[0], one.target[0]), max(one.source[1], one.target[1])
    start = text.rfind("\n", 0, first) + 1
    end = text.find("\n", last)
    end = len(text) if end < 0 else end
    start = max(start, text.rfind(". ", start, first) + 2 if text.rfind(". ", start, first) >= 0 else start)
    stop = text.find(". ", last, end)
    end = end if stop < 0 else stop + 1
    source, target = ((span[0] - start, span[1] - start) for span in (one.source, one.target))
    return text[start:end], source, target


def _tagged(text: str, source: Span, target: Span) -> str:
    marks = [(source[0], 1, "<s>"), (source[1], 0, "</s>"), (target[0], 1, "<t>"), (target[1], 0, "</t>")]
    for at, _, mark in sorted(marks, reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def _ranked(doubts: Iterable[Doubt]) -> list[Doubt]:
    unique = {one.text: one for one in doubts}
    return sorted(unique.values(), key=lambda one: (-one.doubt, one.text))


def interleaved(one: Sequence[Doubt], other: Sequence[Doubt], count: int) -> list[Doubt]:
    """The first of both in turn, at most `count`."""
    return list(_in_turn(one, other))[:count]


def _in_turn(one: Sequence[Doubt], other: Sequence[Doubt]) -> Iterator[Doubt]:
    for place in range(max(len(one), len(other))):
        yield from one[place : place + 1]
        yield from other[place : place + 1]
