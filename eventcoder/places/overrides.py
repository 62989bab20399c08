"""Reads `codebooks/places.yml`: historic names and regions that GeoNames doesn't hold as such."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eventcoder.errors import CodebookError, Problem
from eventcoder.location import Location
from eventcoder.places.names import plain

if TYPE_CHECKING:
    from eventcoder.places.gazetteer import Candidate, Gazetteer


class PlaceEntry(BaseModel):
    """One entry: names, and either a GeoNames number or a region's own data."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[str, ...] = Field(min_length=1)
    geonames_id: int | None = None
    kind: Literal["region", "country"] = "region"
    country: str = Field(default="", pattern=r"^([A-Z]{3})?$")
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)


def read_overrides(path: Path, gazetteer: Gazetteer) -> dict[str, tuple[Candidate, ...]]:
    """The places of the file by plain name. Raises CodebookError with every fault and its line."""
    found: dict[str, tuple[Candidate, ...]] = {}
    problems: list[Problem] = []
    for line, raw in _entries(path):
        try:
            entry = PlaceEntry.model_validate(raw)
        except ValidationError as error:
            problems += [_problem(path, line, f"{fault['loc']}: {fault['msg']}") for fault in error.errors()]
            continue
        candidate = _candidate(entry, gazetteer)
        if candidate is None:
            problems.append(_problem(path, line, "needs a known geonames_id, or a country code"))
            continue
        found.update({plain(name): (candidate,) for name in entry.names})
    if problems:
        raise CodebookError(tuple(problems))
    return found


def _entries(path: Path) -> list[tuple[int, object]]:
    """The entries below `places:` with their lines."""
    try:
        text = path.read_text("utf-8")
        root = yaml.compose(text, yaml.BaseLoader)
        content = yaml.load(text, yaml.BaseLoader)  # plain scalars stay text: NO is Norway
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CodebookError((_problem(path, 1, f"can't be read: {error}"),)) from error
    if not isinstance(root, yaml.MappingNode) or list(content) != ["places"]:
        raise CodebookError((_problem(path, 1, "must hold one list under `places:`"),))
    node = root.value[0][1]
    if not isinstance(node, yaml.SequenceNode):
        raise CodebookError((_problem(path, 1, "`places:` must be a list"),))
    return [
        (child.start_mark.line + 1, value) for child, value in zip(node.value, content["places"], strict=True)
    ]


def _candidate(entry: PlaceEntry, gazetteer: Gazetteer) -> Candidate | None:
    from eventcoder.places.gazetteer import Candidate

    if entry.geonames_id is not None:
        return gazetteer.by_id(entry.geonames_id)
    if not entry.country:
        return None
    return Candidate(
        entry.kind,
        entry.names[0],
        entry.country,
        None,
        latitude=entry.latitude,
        longitude=entry.longitude,
        population=500_000,
    )


def _problem(path: Path, line: int, message: str) -> Problem:
    return Problem(Location(str(path), line, 1), "P101", message)
