"""What an engine is, and what it needs of a coder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from eventcoder.records import Coded, Document, Rejected


class PartCoder(Protocol):
    """The side of a Coder that engines use."""

    def code_part(self, documents: Sequence[Document]) -> list[Coded]:
        """What each document gave, in the order of the documents."""
        ...

    def metadata(self) -> dict[str, str]:
        """All that determines the rows: versions, codebook, model, options. No times, no host names."""
        ...


# Called once in each process; must be picklable for more than one worker, such as
# `functools.partial(load, "cameo", None, options)`.
MakeCoder = Callable[[], PartCoder]


@dataclass(frozen=True, slots=True)
class Part:
    """The records of one part, in input order; `number` counts from 0 over the whole input."""

    number: int
    records: tuple[Document | Rejected, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """Those of its records that can be coded."""
        return tuple(record for record in self.records if isinstance(record, Document))

    @property
    def words(self) -> int:
        """How many words its documents have, counted by white space; for progress only."""
        return sum(len(document.text.split()) for document in self.documents)


@dataclass(frozen=True, slots=True)
class CodedPart:
    """A part with what each of its documents gave; `died` are the documents that killed their worker."""

    part: Part
    coded: tuple[Coded, ...]
    died: tuple[Rejected, ...] = ()

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """All records of the part without a row among the documents, in input order."""
        died = {(row.input, row.record_number, row.doc_id): row for row in self.died}
        rows: list[Rejected] = []
        for record in self.part.records:
            if isinstance(record, Rejected):
                rows.append(record)
            elif (key := (record.input, record.record_number, record.doc_id)) in died:
                rows.append(died[key])
        return tuple(rows)


class Engine(Protocol):
    """Codes parts, wherever the work is done; every engine gives the same rows."""

    def metadata(self) -> dict[str, str]:
        """The metadata of the coders that work here; starts the first of them."""
        ...

    def code(self, parts: Iterable[Part], stop: Callable[[], bool]) -> Iterator[CodedPart]:
        """The parts coded, in their order.

        Once `stop` says so, no further part is begun; those begun are finished and given back.
        """
        ...

    def close(self) -> None:
        """End all workers."""
        ...
