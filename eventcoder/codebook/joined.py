"""All layers joined: what is valid after disabling, replacing and adding, each value with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventcoder.codebook.actor_models import ActorEntry, AgentEntry, CountryFile
from eventcoder.codebook.layers import Layer, LayerFile
from eventcoder.codebook.models import NominalEntry, OntologyEntry
from eventcoder.codebook.source import DataPath, Source
from eventcoder.errors import Problem
from eventcoder.location import Location


@dataclass(frozen=True, slots=True)
class Placed:
    """Where something stands, for findings about it: the file and the place in it."""

    source: Source
    location: Location

    def problem(self, code: str, message: str, hint: str = "") -> Problem:
        """A finding at this place."""
        return self.source.problem_at(self.location, code, message, hint)


def place_in(file: LayerFile, path: DataPath, key: bool = False) -> Placed:
    """The place of the value at `path` of a file (with `key`, of its key)."""
    return Placed(file.source, file.source.location(path, key))


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern text of an events file, or one frame of an operator (`operator` set, `code` empty)."""

    layer: int
    codebook: str
    code: str
    name: str  # the `id` of its entry, "" for none
    text: str
    overrides: frozenset[str]
    place: Placed
    code_place: Placed
    operator: str = ""


@dataclass(frozen=True, slots=True)
class Disabled:
    """An id that a layer switches off."""

    id: str
    layer: int
    place: Placed


@dataclass(frozen=True, slots=True)
class RawSet:
    """A word set before its `&other` words are filled in."""

    pos: str
    words: tuple[str, ...]
    place: Placed


@dataclass(slots=True)
class RawOperator:
    """An operator of the composition table; later layers add frames and change codes."""

    name: str
    place: Placed
    frames: list[Rule] = field(default_factory=list)
    codes: dict[str, tuple[str, Placed]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawActor:
    """An actor of a file; `prefix` is the country's code that its relative role codes follow ("" if full)."""

    entry: ActorEntry
    prefix: str
    country: str | None
    place: Placed
    path: tuple[str | int, ...]


@dataclass(slots=True)
class RawCountry:
    """A country with all that its layers say about it, the earliest first."""

    code: str
    iso3: str | None
    parts: list[tuple[CountryFile, Placed]] = field(default_factory=list)


@dataclass(slots=True)
class Joined:
    """Every layer in one, not yet compiled. `problems` collects what is wrong."""

    layers: tuple[Layer, ...]
    problems: list[Problem] = field(default_factory=list)
    codes: dict[str, tuple[OntologyEntry, Placed]] = field(default_factory=dict)
    code_layers: dict[str, int] = field(default_factory=dict)  # the layer that a code is from
    roles: dict[str, str] = field(default_factory=dict)
    internationals: dict[str, str] = field(default_factory=dict)
    other_parts: dict[str, str] = field(default_factory=dict)
    country_names: dict[str, str] = field(default_factory=dict)
    sets: dict[str, RawSet] = field(default_factory=dict)
    nominals: dict[tuple[str, str], tuple[NominalEntry, Placed]] = field(default_factory=dict)
    light_verbs: set[str] = field(default_factory=set)
    contexts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)  # of every pattern and frame, with its layer
    disabled: list[Disabled] = field(default_factory=list)
    operators: dict[str, RawOperator] = field(default_factory=dict)
    countries: dict[str, RawCountry] = field(default_factory=dict)
    actors: dict[str, RawActor] = field(default_factory=dict)
    agents: list[tuple[AgentEntry, Placed]] = field(default_factory=list)

    def complete(self, *kinds: str) -> bool:
        """True where every file of these kinds could be read, so that what is missing is truly unknown."""
        return not any(layer.failed.intersection(kinds) for layer in self.layers)
