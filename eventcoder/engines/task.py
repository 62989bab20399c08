"""A part under work, with what to do when the process that works on it dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from eventcoder.engines.base import CodedPart, Part
from eventcoder.records import Coded, Document, Rejected

LIVES = 2  # how often documents may take their worker with them


class Task:
    """A part cut into chunks: all its documents in one, and one by one after that has failed twice."""

    def __init__(self, part: Part) -> None:
        """All documents of `part` are still to be coded."""
        self.part = part
        self._chunks: deque[tuple[Document, ...]] = deque([part.documents] if part.documents else [])
        self._deaths = 0
        self._coded: list[Coded] = []
        self._died: list[Rejected] = []

    @property
    def chunk(self) -> tuple[Document, ...]:
        """The documents to code next; empty when the part is done."""
        return self._chunks[0] if self._chunks else ()

    @property
    def done(self) -> bool:
        """Whether nothing is left to code."""
        return not self._chunks

    def give(self, coded: Sequence[Coded]) -> None:
        """Take what the present chunk gave; ValueError where a document was lost or added."""
        if len(coded) != len(self.chunk):
            raise ValueError(f"the coder gave {len(coded)} results for {len(self.chunk)} documents")
        self._coded += coded
        self._next()

    def worker_died(self) -> None:
        """The worker died on the present chunk: once more, then singly, then give the document up."""
        self._deaths += 1
        if self._deaths < LIVES:
            return
        documents = self.chunk
        if len(documents) == 1:
            self._died.append(_given_up(documents[0]))
        else:
            self._chunks.extend((document,) for document in documents)
        self._next()

    def _next(self) -> None:
        self._chunks.popleft()
        self._deaths = 0

    def result(self) -> CodedPart:
        """The part with all that it gave."""
        return CodedPart(self.part, tuple(self._coded), tuple(self._died))


def _given_up(document: Document) -> Rejected:
    message = (
        f"the process that coded this document died {LIVES} times ({len(document.text)} characters); "
        "perhaps it needs more memory than there is"
    )
    return Rejected(document.input, document.record_number, document.doc_id, "worker_died", message)
