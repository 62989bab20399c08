"""Entities from dictionary entries: the code on a day, offices and their holders."""

from __future__ import annotations

from datetime import date

from eventcoder.actors.codes import country_part, first_role, former
from eventcoder.actors.lookup import Lookup
from eventcoder.codebook.compiled import Actor
from eventcoder.records import Entity


def dated_code(actor: Actor, day: date) -> tuple[str | None, str]:
    """An entry's code on a day, and why: in office, after the last role (ELI), or before the first."""
    role = actor.role_on(day)
    if role:
        return role.code, role.office or "dictionary"
    if not actor.roles:
        return None, "the dictionary gives no code"
    past = [role for role in actor.roles if role.until < day]
    if not past:
        first = min(actor.roles, key=lambda role: role.since)
        return country_part(first.code), f"before the first role, which begins {first.since}"
    last = max(past, key=lambda role: role.until)
    if actor.kind == "person" and country_part(last.code):
        return former(last.code), f"{last.office or 'last role'} until {last.until}"
    return last.code, f"last role until {last.until}"


def of_actor(actor: Actor, lookup: Lookup, day: date, code: str | None = None, why: str = "") -> Entity:
    """The entity of a dictionary entry, with its code on the day unless another is given."""
    dated, reason = dated_code(actor, day)
    code = code or dated
    held = actor.role_on(day)
    return Entity(
        key=actor.id,
        code=code,
        country=actor.country or lookup.iso3(code),
        role=first_role(code),
        name=actor.name,
        kind="person" if actor.kind == "person" else _kind(actor),
        why=why or reason,
        office=held.office if held else "",
    )


def _kind(actor: Actor) -> str:
    return {"seat": "organisation", "ethnic": "group", "religious": "group"}.get(actor.kind, actor.kind)


def holder(lookup: Lookup, country: str, office: str, day: date) -> Actor | None:
    """Who held an office of a country on a day, if the dictionary knows exactly one."""
    found = []
    for actor in lookup.offices.get((country, office), ()):
        roles = (role for role in actor.roles if role.since <= day <= role.until)
        if any(role.office.lower() == office and role.code[:3] == country for role in roles):
            found.append(actor)
    return found[0] if len(found) == 1 else None


def gender_of(entity: Entity, lookup: Lookup) -> str:
    """`m`, `f` or "" where the dictionary doesn't say."""
    actor = lookup.actors.get(entity.key)
    return actor.gender if actor else ""


def describe(entity: Entity | None) -> str:
    """A short name of an entity for the trace."""
    return "nobody" if entity is None else entity.name or entity.code or entity.key
