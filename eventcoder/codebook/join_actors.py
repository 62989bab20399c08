"""Joins the actors of the layers: countries, people and groups, changes of earlier ones, agents."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

from eventcoder.codebook.actor_models import ActorChange, ActorEntry, CountryFile, RoleEntry
from eventcoder.codebook.joined import Joined, Placed, RawActor, RawCountry, place_in
from eventcoder.codebook.layers import Layer, LayerFile
from eventcoder.codebook.messages import did_you_mean
from eventcoder.codebook.periods import bounds
from eventcoder.codebook.source import DataPath


def join_actors(layer: Layer, joined: Joined) -> None:
    """Adds the actors of a layer; what is wrong is added to the problems."""
    here: dict[str, Placed] = {}
    for file in layer.of("country"):
        _join_country(file, here, joined)
    for file in layer.of("actors"):
        for number, entry in enumerate(file.model.actors):
            path: DataPath = ("actors", number)
            actor = RawActor(entry, "", entry.country, place_in(file, path), path)
            _join_actor(_actor_id(entry), actor, here, joined)
    for file in layer.of("actors"):
        for number, change in enumerate(file.model.changes):
            _change(change, file, number, joined)
    for file in layer.of("agents"):
        agents = file.content if isinstance(file.content, list) else file.model.agents
        prefix: DataPath = () if isinstance(file.content, list) else ("agents",)
        for number, agent in enumerate(agents):
            joined.agents.append((agent, place_in(file, (*prefix, number))))


def slug(name: str) -> str:
    """A name as part of an id: small letters a-z and digits, joined with '-'."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def _join_country(file: LayerFile, here: dict[str, Placed], joined: Joined) -> None:
    country: CountryFile = file.model
    raw = joined.countries.setdefault(country.code, RawCountry(country.code, country.iso3))
    raw.parts.append((country, place_in(file, ())))
    for number, entry in enumerate(country.actors):
        path: DataPath = ("actors", number)
        actor = RawActor(entry, country.code, country.iso3, place_in(file, path), path)
        _join_actor(f"{country.code.lower()}/{slug(entry.name)}", actor, here, joined)


def _actor_id(entry: ActorEntry) -> str:
    code = entry.code or (entry.roles[0].code if entry.roles else "XXX")
    return f"{code[:3].lower()}/{slug(entry.name)}"


def _join_actor(identity: str, actor: RawActor, here: dict[str, Placed], joined: Joined) -> None:
    if identity in here:
        joined.problems.append(
            actor.place.problem(
                "C405", f"the actor '{actor.entry.name}' is listed twice", f"see {here[identity].location}"
            )
        )
    here[identity] = actor.place
    joined.actors[identity] = actor


def _change(change: ActorChange, file: LayerFile, number: int, joined: Joined) -> None:
    """Changes an actor of an earlier layer, or takes it away."""
    earlier = joined.actors.get(change.actor)
    place = place_in(file, ("changes", number, "actor"))
    if earlier is None:
        if joined.complete("actors", "country"):
            hint = did_you_mean(change.actor, joined.actors, "'eventcoder codebook show NAME' lists ids")
            joined.problems.append(place.problem("C408", f"there is no actor {change.actor} to change", hint))
    elif change.disable:
        del joined.actors[change.actor]
    else:
        _warn_of_unknown_names(change, earlier, place, joined)
        path: DataPath = ("changes", number)
        entry = _changed(change, earlier)
        joined.actors[change.actor] = replace(
            earlier, entry=entry, prefix="", place=place_in(file, path), path=path
        )


def _warn_of_unknown_names(change: ActorChange, earlier: RawActor, place: Placed, joined: Joined) -> None:
    known = [alias.name for alias in earlier.entry.aliases]
    for name in change.remove:
        if name not in known:
            hint = did_you_mean(name, known, "only aliases can be taken away")
            joined.problems.append(
                place.problem("C408", f"'{name}' is no alias of {earlier.entry.name}", hint)
            )


def _changed(change: ActorChange, earlier: RawActor) -> ActorEntry:
    """The entry with the new roles first, earlier ones cut to the time that these leave; full codes."""
    entry, prefix = earlier.entry, earlier.prefix
    kept = [role.model_copy(update={"code": prefix + role.code}) for role in entry.roles]
    for new in change.roles:
        kept = [piece for role in kept for piece in _without(role, new)]
    always = any(not new.since and not new.until for new in change.roles)
    code = prefix + entry.code if entry.code and not always else None
    aliases = [alias for alias in entry.aliases if alias.name not in change.remove]
    update = {"roles": [*change.roles, *kept], "aliases": [*aliases, *change.aliases], "code": code}
    return entry.model_copy(update=update)


def _without(role: RoleEntry, new: RoleEntry) -> list[RoleEntry]:
    """What is left of a role outside the period of the new one: nothing, one piece, or two."""
    since, until = bounds(role.since, role.until)
    start, end = bounds(new.since, new.until)
    if until < start or end < since:
        return [role]
    pieces: list[tuple[str | None, str | None]] = []
    if since < start:
        pieces.append((role.since, str(start - timedelta(days=1))))
    if end < until and end < date.max:
        pieces.append((str(end + timedelta(days=1)), role.until))
    return [role.model_copy(update={"since": first, "until": last}) for first, last in pieces]
