"""What a codebook says about a code, a pattern, an actor or a word: data for whoever prints it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from eventcoder.codebook.compiled import Actor, Codebook, EventCode, Name, Nominal, Operator, Pattern


@dataclass(frozen=True, slots=True)
class ShownCode:
    """A code, the patterns that give it, and the compositions that end in it as (operator, code acted on)."""

    code: EventCode
    patterns: tuple[Pattern, ...]
    compositions: tuple[tuple[str, str], ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownPattern:
    """A pattern with the lemmas that trigger it; `operator` is set for the frame of a composition."""

    pattern: Pattern
    triggers: tuple[str, ...]
    operator: str = ""


@dataclass(frozen=True, slots=True)
class ShownActor:
    """An actor with its roles in the order of their beginning, and all its names."""

    actor: Actor
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ShownWord:
    """All that a word does: name something, trigger patterns and operators, be an event noun, be in sets."""

    word: str
    names: tuple[Name, ...]
    patterns: tuple[Pattern, ...]
    operators: tuple[str, ...]
    nominals: tuple[Nominal, ...]
    sets: tuple[str, ...]


Shown = ShownCode | ShownPattern | ShownActor | ShownWord


def show(codebook: Codebook, what: str) -> list[Shown]:
    """Everything that `what` can mean in the codebook; empty where it means nothing.

    `what` is a code ("143"), the id of a pattern ("cameo:143/pits", with or without what a composition
    appended) or of an actor ("kaz/…"), the name of an actor, a set ("&troops"), or a word.
    """
    found: list[Shown] = []
    if what in codebook.codes:
        found.append(_code(codebook, codebook.codes[what]))
    wanted = what.split(">")[0]
    found += [
        shown for shown in all_patterns(codebook) if wanted in (shown.pattern.id, _short(shown.pattern.id))
    ]
    found += _actors(codebook, what)
    word = _word(codebook, what)
    if word is not None:
        found.append(word)
    return found


def _short(identity: str) -> str:
    """The id without the codebook's name: "143/pits"."""
    return identity.partition(":")[2]


def similar(codebook: Codebook, what: str) -> list[str]:
    """Up to five codes, ids, names and words that look like `what`, for a "did you mean"."""
    known = {*codebook.codes, *codebook.names, *codebook.patterns, *codebook.actors, *codebook.sets}
    known |= {shown.pattern.id for shown in all_patterns(codebook)}
    return difflib.get_close_matches(what, known, n=5, cutoff=0.7)


def all_patterns(codebook: Codebook) -> Iterator[ShownPattern]:
    """Each pattern and each frame once, patterns in the order that decides ties."""
    triggers: dict[tuple[str, str], list[str]] = {}
    seen: dict[tuple[str, str], Pattern] = {}
    for lemma, patterns in codebook.patterns.items():
        for pattern in patterns:
            seen[pattern.id, str(pattern.location)] = pattern
            triggers.setdefault((pattern.id, str(pattern.location)), []).append(lemma)
    for key, pattern in sorted(seen.items(), key=lambda item: item[1].order):
        yield ShownPattern(pattern, tuple(triggers[key]))
    for operator in operators(codebook):
        for frame in operator.frames:
            lemmas = [
                lemma
                for lemma, found in codebook.operators.items()
                if any(other is frame for _operator, other in found)
            ]
            yield ShownPattern(frame, tuple(lemmas), operator.name)


def operators(codebook: Codebook) -> list[Operator]:
    """The operators of the composition table, by name."""
    by_name = {operator.name: operator for found in codebook.operators.values() for operator, _ in found}
    return [by_name[name] for name in sorted(by_name)]


def _code(codebook: Codebook, code: EventCode) -> ShownCode:
    patterns = [shown.pattern for shown in all_patterns(codebook) if shown.pattern.code == code.code]
    compositions = [
        (operator.name, key)
        for operator in operators(codebook)
        for key, result in operator.codes.items()
        if result == code.code
    ]
    below = tuple(other.code for other in codebook.codes.values() if other.parent == code.code)
    return ShownCode(code, tuple(patterns), tuple(compositions), below)


def _actors(codebook: Codebook, what: str) -> list[ShownActor]:
    owners = [name.owner for name in codebook.names.get(what, ()) if name.owner in codebook.actors]
    if what.lower() in codebook.actors:
        owners.insert(0, what.lower())
    shown = []
    for owner in dict.fromkeys(owners):
        names = [name for named in codebook.names.values() for name in named if name.owner == owner]
        shown.append(ShownActor(_in_order(codebook.actors[owner]), tuple(names)))
    return shown


def _in_order(actor: Actor) -> Actor:
    roles = tuple(sorted(actor.roles, key=lambda role: (role.since, role.until)))
    return Actor(actor.id, actor.name, actor.kind, actor.country, roles, actor.gender, actor.location)


def _word(codebook: Codebook, what: str) -> ShownWord | None:
    word = what.removeprefix("&")
    lemma = word.replace(" ", "_")
    names = tuple(name for name in codebook.names.get(what.lower(), ()) if name.kind in ("agent", "title"))
    patterns = codebook.patterns.get(word, ()) or codebook.patterns.get(lemma, ())
    acting = {operator.name for operator, _frame in codebook.operators.get(lemma, ())}
    sets = [name for name, words in codebook.sets.items() if name == word or word.replace(" ", "+") in words]
    nominals = codebook.nominals.get(word, ())
    if not (names or patterns or acting or sets or nominals):
        return None
    return ShownWord(word, names, patterns, tuple(sorted(acting)), nominals, tuple(sorted(sets)))
