"""A coder that answers from a table, and rows with only the fields that a test cares about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from typing import Any

import pytest

from eventcoder.records import Coded, Document, DocumentRow, Event, Sentence, Step, Trace

_DAY = date(2018, 6, 1)
_DEFAULTS: dict[str, Any] = {
    "event_id": "0" * 16,
    "event_date": _DAY,
    "date_precision": "publication",
    "status": "actual",
    "claim": "none",
    "coded_by": "rule",
    "pattern_id": "cameo:173/abc123",
    "mirror": False,
    "confidence": 0.5,
    "sentence_id": 0,
    "doc_id": "d",
    "name": "an event",
    "trigger": "detain",
    "trigger_start": 0,
    "trigger_end": 1,
    "story_id": "s",
    "sentence": "",
    "pub_date": _DAY,
}


def build_event(
    code: str, source: str | None = None, target: str | None = None, text: str = "", **more: Any
) -> Event:
    """A row with the code; source and target are words of `text`, from which the offsets come."""
    values: dict[str, Any] = {field.name: None for field in fields(Event) if field.default is MISSING}
    values |= _DEFAULTS | {"code": code, "root": code[:2]}
    for side, words in (("source", source), ("target", target)):
        if words is not None:
            start = text.index(words)
            values |= {f"{side}_text": words, f"{side}_start": start, f"{side}_end": start + len(words)}
    return Event(**(values | more))


class FakeCoder:
    """Gives the rows that `answer` makes of a document; remembers the documents and the sizes of parts."""

    def __init__(self, answer: Callable[[Document], list[Event]]) -> None:
        self.answer = answer
        self.documents: list[Document] = []
        self.parts: list[int] = []

    def code_part(self, documents: list[Document]) -> list[Coded]:
        self.documents += documents
        self.parts.append(len(documents))
        return [coded(self.answer(document), document) for document in documents]


def coded(rows: list[Event], document: Document, stages: tuple[str, ...] = ()) -> Coded:
    """What a document gave, with a trace that has one step for each of `stages`."""
    row = DocumentRow(
        document.doc_id,
        document.pub_date,
        None,
        None,
        None,
        "",
        0,
        len(document.text),
        1,
        1,
        len(rows),
        None,
        "",
        "",
    )
    sentence = Sentence(document.doc_id, 0, 0, document.text)
    steps = tuple(Step(stage, "…") for stage in stages)
    return Coded(tuple(rows), row, (Trace(sentence, steps, tuple(rows), "" if rows else "why"),))


@pytest.fixture
def make_event() -> Callable[..., Event]:
    return build_event


@pytest.fixture
def make_coder() -> Callable[..., FakeCoder]:
    return FakeCoder


@pytest.fixture
def make_coded() -> Callable[..., Coded]:
    return coded
