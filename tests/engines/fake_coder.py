"""A Coder without a model: an event for each `hit` in a text. Other words make it misbehave."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from table_rows import document_row, event

from eventcoder.records import Coded, Document


class OddError(Exception):
    """An error that pickles and doesn't unpickle."""

    def __init__(self, text: str, *, code: int) -> None:
        super().__init__(f"{text} {code}")


@dataclass
class FakeCoder:
    options: dict[str, str] = field(default_factory=dict)

    def metadata(self) -> dict[str, str]:
        return {"eventcoder_version": "0", "codebook_hash": "c0", "model_hash": "m0"} | self.options

    def code_part(self, documents: Sequence[Document]) -> list[Coded]:
        return [self._code(document) for document in documents]

    def _code(self, document: Document) -> Coded:
        words = document.text.split()
        for word in words:
            name, _, value = word.partition(":")
            if name in ACTIONS:
                ACTIONS[name](value)
        row = document_row(
            doc_id=document.doc_id,
            pub_date=document.pub_date,
            input=document.input,
            record_number=document.record_number,
            sentences=4,
            sentences_parsed=1,
            events=words.count("hit"),
        )
        events = [self._event(document, number) for number in range(row.events)]
        return Coded(tuple(events), row)

    def _event(self, document: Document, number: int):  # type: ignore[no-untyped-def]
        key = sha256(f"{document.doc_id}/{number}".encode()).hexdigest()[:16]
        text = document.text or "-"
        return event(event_id=key, doc_id=document.doc_id, sentence_id=number, sentence=text)


def die(_value: str) -> None:
    os._exit(1)


def die_unless(path: str) -> None:
    """Die the first time: leave a mark, and live when it is there."""
    if not Path(path).exists():
        Path(path).touch()
        os._exit(1)


def break_off(_value: str) -> None:
    raise ValueError("a fault in the coder")


def break_oddly(_value: str) -> None:
    raise OddError("odd fault", code=7)


def interrupt(_value: str) -> None:
    """Press Ctrl-C in the process that started the run."""
    os.kill(RUN_PID, signal.SIGINT)
    time.sleep(0.1)


def interrupt_parent(_value: str) -> None:
    os.kill(int(_value), signal.SIGINT)
    time.sleep(0.1)


RUN_PID = os.getpid()
ACTIONS: dict[str, Callable[[str], None]] = {
    "die": die,
    "die_unless": die_unless,
    "break": break_off,
    "odd": break_oddly,
    "interrupt": interrupt,
    "interrupt_parent": interrupt_parent,
    "sleep": lambda seconds: time.sleep(float(seconds)),
}


def die_at_once() -> FakeCoder:
    os._exit(1)


@dataclass
class Changing:
    """Makes Coders of which the second has another codebook: someone edits it meanwhile."""

    mark: Path

    def __call__(self) -> FakeCoder:
        changed = self.mark.exists()
        self.mark.touch()
        return FakeCoder({"codebook_hash": "c1" if changed else "c0"})
