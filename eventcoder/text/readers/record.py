"""What every format's reader yields: a record's fields, or the fault that makes it unreadable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One record as read. `fields` go by eventcoder's names; `doc_id` replaces the default id."""

    number: int  # from 1
    fields: Mapping[str, object]
    doc_id: str | None = None


class Fault(Exception):
    """Why a record can't become a document: a fixed word and a sentence that says what to do."""

    def __init__(self, reason: str, message: str, number: int = 0) -> None:
        """`number` is the record's, 0 where whoever raises doesn't know it."""
        super().__init__(reason, message, number)
        self.reason = reason
        self.message = message
        self.number = number


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Stands in a record for a value whose bytes can't be read as text."""

    problem: str
