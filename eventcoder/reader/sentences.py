"""The labelled sentences that the reader learns from: `sentences/*.jsonl` of a codebook.

{"code": "0234", "text": "<s>The government</s> asked <t>its neighbours</t> for troops.", "status"?}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from eventcoder.errors import InputError

Span = tuple[int, int]
NO_EVENT = "none"
ACTUAL = "actual"
STATUSES = (ACTUAL, "planned", "negated", "hypothetical", "historical", NO_EVENT)

# `statement` marks 01x, whose status is actual; `actual` a cooperation that is announced.
_SAID = Literal["actual", "statement", "planned", "negated", "hypothetical", "historical", "none"]


class _Entry(BaseModel):
    """One line as it comes in."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_.-]+$")] | None
    text: Annotated[str, StringConstraints(min_length=1)]
    status: _SAID = "actual"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence without tags, the offsets of source and target in it, and what a coder must say.

    `code` is None where `status` is `none`: two actors with no event from one to the other.
    """

    text: str
    source: Span
    target: Span
    code: str | None
    status: str
    file: str = ""
    line: int = 0


def sentence_files(folder: Path) -> list[Path]:
    """The files of labelled sentences of one codebook folder, in a fixed order."""
    return sorted((folder / "sentences").glob("*.jsonl"))


def read_sentences(paths: Iterable[Path]) -> list[Labelled]:
    """All sentences of the files. Raises InputError with file and line where one can't be used."""
    return [one for path in paths for one in _read_file(path)]


def _read_file(path: Path) -> Iterator[Labelled]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: can't be read as labelled sentences: {error}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _labelled(line, path, number)


def _labelled(line: str, path: Path, number: int) -> Labelled:
    try:
        entry = _Entry.model_validate(json.loads(line))
        text, source, target = unmark(entry.text)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{path}:{number}: {where}: {first['msg']}") from error
    except ValueError as error:
        raise InputError(f"{path}:{number}: {error}") from error
    status = ACTUAL if entry.status == "statement" else entry.status
    if (entry.code is None) != (status == NO_EVENT):
        raise InputError(f"{path}:{number}: a sentence has a code, or the status none and code null")
    return Labelled(text, source, target, entry.code, status, path.name, number)


def unmark(marked: str) -> tuple[str, Span, Span]:
    """The text without tags, and where `<s>…</s>` and `<t>…</t>` stand in it.

    Raises ValueError where a tag is missing, stands twice, or encloses nothing.
    """
    plain: list[str] = []
    found: dict[str, int] = {}
    length, rest = 0, marked
    while rest:
        tag = next((tag for tag in ("<s>", "</s>", "<t>", "</t>") if rest.startswith(tag)), None)
        if tag is None:
            plain.append(rest[0])
            length, rest = length + 1, rest[1:]
            continue
        if tag in found:
            raise ValueError(f"the tag {tag} stands twice")
        found[tag] = length
        rest = rest[len(tag) :]
    return "".join(plain), _span(found, "s"), _span(found, "t")


def _span(found: dict[str, int], side: str) -> Span:
    start, end = found.get(f"<{side}>", -1), found.get(f"</{side}>", -1)
    if not 0 <= start < end:
        raise ValueError(f"mark the {'source' if side == 's' else 'target'} once: <{side}>…</{side}>")
    return start, end
