"""What differs between two compiled codebooks: patterns, operators, sets, event nouns, actors, codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from eventcoder.codebook.compiled import Actor, Codebook, EventCode, Name, Nominal, Role
from eventcoder.codebook.show import all_patterns
from eventcoder.location import Location


@dataclass(frozen=True, slots=True)
class Change:
    """One entry that differs. `old` and `new` tell what it says, "" where it isn't there."""

    entry: str  # pattern, operator, set, nominal, words, actor, agent, code
    id: str
    old: str
    new: str
    location: Location = Location("")

    @property
    def what(self) -> str:
        """`added`, `removed` or `changed`."""
        if not self.old:
            return "added"
        return "changed" if self.new else "removed"


def compare(old: Codebook, new: Codebook) -> tuple[Change, ...]:
    """Every entry that differs, by kind and id. Where something stands, and in which order, plays no part."""
    return (
        *_patterns(old, new),
        *_different("operator", _operators(old), _operators(new)),
        *_different("set", _words(old.sets), _words(new.sets), _word_changes),
        *_different("nominal", _nominals(old), _nominals(new)),
        *_different("words", _other_words(old), _other_words(new), _word_changes),
        *_actors(old, new),
        *_different("agent", _agents(old), _agents(new)),
        *_different("code", _codes(old.codes), _codes(new.codes), _field_changes),
    )


Tell = Callable[[str, str], tuple[str, str]]


def _different(
    entry: str, old: Mapping[str, str], new: Mapping[str, str], tell: Tell | None = None
) -> Iterator[Change]:
    """A change for each key whose text differs; `tell` shortens two long texts to what differs."""
    for key in sorted({*old, *new}):
        before, after = old.get(key, ""), new.get(key, "")
        if before != after:
            told = tell(before, after) if tell and before and after else (before, after)
            yield Change(entry, key, *told)


def _patterns(old: Codebook, new: Codebook) -> Iterator[Change]:
    """Patterns and frames by id; the patterns of one named entry share theirs and are told together."""
    before, after = _by_id(old), _by_id(new)
    for identity in sorted({*before, *after}):
        told = (_told(before.get(identity, {})), _told(after.get(identity, {})))
        # A set that changes shows under its own name, so the texts decide here.
        if told[0] != told[1]:
            place = next(iter((after.get(identity) or before[identity]).values()))
            yield Change("pattern", identity, *told, place)


def _by_id(codebook: Codebook) -> dict[str, dict[str, Location]]:
    found: dict[str, dict[str, Location]] = {}
    for shown in all_patterns(codebook):
        over = "".join(f" (overrides {name})" for name in sorted(shown.pattern.overrides))
        text = " ".join(shown.pattern.text.split()) + over
        found.setdefault(shown.pattern.id, {})[text] = shown.pattern.location
    return found


def _told(texts: Mapping[str, Location]) -> str:
    return " ; ".join(sorted(texts))


def _operators(codebook: Codebook) -> dict[str, str]:
    known = {operator.name: operator for pairs in codebook.operators.values() for operator, _ in pairs}
    known |= codebook.modal_operators
    return {
        name: ", ".join(f"{key or 'else'}→{code}" for key, code in sorted(operator.codes.items()))
        for name, operator in known.items()
    }


def _words(sets: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {name: " ".join(sorted(words)) for name, words in sets.items()}


def _word_changes(old: str, new: str) -> tuple[str, str]:
    """Of two lists of words those that only one has."""
    before, after = set(old.split()), set(new.split())
    gone, come = sorted(before - after), sorted(after - before)
    return " ".join(gone) or "…", " ".join(come) or "…"


def _field_changes(old: str, new: str) -> tuple[str, str]:
    """Of two texts of `key=value` parts those that differ."""
    before, after = old.split("; "), new.split("; ")
    pairs = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    return "; ".join(one for one, _ in pairs), "; ".join(other for _, other in pairs)


def _nominals(codebook: Codebook) -> dict[str, str]:
    return {
        f"{one.noun} of {one.verb}": _nominal(one) for found in codebook.nominals.values() for one in found
    }


def _nominal(one: Nominal) -> str:
    return f"target {' '.join(one.target)}, source {' '.join(one.source)}, possessor {one.possessor}"


def _other_words(codebook: Codebook) -> dict[str, str]:
    contexts = {f"context {name}": words for name, words in codebook.contexts.items()}
    return _words(contexts | {"light verbs": codebook.light_verbs})


def _actors(old: Codebook, new: Codebook) -> Iterator[Change]:
    names = names_by_owner(old), names_by_owner(new)
    for key in sorted({*old.actors, *new.actors}):
        before, after = old.actors.get(key), new.actors.get(key)
        told = (_actor(before, names[0].get(key, ())), _actor(after, names[1].get(key, ())))
        if told[0] != told[1]:
            place = after or before
            yield Change("actor", key, *told, place.location if place else Location(""))


def names_by_owner(codebook: Codebook) -> dict[str, tuple[Name, ...]]:
    """The names of each actor, and of each role code those of its agents and titles."""
    found: dict[str, list[Name]] = {}
    for named in codebook.names.values():
        for name in named:
            found.setdefault(name.owner, []).append(name)
    return {owner: tuple(named) for owner, named in found.items()}


def _actor(actor: Actor | None, names: Iterable[Name]) -> str:
    if actor is None:
        return ""
    named = sorted(f"{name.text} ({name.kind}){_period(name)}" for name in names)
    roles = sorted(
        f"{role.code}{_period(role)}{' ' * bool(role.office)}{role.office}" for role in actor.roles
    )
    parts = (actor.name, actor.kind, actor.country or "", actor.gender, ", ".join(roles), ", ".join(named))
    return "; ".join(part for part in parts if part)


def _period(held: Role | Name) -> str:
    begun = "" if held.since == held.since.min else f" from {held.since}"
    return begun if held.until == held.until.max else f"{begun} until {held.until}"


def _agents(codebook: Codebook) -> dict[str, str]:
    """The agents and titles of each role code."""
    return {
        owner: ", ".join(sorted({f"{name.text} ({name.kind}){_period(name)}" for name in named}))
        for owner, named in names_by_owner(codebook).items()
        if owner not in codebook.actors
    }


def _codes(codes: Mapping[str, EventCode]) -> dict[str, str]:
    return {key: "; ".join(_fields(code)) for key, code in codes.items()}


def _fields(code: EventCode) -> Iterator[str]:
    for field in fields(code):
        value: Any = getattr(code, field.name)
        if field.name == "acled":
            value = ", ".join(f"{row.event_type}/{row.sub_event_type}" for row in code.acled)
        yield f"{field.name}={_plain(value)}"


def _plain(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else "none" if value is None else str(value)
