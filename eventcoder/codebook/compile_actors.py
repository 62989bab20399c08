"""Actor files to actors with dated roles, and to the names under which texts mention them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from eventcoder.codebook.actor_models import AgentEntry, DatedName, Period
from eventcoder.codebook.compiled import Actor, Name, Role
from eventcoder.codebook.join_actors import slug
from eventcoder.codebook.joined import Joined, RawActor, RawCountry
from eventcoder.codebook.periods import bounds
from eventcoder.codebook.plurals import is_plural, plural

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})


def compile_actors(joined: Joined) -> tuple[dict[str, Actor], dict[str, tuple[Name, ...]]]:
    """Actors by id, and names by surface form (agents and titles in lower case)."""
    actors: dict[str, Actor] = {}
    names: dict[str, list[Name]] = defaultdict(list)
    for country in joined.countries.values():
        for actor in _country_actors(country, names):
            actors[actor.id] = actor
    for identity, raw in joined.actors.items():
        actors[identity] = _actor(identity, raw)
        for name in _actor_names(identity, raw):
            names[name.text].append(name)
    for entry, _place in joined.agents:
        for name in _agent_names(entry):
            names[name.text].append(name)
    return actors, {text: tuple(dict.fromkeys(found)) for text, found in sorted(names.items())}


def dates_of(period: Period | None) -> tuple[date, date]:
    """First and last day of a period; open ends are the ends of the calendar."""
    if period is None:
        return date.min, date.max
    return bounds(period.since, period.until)


def _named(kind: str, owner: str, names: Iterable[DatedName], plural: bool = False) -> list[Name]:
    made = []
    for name in names:
        since, until = dates_of(name)
        made.append(Name(" ".join(name.name.split()), kind, owner, since, until, plural))
    return made


def _country_actors(country: RawCountry, names: dict[str, list[Name]]) -> list[Actor]:
    """The country itself, and its seats of government as actors of their own (Kremlin → RUSGOV)."""
    owner = country.code.lower()
    files = [file for file, _place in country.parts]
    valid = next((file.valid for file in reversed(files) if file.valid), None)
    since, until = dates_of(valid)
    first = next((file.names[0].name for file in files if file.names), country.code)
    place = country.parts[0][1].location
    actors = [
        Actor(owner, first, "country", country.iso3, (Role(country.code, since, until),), location=place)
    ]
    for file in files:
        found = _named("name", owner, file.names) + _named("adjective", owner, file.adjectives)
        found += _named("people", owner, file.people, plural=True) + _named("capital", owner, file.capital)
        found += _named("city", owner, file.cities) + _named("region", owner, file.regions)
        for seat in file.seats:
            identity = f"{owner}/{slug(seat.name)}"
            role = Role(country.code + "GOV", since, until)
            actors.append(Actor(identity, seat.name, "seat", country.iso3, (role,), location=place))
            found += _named("seat", identity, [seat])
        for name in found:
            names[name.text].append(name)
    return actors


def _actor(identity: str, raw: RawActor) -> Actor:
    entry = raw.entry
    roles = []
    for role in entry.roles:
        since, until = dates_of(role)
        roles.append(Role(raw.prefix + role.code, since, until, role.office))
    if entry.code:
        roles.append(Role(raw.prefix + entry.code))
    return Actor(
        id=identity,
        name=entry.name,
        kind=kind_of(raw),
        country=raw.country,
        roles=tuple(roles),
        gender=entry.gender or "",
        location=raw.place.location,
    )


def kind_of(raw: RawActor) -> str:
    """The kind as written; else a person where roles are dated or have an office, else a group."""
    if raw.entry.kind:
        return raw.entry.kind
    if any(role.office or role.since or role.until for role in raw.entry.roles) or raw.entry.gender:
        return "person"
    return "group"


def _actor_names(identity: str, raw: RawActor) -> list[Name]:
    entry = raw.entry
    full = [DatedName.model_validate({"name": entry.name}), *entry.aliases]
    found = _named("name", identity, full)
    found += _named("adjective", identity, entry.adjectives)
    found += _named("people", identity, entry.people, plural=True)
    if kind_of(raw) != "person":
        return found
    surnames = [entry.surname] if entry.surname is not None else [surname(name.name) for name in full]
    whole = {name.text for name in found}
    return found + [
        Name(word, "surname", identity) for word in dict.fromkeys(surnames) if word and word not in whole
    ]


def surname(name: str) -> str:
    """The last word of a full name without Jr. and the like; "" where the name has one word only."""
    words = [word for word in name.split() if word.strip(",").lower() not in _SUFFIXES]
    return words[-1].strip(",") if len(words) > 1 else ""


def _agent_names(entry: AgentEntry) -> list[Name]:
    found = []
    for word in entry.words:
        one = " ".join(word.lower().split())
        many = entry.plural[word] if word in entry.plural else plural(one)
        found.append(Name(one, "agent", entry.code, plural=many is None and is_plural(one)))
        if many:
            found.append(Name(many.lower(), "agent", entry.code, plural=True))
        if entry.titles:
            found.append(Name(one, "title", entry.code))
    return found
