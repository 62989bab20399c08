"""How one row of a table came about: its document coded again with traces, and the two compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from eventcoder.coder import CodeOptions, load
from eventcoder.errors import InputError, UsageError
from eventcoder.events.confidence import LEAST_BETWEEN_MARKED
from eventcoder.records import Document, Trace
from eventcoder.table.parquet import read_documents, read_events, read_metadata
from eventcoder.text.hashes import text_hash


@dataclass(frozen=True, slots=True)
class ExplainedRow:
    """The trace of the row's sentence, and remarks where coding it again gives something else."""

    trace: Trace
    remarks: tuple[str, ...]


def explain_row(
    event_id: str, events: Path, documents: Iterable[Document], codebook: tuple[str, ...] = ()
) -> ExplainedRow:
    """The trace behind the row with this id in the result folder `events`.

    `codebook` names the codebook where it isn't a shipped one. Raises UsageError where there is no such
    row, InputError where its document isn't in the input or its text is another one than was coded.
    """
    row = _row(event_id, events)
    document = _document(row, events, documents)
    metadata = read_metadata(events)
    names = codebook or (metadata.get("codebook_name", "cameo"),)
    coder = load(codebook=names, options=_options(metadata))
    (coded,) = coder.code_part([document])
    trace = next((one for one in coded.traces if one.sentence.sentence_id == row["sentence_id"]), None)
    if trace is None:
        raise InputError(f"{document.doc_id}: has no sentence {row['sentence_id']} any more")
    again = event_id in {event.event_id for event in coded.events}
    return ExplainedRow(trace, _remarks(again, metadata, coder.metadata()))


def _row(event_id: str, events: Path) -> dict[str, object]:
    found = read_events(events).filter(pl.col("event_id") == event_id)
    if not found.height:
        raise UsageError(f"--event {event_id}: no row of {events} has this id")
    return found.row(0, named=True)


def _document(row: Mapping[str, object], events: Path, documents: Iterable[Document]) -> Document:
    """The row's document from the input, if its text is the one that was coded."""
    wanted = str(row["doc_id"])
    document = next((one for one in documents if one.doc_id == wanted), None)
    if document is None:
        raise InputError(f"--input: holds no document {wanted}")
    known = read_documents(events).filter(pl.col("doc_id") == wanted)["text_hash"].to_list()
    if known and known[0] != text_hash(document.text):
        raise InputError(f"--input: the text of {wanted} isn't the one that was coded: its hash differs")
    return document


def _options(metadata: Mapping[str, str]) -> CodeOptions:
    lead = metadata.get("lead") or None
    return CodeOptions(
        status="all",
        alleged=metadata.get("alleged") == "true",
        reader=metadata.get("reader", "auto"),
        prefilter=metadata.get("prefilter", "true") == "true",
        lead=int(lead) if lead else None,
        least=float(metadata["least"]) if "least" in metadata else LEAST_BETWEEN_MARKED,
        with_title=metadata.get("with_title") == "true",
        trace=True,
    )


def _remarks(again: bool, then: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    differing = [
        key for key in ("eventcoder_version", "codebook_hash", "model_hash") if then.get(key) != now[key]
    ]
    remarks = [f"{key} was {then.get(key, 'unknown')}, is {now[key]} now" for key in differing]
    if not again:
        remarks.append("the row doesn't come out any more, or with another code or other actors")
    return tuple(remarks)
