"""The test sentences beside the rules, as plain records for whoever runs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from eventcoder.codebook.periods import first_day
from eventcoder.errors import CodebookError, Problem
from eventcoder.location import Location

if TYPE_CHECKING:
    from eventcoder.codebook.layers import LayerFile
    from eventcoder.codebook.models import TestEntry

Expected = dict[str, str | bool | None]


@dataclass(frozen=True, slots=True)
class RuleCase:
    """A sentence and what must come out of it.

    `events` hold only the keys that were written (`code`, `source`, `target`, `source_text`, `target_text`,
    `status`, `claim`, `pattern`, `mirror`, `trigger`); only those are compared. `only`: no further actual
    events may come. `todo` is the reason of a known miss, "" for none. `forbidden` are beginnings of codes
    that must not come.
    """

    id: str  # "events/14-protest.test.yml:12"
    codebook: str  # the layer that it stands in
    text: str
    date: date
    events: tuple[Expected, ...]
    todo: str
    forbidden: tuple[str, ...]
    only: bool
    location: Location


def read_cases(*codebooks: str) -> tuple[RuleCase, ...]:
    """The test sentences of these codebooks and of what they extend, the lowest layer first.

    Raises CodebookError where a test file can't be read.
    """
    # Imported here: whoever only codes never needs YAML and the models.
    from eventcoder.codebook.layers import layer_paths, read_file
    from eventcoder.codebook.resolve import resolve

    problems: list[Problem] = []
    cases: list[RuleCase] = []
    for found in resolve(*(codebooks or ("cameo",))):
        for path in layer_paths(found):
            file = read_file(path, problems) if path.kind == "tests" else None
            if file is not None:
                cases += _cases(file, found.config.name)
    if problems:
        raise CodebookError(tuple(sorted(problems)))
    return tuple(cases)


def _cases(file: LayerFile, codebook: str) -> list[RuleCase]:
    places = [file.source.location((number,)) for number in range(len(file.content))]
    return [
        _case(entry, codebook, file.relative, place)
        for entry, place in zip(file.content, places, strict=True)
    ]


def _case(entry: TestEntry, codebook: str, relative: str, place: Location) -> RuleCase:
    return RuleCase(
        id=f"{relative}:{place.line}",
        codebook=codebook,
        text=entry.text,
        date=first_day(entry.date),
        events=tuple(event.model_dump(exclude_unset=True) for event in entry.events),
        todo=entry.todo or "",
        forbidden=tuple(entry.forbidden),
        only=entry.only,
        location=place,
    )
