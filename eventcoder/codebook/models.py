"""The files of a codebook as pydantic models: what may stand where. Actor files are in `actor_models`.

Every scalar arrives as text (see `source`), so numbers and booleans are converted here and nowhere else.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    StringConstraints,
    model_validator,
)

from eventcoder.codebook.periods import first_day, last_day


class FileModel(BaseModel):
    """Base of all: unknown keys are refused, values can't change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


def _is_date(text: str) -> str:
    first_day(text)
    last_day(text)
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
PartialDate = Annotated[str, AfterValidator(_is_date)]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_.-]+$")]
PatternCode = Annotated[str, StringConstraints(pattern=r"^([0-9A-Za-z_.-]*:)?[0-9A-Za-z_.-]+$")]
# The short name of a pattern, in its id: `cameo:143/pits`.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
SetName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


# One text may stand for a list of one.
Texts = Annotated[list[Text], BeforeValidator(_as_list, json_schema_input_type=list[Text] | Text)]


class CodebookFile(FileModel):
    """`codebook.yml`: what the codebook is called, what it builds on, and what it must contain."""

    name: Slug
    version: Text
    licence: str = ""
    description: str = ""
    extends: Text | None = None
    includes: Texts = []  # other folders that belong to it, such as ../actors
    as_of: PartialDate | None = None
    conventions: Literal["cameo", "petrarch"] = "cameo"  # how what the patterns find becomes events
    requires: Text | None = None  # versions of eventcoder, such as ">=0.1"
    counts: dict[Literal["codes", "headings", "patterns", "operators", "actors", "countries"], int] = {}


class PloverEntry(FileModel):
    """The PLOVER counterpart of a code."""

    type: Text
    mode: Text | None = None


class AcledEntry(FileModel):
    """One row of the ACLED crosswalk, the most likely first; without `when` it holds always."""

    event: Text
    sub_event: Text
    when: str = ""


class OntologyEntry(FileModel):
    """One code of the ontology."""

    code: Code
    name: Text
    parent: Code | None = None
    abstract: bool = False
    quad: Annotated[int, Field(ge=1, le=4)] | None = None
    goldstein: Annotated[float, Field(ge=-10, le=10, allow_inf_nan=False)] | None = None
    plover: PloverEntry | None = None
    contexts: Texts = []
    acled: list[AcledEntry] = []


class OntologyFile(RootModel[list[OntologyEntry]]):
    """`ontology.yml`."""


class EventEntry(FileModel):
    """An entry of `events/*.yml`: patterns of one code, or ids of earlier patterns to disable.

    `040:042` is an event from source to target and another one back; either side may be empty. `---` is
    no event: what such a pattern matches, no weaker pattern codes.
    """

    code: PatternCode | None = None
    id: Slug | None = None
    patterns: Texts = []
    overrides: Texts = []
    disable: Texts = []
    note: str = ""

    @model_validator(mode="after")
    def _one_of_two(self) -> EventEntry:
        if self.disable and (self.code or self.patterns or self.id):
            raise ValueError("'disable' stands alone: take it out of the entry with patterns")
        if not self.disable and not (self.code and self.patterns):
            raise ValueError("an entry needs 'code' and 'patterns', or 'disable'")
        return self


class EventsFile(RootModel[list[EventEntry]]):
    """`events/*.yml`."""


class SetEntry(FileModel):
    """A named word set; `words` replaces an earlier set of that name, `add` and `remove` change it."""

    pos: Literal["noun", "verb"] | None = None
    words: Texts | None = None
    add: Texts = []
    remove: Texts = []
    note: str = ""

    @model_validator(mode="after")
    def _words_or_changes(self) -> SetEntry:
        if self.words is not None and (self.add or self.remove):
            raise ValueError("a set has either 'words' or 'add' and 'remove'")
        if self.words is None and not (self.add or self.remove):
            raise ValueError("a set needs 'words' (or 'add' and 'remove' to change an earlier set)")
        if self.words is not None and self.pos is None:
            raise ValueError("a set needs 'pos: noun' or 'pos: verb'")
        return self


class SetsFile(RootModel[dict[SetName, SetEntry]]):
    """`sets/*.yml`."""


class NominalEntry(FileModel):
    """A verb and the event nouns that its patterns also serve."""

    verb: Text
    nouns: Texts
    target: Texts | None = None
    source: Texts | None = None
    possessor: Literal["source", "target"] = "source"
    note: str = ""


class NominalizationsFile(RootModel[list[NominalEntry]]):
    """`sets/nominalizations.yml`."""


class LightVerbsFile(FileModel):
    """`sets/light-verbs.yml`."""

    light_verbs: Texts


class ContextsFile(RootModel[dict[Text, Texts]]):
    """`sets/contexts.yml`: PLOVER contexts and the words that speak for them."""


class OperatorEntry(FileModel):
    """A row of the composition table; the key "" of `codes` stands for any other code."""

    operator: SetName
    frames: Texts = []
    codes: dict[str, Code] = {}
    note: str = ""


class CompositionFile(RootModel[list[OperatorEntry]]):
    """`composition.yml`."""


class DiscardsFile(FileModel):
    """`discards.yml`: phrases, in any case, whose sentence or whole document gives no event."""

    sentences: Texts = []
    documents: Texts = []


Side = Annotated[str, StringConstraints(pattern=r"^([a-z]|[._])$")]


class TransformationEntry(FileModel):
    """An event inside another clause becomes an event of another code: "A says that A attacked B".

    `speaker` is the subject of `verb`; `source` and `target` are those of the event inside it, whose verb
    is `act` (`q`: any). Equal letters are the same actor, `.` is anybody, `_` nobody who is named.
    """

    verb: Text
    act: Text
    speaker: Side
    source: Side
    target: Side
    gives_source: Side
    gives_target: Side
    code: Text  # "*" keeps the code of the event


class TransformationsFile(RootModel[list[TransformationEntry]]):
    """`transformations.yml`."""


class RolesFile(FileModel):
    """`roles.yml`: every part that an actor code may be made of, with its meaning."""

    roles: dict[Text, Text]
    internationals: dict[Text, Text] = {}
    regions: dict[Text, Text] = {}
    groups: dict[Text, Text] = {}
    religions: dict[Text, Text] = {}
    countries: dict[Text, Text | None] = {}  # country codes that differ from ISO 3166, and their ISO code


class ExpectedEvent(FileModel):
    """An event of a test sentence; only the keys that are given are compared."""

    code: Code | None = None
    source: str | None = None
    target: str | None = None
    source_text: str | None = None
    target_text: str | None = None
    status: str | None = None
    claim: str | None = None
    pattern: str | None = None
    mirror: bool | None = None
    trigger: str | None = None


class TestEntry(FileModel):
    """A sentence and the events that must come out of it."""

    text: Text
    date: PartialDate = "2024-06-15"
    events: list[ExpectedEvent] = []
    todo: Text | None = None
    forbidden: Texts = Field([], alias="not")
    only: bool = True
    note: str = ""


class TestsFile(RootModel[list[TestEntry]]):
    """`events/*.test.yml`."""
