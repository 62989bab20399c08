"""CSV and TSV with a header line; a quoted cell may hold line ends."""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from typing import TextIO

from eventcoder.text.readers.columns import missing_column
from eventcoder.text.readers.options import ReadOptions
from eventcoder.text.readers.record import Fault, Record
from eventcoder.text.readers.sources import Source
from eventcoder.text.readers.streams import open_text

# A cell longer than any article means that a quotation mark isn't closed.
_LONGEST_CELL = 16_000_000


def read_delimited(source: Source, options: ReadOptions) -> Iterator[Record | Fault]:
    """A record a row, the header aside; empty rows don't count."""
    csv.field_size_limit(_LONGEST_CELL)
    with open_text(source) as file:
        rows = _rows(file, "\t" if source.format == "tsv" else ",")
        header = next(rows, None)
        if header is None:
            return
        if isinstance(header, str):
            yield Fault("broken_row", f"the header can't be read ({header}): mend the first line", 1)
            return
        names = [name.strip() for name in header]
        fault = missing_column(names, options)
        for number, row in enumerate(rows, 1):
            yield Fault("bad_column", fault, number) if fault else _record(number, row, names, options)


def _record(number: int, row: list[str] | str, names: Sequence[str], options: ReadOptions) -> Record | Fault:
    if isinstance(row, str):
        return Fault("broken_row", f"the row can't be read ({row}): check its quotation marks", number)
    if any(row[len(names) :]):
        message = (
            f"the row has {len(row)} cells, the header {len(names)}: quote cells that hold the separator"
        )
        return Fault("bad_row", message, number)
    return Record(number, options.pick(dict(zip(names, row, strict=False))))


class _Lines:
    """The lines of a file, kept from the beginning of the present row on, so that it can be read again."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._again: deque[str] = deque()
        self.row: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._file)
        self.row.append(line)
        return line

    def give_back(self, first: int) -> None:
        """Let the lines of the present row be read again from the given one on."""
        self._again.extendleft(reversed(self.row[first:]))
        self.row = []


def _rows(file: TextIO, separator: str) -> Iterator[list[str] | str]:
    """Each row as its cells, or as what is wrong with it; then the next line begins a row anew."""
    lines = _Lines(file)
    if separator == ",":
        separator = _separator(lines)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        lines.row = []
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            first = lines.row[0] if lines.row else ""
            lines.give_back(1)
            reader = csv.reader(lines, delimiter=separator, strict=True)
            yield _unquoted(first) if separator == "\t" else str(error)
            continue
        if any(row):
            yield row


def _separator(lines: _Lines) -> str:
    """A semicolon where the header has some and no comma, as spreadsheets of many countries write it."""
    header = next(lines, "")
    lines.give_back(0)
    return ";" if ";" in header and "," not in header else ","


def _unquoted(line: str) -> list[str]:
    """The cells of a line in which quotation marks have no meaning, as many TSV files have it."""
    return line.rstrip("\r\n").split("\t")
