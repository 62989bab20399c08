"""The actor files of a codebook as pydantic models: countries, other actors, agents."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from eventcoder.codebook.models import FileModel, PartialDate, Text, Texts

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
# Parts of three letters; those of other coders' dictionaries may be longer, or be several actors, `ELR/GAL`.
ActorCode = Annotated[str, StringConstraints(pattern=r"^([A-Z]{3})+$|^[A-Z0-9]{2,}(/[A-Z0-9]{2,})*$")]


class Period(FileModel):
    """From when until when, both included; a partial date means the whole period."""

    since: PartialDate | None = Field(None, alias="from")
    until: PartialDate | None = None


class DatedName(Period):
    """A name, with the time in which it was used."""

    name: Text


def _as_name(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


Names = list[Annotated[DatedName, BeforeValidator(_as_name, json_schema_input_type=DatedName | Text)]]


class RoleEntry(Period):
    """A role held for a time; in a country's file `code` comes after the country's code."""

    code: ActorCode
    office: str = ""


class ActorEntry(FileModel):
    """A person, organisation or group."""

    name: Text
    aliases: Names = []
    kind: Literal["person", "organisation", "group", "ethnic", "religious"] | None = None
    gender: Literal["m", "f"] | None = None
    surname: str | None = None
    code: ActorCode | None = None
    country: CountryCode | None = None
    adjectives: Names = []
    people: Names = []
    roles: list[RoleEntry] = []
    nobody: bool = False  # a name that stands for no actor, and needs no code
    note: str = ""


class ActorChange(FileModel):
    """A change of an actor of an earlier layer: `roles` hold in their time instead of the earlier ones.

    `aliases` are added, `remove` takes aliases away, `disable` the whole actor. Codes are full.
    """

    actor: Text  # its id, such as kaz/kassym-jomart-tokayev
    roles: list[RoleEntry] = []
    aliases: Names = []
    remove: Texts = []
    disable: bool = False
    note: str = ""

    @model_validator(mode="after")
    def _something_changes(self) -> ActorChange:
        if self.disable and (self.roles or self.aliases or self.remove):
            raise ValueError("'disable' stands alone: take the other keys out")
        if not (self.disable or self.roles or self.aliases or self.remove):
            raise ValueError("a change needs 'roles', 'aliases', 'remove' or 'disable'")
        return self


class ActorsFile(FileModel):
    """`actors/international.yml` and its like: codes are full."""

    actors: list[ActorEntry] = []
    changes: list[ActorChange] = []


class Vacancy(Period):
    """A time in which nobody held an office, such as the presidency between two elections."""

    office: Text
    since: PartialDate = Field(alias="from")
    until: PartialDate
    note: str = ""


class CountryFile(FileModel):
    """`actors/countries/<iso3>.yml`."""

    code: CountryCode
    iso3: CountryCode | None
    names: Names = []
    adjectives: Names = []
    people: Names = []
    capital: Names = []
    seats: Names = []
    cities: Names = []
    regions: Names = []
    valid: Period | None = None
    vacant: list[Vacancy] = []
    actors: list[ActorEntry] = []
    note: str = ""


class AgentEntry(FileModel):
    """Common nouns with a role code."""

    code: ActorCode
    words: Texts
    plural: dict[str, Text | None] = {}
    titles: bool = False
    examples: Texts = []
    note: str = ""


class AgentsFile(FileModel):
    """`agents.yml` where it is a mapping; a plain list of agents is read as well."""

    agents: list[AgentEntry]
