"""Checks of actors: periods, overlapping roles, role codes, offices held twice, names of two actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from eventcoder.codebook.compile import Built
from eventcoder.codebook.compile_actors import dates_of
from eventcoder.codebook.compiled import Actor, Role
from eventcoder.codebook.joined import Placed, RawActor
from eventcoder.codebook.messages import did_you_mean
from eventcoder.errors import Problem
from eventcoder.location import Location

# Offices that one person holds at a time; a handover may overlap by some weeks in partial dates.
_SOLE_OFFICES = frozenset({"president", "prime minister", "chancellor", "king", "queen", "secretary general"})
_HANDOVER_DAYS = 31


def periods(built: Built) -> Iterator[Problem]:
    """`until` must not come before `from`; a country has a name."""
    for raw in built.joined.actors.values():
        for number, role in enumerate(raw.entry.roles):
            since, until = dates_of(role)
            if until < since:
                path = (*raw.path, "roles", number, "until")
                message = f"'until' {role.until} comes before 'from' {role.since}"
                yield raw.place.source.problem("C402", path, message, "exchange or mend them")
    for country in built.joined.countries.values():
        if not any(file.names for file, _place in country.parts) and built.joined.complete("country"):
            yield country.parts[0][1].problem("C201", f"{country.code} has no names", "add 'names'")
        for file, place in country.parts:
            since, until = dates_of(file.valid)
            if until < since:
                yield place.source.problem("C402", ("valid",), "'until' comes before 'from'", "exchange them")


def roles(built: Built) -> Iterator[Problem]:
    """An actor holds an office once at a time, and has a role or a code at all.

    Bad: president from 2012 until 2020 and president from 2019. Good: until 2018, from 2019.
    """
    for raw in built.joined.actors.values():
        if not raw.entry.roles and not raw.entry.code and not raw.entry.nobody:
            hint = "add 'code', or 'roles' with dates"
            yield raw.place.problem("C201", f"'{raw.entry.name}' has neither a code nor a role", hint)
        for (_, first), (number, second) in combinations(enumerate(raw.entry.roles), 2):
            if first.office != second.office or (not first.office and first.code != second.code):
                continue
            (since, until), (later, end) = dates_of(first), dates_of(second)
            if since <= end and later <= until:
                what = f"the office '{first.office}'" if first.office else f"the role {first.code}"
                message = f"'{raw.entry.name}' holds {what} twice at the same time"
                hint = "partial dates mean the whole period: write months or days"
                yield raw.place.source.problem("C403", (*raw.path, "roles", number), message, hint)


def role_parts(built: Built) -> Iterator[Problem]:
    """Actor codes are made of known parts, three letters each.

    A country's actor has a role first (GOV, COP …); an international actor may end in a name of its own.
    """
    if not built.joined.roles or not built.joined.complete("roles", "country"):
        return  # a codebook that stands alone may have role codes of its own
    for raw in built.joined.actors.values():
        if raw.entry.code:
            yield from _parts(raw.entry.code, raw, built, (*raw.path, "code"))
        for number, role in enumerate(raw.entry.roles):
            yield from _parts(role.code, raw, built, (*raw.path, "roles", number, "code"))
    for agent, place in built.joined.agents:
        yield from _unknown_role(agent.code, place, built)


def _parts(code: str, raw: RawActor, built: Built, path: tuple[str | int, ...]) -> Iterator[Problem]:
    joined = built.joined
    place = Placed(raw.place.source, raw.place.source.location(path))
    if raw.prefix:
        yield from _unknown_role(code, place, built)
        return
    first = code[:3]
    known = {*joined.internationals, *joined.other_parts, *joined.countries, *joined.roles}
    if first not in known:
        hint = did_you_mean(first, known, "a full code begins with a country, or IGO, NGO, IMG, …")
        yield place.problem("C404", f"'{first}' in {code} is no country and no kind of actor", hint)
    elif first in joined.countries and len(code) > 3:
        yield from _unknown_role(code[3:], place, built)


def _unknown_role(code: str, place: Placed, built: Built) -> Iterator[Problem]:
    """The first part must be a role (or an international kind, religion or known group)."""
    joined = built.joined
    known = {*joined.roles, *joined.internationals, *joined.other_parts}
    if code[:3] not in known:
        hint = did_you_mean(code[:3], joined.roles, "roles.yml lists the parts that are known")
        yield place.problem("C404", f"unknown role '{code[:3]}'", hint)


def plurals(built: Built) -> Iterator[Problem]:
    """`plural` of an agent gives the plural of one of its words (warning)."""
    for agent, place in built.joined.agents:
        for word in agent.plural:
            if word not in agent.words:
                hint = did_you_mean(word, agent.words, "add it to 'words'")
                found = place.problem("C407", f"'plural' names '{word}', which is none of the words", hint)
                yield replace(found, severity="warning")


def same_office(built: Built) -> Iterator[Problem]:
    """Two people of one country don't hold the same single office for more than a month (warning)."""
    held: dict[tuple[str, str], list[tuple[Role, Actor]]] = defaultdict(list)
    for actor in built.codebook.actors.values():
        for role in actor.roles:
            if role.office in _SOLE_OFFICES:
                held[role.code[:3], role.office].append((role, actor))
    for (country, office), holders in held.items():
        for (one, first), (two, second) in combinations(holders, 2):
            days = (min(one.until, two.until) - max(one.since, two.since)).days
            if first.id != second.id and days > _HANDOVER_DAYS:
                message = f"'{second.name}' and '{first.name}' are both {office} of {country} for {days} days"
                yield _at(built, second.location, message, "C403")


def same_name(built: Built) -> Iterator[Problem]:
    """A full name belongs to one actor; the same name of two would be a guess (warning)."""
    actors = built.codebook.actors
    for text, names in built.codebook.names.items():
        owners = {name.owner: name for name in names if name.kind == "name" and name.owner in actors}
        for one, two in combinations(owners.values(), 2):
            if one.since <= two.until and two.since <= one.until:
                message = f"'{text}' is a name of {one.owner} and of {two.owner}"
                yield _at(built, actors[two.owner].location, message, "C406")


def _at(built: Built, location: Location, message: str, code: str) -> Problem:
    hint = "mend the dates" if code == "C403" else "give dates to the names, or take one out"
    for raw in built.joined.actors.values():
        if raw.place.location == location:
            return replace(raw.place.problem(code, message, hint), severity="warning")
    return Problem(location, code, message, hint, "warning")
