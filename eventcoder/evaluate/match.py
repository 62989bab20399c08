"""Which row of the coder answers a gold event: the rows between the annotated pair, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from eventcoder.evaluate.classes import is_statement
from eventcoder.evaluate.gold import GoldEvent, GoldRecord, Span
from eventcoder.records import Coded, Document, Event

# Annotators of spans gave no status, so every status counts but a denial that anything happened.
COUNTED = frozenset({"actual", "planned", "hypothetical", "historical"})

PART = 256  # documents handed to the coder at once

Progress = Callable[[int, int | None, int], None]  # records done, records in all, words coded


class PartCoder(Protocol):
    """What scoring needs of a coder, so that tests can hand in a fake."""

    def code_part(self, documents: list[Document]) -> list[Coded]:
        """The documents coded, one result each, in their order."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """One gold event, the row that answers it (None: nothing did), and all that the coder wrote."""

    record: GoldRecord
    event: GoldEvent
    row: Event | None
    coded: Coded

    @property
    def root_right(self) -> bool:
        """Whether the row's root is one of those that count as right."""
        return self.row is not None and self.row.root in self.event.roots

    @property
    def code_right(self) -> bool:
        """Whether the row has exactly the gold code."""
        return self.row is not None and self.row.code == self.event.code


def code_records(
    coder: PartCoder, records: Sequence[GoldRecord], given: bool
) -> Iterator[list[tuple[GoldRecord, Coded]]]:
    """Codes the records part by part, with their spans as mentions where `given`; yields each part."""
    for start in range(0, len(records), PART):
        part = records[start : start + PART]
        coded = coder.code_part([record.document(given) for record in part])
        yield list(zip(part, coded, strict=True))


def outcomes(record: GoldRecord, coded: Coded, statuses: frozenset[str] = COUNTED) -> list[Outcome]:
    """Every gold event of the record with the row that answers it."""
    return [Outcome(record, event, best(coded.events, event, statuses), coded) for event in record.events]


def best(rows: Sequence[Event], event: GoldEvent, statuses: frozenset[str] = COUNTED) -> Event | None:
    """The row of the highest confidence between the gold pair; the first of equals; None where none is."""
    found = [row for row in between(rows, event) if row.status in statuses and not left_out(row, event)]
    return max(found, key=lambda row: row.confidence, default=None)


def between(rows: Sequence[Event], event: GoldEvent) -> list[Event]:
    """The rows whose source and target overlap a gold source and target span."""
    return [row for row in rows if _on(row, event.source, event.target)]


def reversed_rows(rows: Sequence[Event], event: GoldEvent) -> list[Event]:
    """The rows that run from the gold target to the gold source."""
    return [row for row in rows if _on(row, event.target, event.source)]


def left_out(row: Event, event: GoldEvent) -> bool:
    """Whether the row is a statement (01x) while the gold event isn't one."""
    return is_statement(row.root) and not any(is_statement(root) for root in event.roots)


def _on(row: Event, source: tuple[Span, ...], target: tuple[Span, ...]) -> bool:
    return overlaps(row.sentence_id, row.source_start, row.source_end, source) and overlaps(
        row.sentence_id, row.target_start, row.target_end, target
    )


def overlaps(sentence_id: int, start: int | None, end: int | None, spans: tuple[Span, ...]) -> bool:
    """Whether [start, end) touches a span. No spans match anything, also nothing; a title never matches."""
    if not spans:
        return True
    if start is None or end is None or sentence_id < 0:
        return False
    return any(start < gold_end and gold_start < end for gold_start, gold_end in spans)
