"""The compiled codebook: frozen lookup tables that the coder works on. No YAML here, and no file access."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from eventcoder.codebook.pattern_index import PatternIndex, index_of
from eventcoder.location import Location

if TYPE_CHECKING:
    from eventcoder.codebook.grammar import PatternTree


NO_EVENT = "---"  # the code of a pattern that only keeps weaker ones from coding


@dataclass(frozen=True, slots=True)
class AcledRow:
    """One row of the ACLED crosswalk; `condition` is the empty string where it holds always."""

    priority: int
    event_type: str | None
    sub_event_type: str | None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class EventCode:
    """One code of the ontology. An abstract code is a heading and is never coded."""

    code: str
    name: str
    parent: str | None
    root: str
    abstract: bool = False
    quad_class: int | None = None
    goldstein: float | None = None
    plover_type: str | None = None
    plover_mode: str | None = None
    contexts: tuple[str, ...] = ()
    acled: tuple[AcledRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule: a code and its pattern tree. `order` ranks at a tie (earlier line first)."""

    id: str  # "cameo:143/pits" or "cameo:074/9f3ac1"
    code: str  # "" for the frame of a composition operator
    text: str
    tree: PatternTree
    location: Location
    layer: int
    order: int
    overrides: frozenset[str] = frozenset()


def event_codes(code: str) -> tuple[str, ...]:
    """The codes of events in the code of a pattern: both of `040:042`, none of `---`."""
    return tuple(part for part in code.split(":") if part and part != NO_EVENT)


@dataclass(frozen=True, slots=True)
class Transformation:
    """An event inside another clause that becomes one of another code; see `TransformationEntry`."""

    verb: str
    act: str
    speaker: str
    source: str
    target: str
    gives_source: str
    gives_target: str
    code: str


@dataclass(frozen=True, slots=True)
class Discards:
    """Phrases, lower case, whose sentence or document gives no event."""

    sentences: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Operator:
    """A row of the composition table: what `ask` does to the code of the embedded action."""

    name: str  # "ask"
    frames: tuple[Pattern, ...]
    codes: dict[
        str, str
    ]  # key stands for the code and all below it; the longest key wins; "" = anything else
    location: Location

    def result(self, code: str) -> str | None:
        """The code that the operator makes of `code`, or None where the table says nothing."""
        for length in range(len(code), -1, -1):
            if code[:length] in self.codes:
                return self.codes[code[:length]]
        return None


@dataclass(frozen=True, slots=True)
class Nominal:
    """An event noun and the verb whose patterns it serves.

    `target` are the prepositions that carry the verb's object ("attack on T"); `source` those that carry
    its subject. `possessor` says whom "T's arrest" and "S's attack" name; where a by-phrase names the
    source, the possessor is the target in any case. Other prepositions stay as they are ("talks with T").
    """

    noun: str
    verb: str
    target: tuple[str, ...] = ("of", "on", "against")
    source: tuple[str, ...] = ("by",)
    possessor: str = "source"


@dataclass(frozen=True, slots=True)
class Role:
    """A full actor code held from `since` until `until`, both included."""

    code: str  # "KAZGOV"
    since: date = date.min
    until: date = date.max
    office: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A dictionary entry: a country, person, organisation or group with its roles over time."""

    id: str  # "kaz", "kaz/kassym-jomart-tokayev", "igo/cst"
    name: str
    kind: str  # country, person, organisation, group, seat
    country: str | None  # ISO 3166 alpha-3; None for international actors
    roles: tuple[Role, ...]
    gender: str = ""  # "m", "f" or ""
    location: Location = Location("")

    def role_on(self, day: date) -> Role | None:
        """The role held on `day`: the latest begun of those that cover it; None where none does."""
        held = [role for role in self.roles if role.since <= day <= role.until]
        return max(held, key=lambda role: role.since) if held else None


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write an entry. `kind`: `name`, `adjective` (Kazakh), `people` (Kazakhs), `surname`,
    `capital` (Astana: a government or a place), `seat` (the Kremlin), `city` and `region` (seats of local
    actors), `agent` (police), `title` (foreign minister).
    """

    text: str
    kind: str
    owner: str  # id of an Actor; for agents and titles the role code: "COP", "GOV"
    since: date = date.min
    until: date = date.max
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything that codes, read-only; made by `eventcoder.codebook.load`. Two can live in one process."""

    name: str
    version: str
    hash: str  # of the meaning: the same for reordered keys and comments
    as_of: date | None
    codes: dict[str, EventCode]
    patterns: dict[str, tuple[Pattern, ...]]  # by trigger lemma
    operators: dict[str, tuple[tuple[Operator, Pattern], ...]]  # frames by trigger lemma
    nominals: dict[str, tuple[Nominal, ...]]  # by noun lemma
    event_nouns: frozenset[str]  # every noun lemma that may carry an event (nominals and noun triggers)
    light_verbs: frozenset[str]  # launch, hold, issue, make …: they lend subject and flags to an event noun
    sets: dict[str, frozenset[str]]
    contexts: dict[str, frozenset[str]]  # PLOVER context → words
    actors: dict[str, Actor]
    names: dict[str, tuple[Name, ...]]  # by surface form, as written (agents and titles lower case)
    country_names: dict[str, str] = field(
        default_factory=dict
    )  # CAMEO country code → ISO3, where they differ
    cameo: bool = True  # extends cameo: the CAMEO-only columns hold
    conventions: str = "cameo"  # or "petrarch": how what the patterns find becomes events
    discards: Discards = Discards()
    transformations: tuple[Transformation, ...] = ()
    modal_operators: dict[str, Operator] = field(default_factory=dict)  # those that are no words: `will`
    fixed: frozenset[str] = frozenset()  # verbs with particle: call_off
    # By trigger lemma, with what each pattern needs: kept in the cache, since it takes long to make.
    indexes: dict[str, PatternIndex] = field(init=False, repr=False, compare=False)
    frame_indexes: dict[str, PatternIndex] = field(init=False, repr=False, compare=False)  # of operators

    def __post_init__(self) -> None:
        """Index the patterns and frames of each lemma by what they need."""
        known: dict[Hashable, Any] = {}
        indexes = {lemma: index_of(lemma, patterns, known) for lemma, patterns in self.patterns.items()}
        object.__setattr__(self, "indexes", indexes)
        frames = {
            lemma: index_of(lemma, [frame for _, frame in pairs], known)
            for lemma, pairs in self.operators.items()
        }
        object.__setattr__(self, "frame_indexes", frames)
