"""A JSON file that is one array, one object, or lines of objects; read piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from eventcoder.text.readers.json_lines import records_of
from eventcoder.text.readers.options import ReadOptions
from eventcoder.text.readers.record import Fault, Record
from eventcoder.text.readers.sources import Source
from eventcoder.text.readers.streams import open_text

_CHUNK = 1 << 16
# A string can't hold a raw line end: a string left open ends there, so that one record is lost, not all.
_MARK = re.compile(r'\\.|["{}\[\],:\n]', re.DOTALL)


def read_json(source: Source, options: ReadOptions) -> Iterator[Record | Fault]:
    """A record for each element of an array, or for each object of a file without one."""
    with open_text(source, newline="\n") as file:
        first = _first_line(file)
        start = first.strip()
        if start.startswith("["):
            yield from records_of(_elements(chain([first], _chunks(file))), options)
        elif start.endswith("}"):
            yield from records_of(
                chain([first + ("" if first.endswith("\n") else file.readline())], file), options
            )
        else:
            yield from records_of(_elements(chain(["[", first], _chunks(file), ["]"])), options)


def _first_line(file: TextIO) -> str:
    """The first line that isn't empty, or its beginning where it is long; "" for an empty file."""
    while line := file.readline(_CHUNK):
        if line.strip():
            return line
    return ""


def _chunks(file: TextIO) -> Iterator[str]:
    while chunk := file.read(_CHUNK):
        yield chunk


class _Scanner:
    """Follows brackets and strings through a text and cuts it where an element of the outer array ends."""

    def __init__(self) -> None:
        self.open = ""  # the brackets that are open, outermost first
        self._in_string = False
        self._last = ""
        self._pieces: list[str] = []

    def feed(self, text: str) -> Iterator[str]:
        """The elements that end in this stretch of text; what follows the last one is kept."""
        begin = 0
        for match in _MARK.finditer(text):
            mark = match.group()
            if self._in_string or mark in '"\n' or mark[0] == "\\":
                self._follow_string(mark)
                continue
            end = match.end() if mark in "}" else match.start()
            if self._ends_element(mark):
                self._pieces.append(text[begin:end])
                begin = match.start() if mark == "{" else match.end()
                yield self.rest()
        self._pieces.append(text[begin:])

    def rest(self) -> str:
        """What stands behind the last whole element."""
        element = "".join(self._pieces)
        self._pieces = []
        return element

    def _follow_string(self, mark: str) -> None:
        if mark == '"':
            self._in_string = not self._in_string
        elif mark == "\n" and self._in_string:
            self._in_string = False
            self._last = mark  # the value is broken: an object that opens next isn't its value

    def _ends_element(self, mark: str) -> bool:
        """Take note of a mark; True where an element of the outer array ends with it or before it."""
        before, self._last = self._last, mark
        if mark in "{[":
            return self._opens(mark, before)
        if mark in "}]":
            self.open = self.open[:-1]
            return len(self.open) == (1 if mark == "}" else 0)
        return mark == "," and len(self.open) == 1

    def _opens(self, mark: str, before: str) -> bool:
        """An object right inside an object, without a key, says that the outer one was never closed."""
        unclosed = mark == "{" and self.open.endswith("{") and before != ":"
        self.open = "[{" if unclosed else self.open + mark
        return unclosed or self.open == "["


def _elements(chunks: Iterator[str]) -> Iterator[str]:
    """The texts of an array's elements; of a file cut off, the rest as a last, broken one."""
    scanner, held = _Scanner(), ""
    for chunk in chunks:
        chunk = held + chunk
        # A backslash and what it escapes must not fall apart between two chunks.
        cut = len(chunk) - (len(chunk) - len(chunk.rstrip("\\"))) % 2
        held, chunk = chunk[cut:], chunk[:cut]
        yield from scanner.feed(chunk)
    rest = scanner.rest() + held
    if rest.strip() or scanner.open:
        yield rest if rest.strip() else "[: the array has no end"
