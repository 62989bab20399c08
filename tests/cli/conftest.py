"""The command line with a coder and a codebook that answer from the test, so that no model is needed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from eventcoder.engines.local import SingleEngine
from eventcoder.records import Coded, Document, DocumentRow, Event, Sentence, Step, Trace

DAY = date(2022, 1, 5)


def build_event(text: str, code: str, source: str, target: str, **more: Any) -> Event:
    values: dict[str, Any] = {item.name: None for item in fields(Event) if item.default is MISSING}
    values |= {"code": code, "root": code[:2], "name": "Arrest, detain", "status": "actual", "claim": "none"}
    values |= {
        "mirror": False,
        "confidence": 0.5,
        "sentence_id": 0,
        "event_date": DAY,
        "date_precision": "day",
    }
    values |= {"coded_by": "rule", "pattern_id": f"cameo:{code}/abc123", "trigger": "detained"}
    values |= {"trigger_start": 0, "trigger_end": 1, "pub_date": DAY}
    for side, words in (("source", source), ("target", target)):
        start = text.index(words)
        values |= {f"{side}_text": words, f"{side}_start": start, f"{side}_end": start + len(words)}
        values |= {f"{side}_code": "KAZCOP"}
    return Event(**(values | more))


@dataclass
class FakeLibrary:
    """Stands in for `eventcoder.coder`: what it was asked for, and what it answers."""

    answer: Callable[[Document], list[Event]] = lambda document: []
    steps: tuple[Step, ...] = ()
    reason: str = ""
    error: BaseException | None = None
    loads: list[dict[str, Any]] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)

    def load(self, codebook: Any = "cameo", model: str | None = None, options: Any = None) -> FakeLibrary:
        if self.error is not None:
            raise self.error
        self.loads.append({"codebook": codebook, "model": model, "options": options})
        return self

    def metadata(self) -> dict[str, str]:
        return {"eventcoder_version": "0", "codebook_hash": "c0", "model_hash": "m0"}

    def code_part(self, documents: list[Document]) -> list[Coded]:
        self.documents += documents
        return [self._coded(document) for document in documents]

    def _coded(self, document: Document) -> Coded:
        events = tuple(self.answer(document))
        named = (document.doc_id, document.pub_date, None, None, None, document.input, document.record_number)
        row = DocumentRow(*named, len(document.text), 1, 1, len(events), None, "0" * 64, "0" * 16)
        sentence = Sentence(document.doc_id, 0, 0, document.text)
        return Coded(events, row, (Trace(sentence, self.steps, events, self.reason),))


@dataclass
class FakeOptions:
    status: Any = frozenset({"actual"})
    alleged: bool = False
    reader: str = "auto"
    prefilter: bool = True
    lead: int | None = None
    with_title: bool = False
    trace: bool = False


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> FakeLibrary:
    fake = FakeLibrary()
    module = ModuleType("eventcoder.coder")
    module.load, module.CodeOptions = fake.load, FakeOptions  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "eventcoder.coder", module)
    # A process of its own would load the real one.
    monkeypatch.setattr(
        "eventcoder.engines.run.local_engine", lambda make, workers, apart: SingleEngine(make)
    )
    return fake


@pytest.fixture
def make_event() -> Callable[..., Event]:
    return build_event


@pytest.fixture
def invoke(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs a command in this process; an exception that isn't meant for the user fails the test."""
    monkeypatch.delenv("EVENTCODER_CODEBOOK", raising=False)
    monkeypatch.delenv("EVENTCODER_MODEL", raising=False)

    def run(*words: str) -> Result:
        from eventcoder.cli.app import app

        result = CliRunner().invoke(app, list(words), prog_name="eventcoder")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run
