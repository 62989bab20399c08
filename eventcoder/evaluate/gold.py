"""Reads gold records, one JSON a line: annotated spans, or sentences with source and target marked.

    {"id", "text", "date"?, "events": [{"roots" or "code", "source": [[start, end], …], "target": […]}]}
    {"code": "0234", "text": "<s>The government</s> asked <t>its neighbours</t> for troops.", "status"?}

A quarter of the records is locked: chosen by a hash of the id (or of the text without tags), it is
scored now and then, and never looked at while rules are written.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eventcoder.errors import InputError, UsageError
from eventcoder.records import Document, Given

Span = tuple[int, int]
PARTS = ("read", "locked", "all")

_TAG = re.compile(r"</?[st]>")
_SPAN_DATE = date(2018, 6, 1)  # for records with spans and no date of their own
_MARKED_DATE = date(2025, 1, 1)  # for marked sentences, so that a dated past is past


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """What should come out: the roots that count as right, the code where known, the spans of both sides."""

    roots: frozenset[str]
    code: str | None
    source: tuple[Span, ...]
    target: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One gold text. `status` is empty where none was annotated, `none` where no event must come out."""

    key: str
    file: str
    line: int
    text: str
    date: date
    status: str
    events: tuple[GoldEvent, ...]
    marked: bool = False

    @property
    def locked(self) -> bool:
        """Whether the record belongs to the locked quarter."""
        return is_locked(self.key)

    def document(self, given: bool) -> Document:
        """The record as a document to code, with its spans as mentions where `given`."""
        mentions = _given(self.events) if given else ()
        return Document(
            doc_id=f"{self.file}:{self.line}",
            pub_date=self.date,
            text=self.text,
            given=mentions,
            input=self.file,
            record_number=self.line,
        )


def is_locked(key: str) -> bool:
    """Whether a key (id, or text without tags) falls in the locked quarter."""
    return int(hashlib.sha1(key.encode()).hexdigest(), 16) % 4 == 0


def read_gold(
    paths: Iterable[Path], part: str = "read", limit: int | None = None, day: date | None = None
) -> list[GoldRecord]:
    """The records of the files that belong to `part`, at most `limit` a file, in their order.

    `day` is the date of those without one of their own; without it spans get 2018-06-01, marked sentences
    2025-01-01.

    Raises InputError where a file can't be opened or a line isn't gold, UsageError for an unknown part.
    """
    if part not in PARTS:
        raise UsageError(f"--part {part}: choose read, locked or all")
    return [record for path in paths for record in _read_part(path, part, limit, day)]


def _read_part(path: Path, part: str, limit: int | None, day: date | None) -> list[GoldRecord]:
    wanted = (
        record for record in read_file(path, day) if part == "all" or record.locked == (part == "locked")
    )
    return [record for number, record in enumerate(wanted) if limit is None or number < limit]


def read_file(path: Path, day: date | None = None) -> Iterator[GoldRecord]:
    """All records of one file. Raises InputError with file and line where one isn't gold."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: can't be read as gold: {error}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _record(line, path, number, day)


def _record(line: str, path: Path, number: int, day: date | None) -> GoldRecord:
    try:
        data = json.loads(line)
        if "events" in data:
            return _spans_record(data, path, number, day)
        return _marked_record(data, path, number, day)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise InputError(f"{path}:{number}: not a gold record ({error!r}); see `read_gold`") from error


def _spans_record(data: dict[str, Any], path: Path, number: int, day: date | None) -> GoldRecord:
    return GoldRecord(
        key=str(data["id"]),
        file=path.name,
        line=number,
        text=data["text"],
        date=_date(data, day or _SPAN_DATE),
        status=data.get("status") or ("" if data["events"] else "none"),
        events=tuple(_spans_event(event) for event in data["events"]),
    )


def _date(data: dict[str, Any], otherwise: date) -> date:
    return date.fromisoformat(data["date"]) if data.get("date") else otherwise


def _spans_event(event: dict[str, Any]) -> GoldEvent:
    code: str | None = event.get("code")
    roots = event["roots"] if event.get("roots") else [str(event["code"])[:2]]
    return GoldEvent(frozenset(roots), code, _spans(event["source"]), _spans(event["target"]))


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in pairs)


def _marked_record(data: dict[str, Any], path: Path, number: int, day: date | None) -> GoldRecord:
    text = _TAG.sub("", data["text"])
    code = data["code"]
    roots = frozenset([code[:2]]) if code else frozenset[str]()
    source, target = _marked_span(data["text"], "s"), _marked_span(data["text"], "t")
    return GoldRecord(
        key=text,
        file=path.name,
        line=number,
        text=text,
        date=_date(data, day or _MARKED_DATE),
        status=data.get("status", ""),
        events=(GoldEvent(roots, code, source, target),),
        marked=True,
    )


def _marked_span(text: str, tag: str) -> tuple[Span, ...]:
    """Where `<tag>…</tag>` stands once all tags are taken out; empty where the tag doesn't occur."""
    start, end = text.find(f"<{tag}>"), text.find(f"</{tag}>")
    if start < 0 and end < 0:
        return ()
    if not 0 <= start < end:
        raise ValueError(f"the tags <{tag}> and </{tag}> don't pair")
    return ((len(_TAG.sub("", text[:start])), len(_TAG.sub("", text[:end]))),)


def _given(events: tuple[GoldEvent, ...]) -> tuple[Given, ...]:
    sides = [(span, "source") for event in events for span in event.source]
    sides += [(span, "target") for event in events for span in event.target]
    return tuple(Given(start, end, side=side) for (start, end), side in dict.fromkeys(sides))
