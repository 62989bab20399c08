"""YAML read as text: every plain scalar stays the text that was written, and keeps its line and column.

YAML 1.1 reads 010 as 8, 0311 as 201 and NO as False, which would ruin event and country codes. So the
values are never converted here; the models do that, knowing what they expect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eventcoder.errors import CodebookError, Problem
from eventcoder.location import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

MAX_BYTES = 5_000_000
MAX_DEPTH = 20
# Characters that YAML doesn't allow at all.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
NULLS = frozenset({"", "~", "null"})

DataPath = tuple[str | int, ...]
Plain = str | None | list[Any] | dict[str, Any]


@dataclass(slots=True)
class Node:
    """One value of a file with its place; a mapping also knows the places of its keys."""

    line: int
    column: int
    value: str | None | list[Node] | dict[str, Node]
    quoted: bool = False
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)

    def plain(self) -> Plain:
        """The value as Python data: text, None, lists and dictionaries."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {key: item.plain() for key, item in self.value.items()}
        return self.value

    def child(self, step: str | int) -> Node | None:
        """The value under a key or at an index, or None."""
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step]
        return None


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file that was read: its name as shown to the user, its lines, and the tree of its values."""

    file: str
    lines: tuple[str, ...]
    root: Node

    def location(self, path: DataPath = (), key: bool = False) -> Location:
        """Where the value at `path` stands (with `key`, where its key stands); else its nearest parent."""
        node = self.root
        for number, step in enumerate(path):
            if key and number == len(path) - 1 and step in node.keys:
                line, column = node.keys[str(step)]
                return Location(self.file, line, column)
            below = node.child(step)
            if below is None:
                break
            node = below
        return Location(self.file, node.line, node.column)

    def problem(self, code: str, path: DataPath, message: str, hint: str = "", key: bool = False) -> Problem:
        """A finding at `path`, with the line of the file that it is about."""
        return self.problem_at(self.location(path, key), code, message, hint)

    def problem_at(self, location: Location, code: str, message: str, hint: str = "") -> Problem:
        """A finding at a place that is already known."""
        shown = self.lines[location.line - 1] if 0 < location.line <= len(self.lines) else ""
        return Problem(location, code, message, hint, source_line=shown)

    def plain(self) -> Plain:
        """The whole file as Python data."""
        return self.root.plain()

    def scalars(self) -> Iterator[Node]:
        """Every text of the file, values only, in order."""
        stack = [self.root]
        while stack:
            node = stack.pop()
            if isinstance(node.value, dict):
                stack.extend(reversed(node.value.values()))
            elif isinstance(node.value, list):
                stack.extend(reversed(node.value))
            else:
                yield node


def shipped_codebooks() -> Path:
    """The folder of the codebooks that come with eventcoder: in the wheel, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_codebooks"
    return installed if installed.is_dir() else package.parent / "codebooks"


def read_source(path: Path, name: str | None = None) -> Source:
    """The file at `path`, called `name` in messages. Raises CodebookError with one problem."""
    shown = name or str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _fault(Location(shown), "C106", f"this file can't be opened ({error.strerror})") from None
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1e6:.1f} MB"
        message = f"this file is too large ({size})"
        raise _fault(Location(shown), "C105", message, "split it; 5 MB is the limit")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _fault(Location(shown, line, 1), "C106", "not UTF-8 text", "save the file as UTF-8") from None
    return read_text(text, shown)


def read_text(text: str, name: str) -> Source:
    """The YAML `text` as a Source called `name`. Raises CodebookError with one problem."""
    import yaml  # a codebook from the cache must load without it

    lines = tuple(text.splitlines())
    _refuse_control_characters(name, lines)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = _Builder(name, lines, yaml.parse(text, Loader=loader)).build()
    except yaml.YAMLError as error:
        raise CodebookError((_syntax_problem(error, name, lines),)) from None
    return Source(name, lines, root)


def _fault(location: Location, code: str, message: str, hint: str = "", line: str = "") -> CodebookError:
    return CodebookError((Problem(location, code, message, hint, source_line=line),))


def _refuse_control_characters(name: str, lines: tuple[str, ...]) -> None:
    for number, line in enumerate(lines, start=1):
        found = _CONTROL.search(line)
        if found:
            message = f"there is a control character here (U+{ord(found.group()):04X})"
            raise _fault(Location(name, number, found.start() + 1), "C109", message, "delete it", line)


def _syntax_problem(error: yaml.YAMLError, name: str, lines: tuple[str, ...]) -> Problem:
    """The YAML library's complaint in our words, at the place where the text went wrong."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = getattr(error, "problem", None) or str(error).split("\n")[0]
    hint = "put text that holds ': ', ' #' or begins with one of [{*!%@`\" in quotes; indent with spaces"
    if mark is None:
        return Problem(Location(name), "C101", f"this is not readable YAML ({said})", hint)
    shown = lines[mark.line] if mark.line < len(lines) else ""
    location = Location(name, mark.line + 1, mark.column + 1)
    return Problem(location, "C101", f"this is not readable YAML ({said})", hint, source_line=shown)


class _Builder:
    """Turns the parser's events into Nodes, refusing what a codebook has no use for."""

    def __init__(self, name: str, lines: tuple[str, ...], events: Iterator[yaml.Event]) -> None:
        self.name = name
        self.lines = lines
        self.events = events

    def build(self) -> Node:
        """The root value; an empty file is an empty text."""
        root: Node | None = None
        for event in self.events:
            kind = type(event).__name__
            if kind in ("StreamStartEvent", "StreamEndEvent", "DocumentStartEvent", "DocumentEndEvent"):
                continue
            if root is not None:
                raise self._fault(event, "C107", "a second document in one file", "split it at the '---'")
            root = self._node(event, 0)
        return root or Node(1, 1, None)

    def _fault(self, event: Any, code: str, message: str, hint: str) -> CodebookError:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        shown = self.lines[line - 1] if line <= len(self.lines) else ""
        return _fault(Location(self.name, line, column), code, message, hint, shown)

    def _node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._fault(event, "C108", f"nested deeper than {MAX_DEPTH} levels", "make it flatter")
        kind = type(event).__name__
        if kind == "AliasEvent":
            hint = f"write the value out, or in quotes if text is meant: '*{event.anchor}'"
            raise self._fault(event, "C104", f"the alias *{event.anchor} is not allowed", hint)
        if event.tag is not None and event.tag != "!":
            message = f"the tag {event.tag} is not allowed"
            raise self._fault(event, "C103", message, "put text that begins with '!' in quotes")
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if kind == "ScalarEvent":
            return self._scalar(event, line, column)
        if event.anchor is not None:
            raise self._anchor(event)
        if kind == "SequenceStartEvent":
            return Node(line, column, self._items(depth))
        return self._mapping(line, column, depth)

    def _anchor(self, event: Any) -> CodebookError:
        hint = f"write the value out, or in quotes if a set is meant: '&{event.anchor}'"
        return self._fault(event, "C104", f"the anchor &{event.anchor} is not allowed", hint)

    def _scalar(self, event: Any, line: int, column: int) -> Node:
        if event.anchor is not None:
            # `[soldier, &police]`: YAML sees an anchor on nothing; in a codebook it names a word set.
            if event.value or event.style:
                raise self._anchor(event)
            return Node(line, column, f"&{event.anchor}")
        quoted = bool(event.style)
        text = event.value
        return Node(line, column, None if not quoted and text in NULLS else text, quoted)

    def _items(self, depth: int) -> list[Node]:
        items = []
        while type(event := next(self.events)).__name__ != "SequenceEndEvent":
            items.append(self._node(event, depth + 1))
        return items

    def _mapping(self, line: int, column: int, depth: int) -> Node:
        node = Node(line, column, {})
        values: dict[str, Node] = {}
        while type(event := next(self.events)).__name__ != "MappingEndEvent":
            key = self._node(event, depth + 1)
            # An empty key has a meaning in the composition table: "anything else".
            if not isinstance(key.value, str):
                raise self._fault(event, "C107", "a key must be a text", "quote it, or take it away")
            if key.value in values:
                first = node.keys[key.value][0]
                raise self._fault(
                    event, "C102", f"the key '{key.value}' is repeated", f"it stands in line {first} already"
                )
            node.keys[key.value] = (key.line, key.column)
            values[key.value] = self._node(next(self.events), depth + 1)
        node.value = values
        return node
