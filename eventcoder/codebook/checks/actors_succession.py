"""Checks of dates: gaps between heads of state and of government, and roles later than `as_of`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from eventcoder.codebook.compile import Built
from eventcoder.codebook.compile_actors import dates_of
from eventcoder.codebook.joined import Placed, RawActor
from eventcoder.codebook.periods import first_day
from eventcoder.errors import Problem

# Longer than this nobody rules a country unnoticed: an entry or a date is missing.
GAP_DAYS = 31
_ONE_DAY = timedelta(days=1)
# One family an office: a king may follow a president, and an acting president bridges two elected ones.
_STATE = frozenset(
    {"president", "king", "queen", "monarch", "emperor", "emir", "sultan", "grand duke", "prince", "pope"}
    | {"supreme leader", "head of state", "military ruler", "junta leader", "leader", "de facto leader"}
)
_GOVERNMENT = frozenset({"prime minister", "chancellor", "premier", "chief adviser", "taoiseach"})
_FAMILIES = {"head of state": _STATE, "head of government": _GOVERNMENT}
_STAND_INS = ("acting ", "interim ", "transitional ", "caretaker ")


@dataclass(frozen=True, slots=True)
class _Held:
    """An office held by somebody, or vacant, from one day until another, both included."""

    since: date
    until: date
    who: str
    place: Placed


def gaps(built: Built) -> Iterator[Problem]:
    """No gap of more than a month between two heads of state, or of government (warning).

    A true vacancy is said in the country's file under `vacant`. Bad: president until 2010, the next from
    2012. What comes before the first and after the last holder is no gap: a state may begin and end.
    """
    for (country, family), held in _holders(built).items():
        last = held[0]
        for one in held[1:]:
            days = (one.since - last.until - _ONE_DAY).days if last.until < one.since else 0
            if days > GAP_DAYS:
                message = f"{country} has no {family} for {days} days between '{last.who}' and '{one.who}'"
                hint = "add who is missing, mend the dates, or say 'vacant' in the country's file"
                yield replace(one.place.problem("C408", message, hint), severity="warning")
            last = max(last, one, key=lambda each: each.until)


def _holders(built: Built) -> dict[tuple[str, str], list[_Held]]:
    """Who held the head offices of each country, by the first day."""
    found: dict[tuple[str, str], list[_Held]] = defaultdict(list)
    for raw in built.joined.actors.values():
        for number, role in enumerate(raw.entry.roles):
            family = _family(role.office)
            country = (raw.prefix + role.code)[
                :3
            ]  # a former premier may stand among the international actors
            if family and country in built.joined.countries:
                held = _Held(*dates_of(role), raw.entry.name, _place(raw, number))
                found[country, family].append(held)
    for state in built.joined.countries.values():
        for file, place in state.parts:
            for number, vacancy in enumerate(file.vacant):
                where = Placed(place.source, place.source.location(("vacant", number)))
                held = _Held(*dates_of(vacancy), "nobody", where)
                found[state.code, _family(vacancy.office)].append(held)
    return {key: sorted(held, key=lambda one: (one.since, one.until)) for key, held in found.items()}


def _family(office: str) -> str:
    for stand_in in _STAND_INS:
        office = office.removeprefix(stand_in)
    return next((family for family, offices in _FAMILIES.items() if office in offices), "")


def vacancies(built: Built) -> Iterator[Problem]:
    """`vacant` names the office of a head of state or of government, with both dates."""
    for country in built.joined.countries.values():
        for file, place in country.parts:
            for number, vacancy in enumerate(file.vacant):
                if not _family(vacancy.office):
                    message = f"'{vacancy.office}' is no office of a head of state or of government"
                    hint = "write president, king, prime minister, …"
                    yield place.source.problem("C408", ("vacant", number, "office"), message, hint)


def after_as_of(built: Built) -> Iterator[Problem]:
    """No role begins after `as_of`: what is said up to a day must be whole up to that day (warning)."""
    as_of = built.codebook.as_of
    if as_of is None:
        return
    for raw in built.joined.actors.values():
        for number, role in enumerate(raw.entry.roles):
            if role.since and first_day(role.since) > as_of:
                message = f"'{raw.entry.name}' has a role from {role.since}, after 'as_of' {as_of}"
                problem = _place(raw, number).problem("C409", message, "take it out, or move 'as_of'")
                yield replace(problem, severity="warning")


def _place(raw: RawActor, number: int) -> Placed:
    return Placed(raw.place.source, raw.place.source.location((*raw.path, "roles", number)))
