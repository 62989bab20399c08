"""Which words a sentence must hold for two codebooks to code it differently."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from eventcoder.codebook.asked_for import is_asked_for
from eventcoder.codebook.changes import names_by_owner
from eventcoder.codebook.compiled import Actor, Codebook, Operator, Pattern

VISIT, HOSTING = "042", "043"  # a row of the second is made from one of the first


@dataclass(frozen=True, slots=True)
class Touched:
    """Lemmas and names of what differs; `everything` where no word tells.

    It may name too much, never too little.
    """

    lemmas: frozenset[str]
    names: frozenset[str]
    everything: bool = False


def touched_by(old: Codebook, new: Codebook) -> Touched:
    """The words of all that differs between two codebooks."""
    verbs = frozenset(_triggers(old, new))
    nouns = {
        one.noun
        for codebook in (old, new)
        for found in codebook.nominals.values()
        for one in found
        if one.verb in verbs
    }
    return Touched(verbs | nouns | frozenset(_words(old, new)), frozenset(_names(old, new)), _all(old, new))


def _all(old: Codebook, new: Codebook) -> bool:
    """Whether something differs that shows in no word: modality, or what a country's code means."""
    common = old.country_names.keys() & new.country_names.keys()
    modal = [{name: operator.codes for name, operator in book.modal_operators.items()} for book in (old, new)]
    results = {code for operators in modal for codes in operators.values() for code in codes.values()}
    return (
        old.cameo != new.cameo
        or modal[0] != modal[1]
        or any(old.country_names[code] != new.country_names[code] for code in common)
        or not results.isdisjoint(_changed_codes(old, new))
    )


def _changed_codes(old: Codebook, new: Codebook) -> set[str]:
    """Codes that both have and that mean something else; one that only one has shows in its patterns."""
    changed = {code for code in old.codes.keys() & new.codes.keys() if old.codes[code] != new.codes[code]}
    return changed | ({VISIT} if HOSTING in changed else set())


def _triggers(old: Codebook, new: Codebook) -> Iterator[str]:
    """Lemmas whose patterns or operators differ, in themselves or in their order, or give a changed code."""
    numbers = _Numbers()
    codes = _changed_codes(old, new)
    for lemma in {*old.patterns, *new.patterns}:
        before, after = old.patterns.get(lemma, ()), new.patterns.get(lemma, ())
        changed = any(pattern.code in codes for pattern in (*before, *after))
        if changed or [*map(numbers.of, before)] != [*map(numbers.of, after)]:
            yield lemma
    for lemma in {*old.operators, *new.operators}:
        pairs = old.operators.get(lemma, ()), new.operators.get(lemma, ())
        results = {code for some in pairs for operator, _ in some for code in operator.codes.values()}
        if not results.isdisjoint(codes) or _frames(pairs[0], numbers) != _frames(pairs[1], numbers):
            yield lemma


class _Numbers:
    """One number for equal patterns: comparing the trees of each lemma anew would take long."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], int] = {}
        self._seen: dict[int, int] = {}

    def of(self, pattern: Pattern) -> int:
        if id(pattern) not in self._seen:
            key = (pattern.id, pattern.code, pattern.tree, pattern.overrides)
            self._seen[id(pattern)] = self._known.setdefault(key, len(self._known))
        return self._seen[id(pattern)]


def _frames(pairs: Iterable[tuple[Operator, Pattern]], numbers: _Numbers) -> list[object]:
    return [(operator.name, operator.codes, numbers.of(frame)) for operator, frame in pairs]


def _words(old: Codebook, new: Codebook) -> Iterator[str]:
    """Words of sets, light verbs, contexts and event nouns that only one of the codebooks has."""
    yield from old.light_verbs ^ new.light_verbs
    yield from old.event_nouns ^ new.event_nouns
    yield from old.fixed ^ new.fixed
    for noun in {*old.nominals, *new.nominals}:
        if old.nominals.get(noun) != new.nominals.get(noun):
            yield noun
    # Patterns hold the words of their sets; beside them only some sets are asked for.
    yield from _in_one_only(
        *({key: book.sets[key] for key in filter(is_asked_for, book.sets)} for book in (old, new))
    )
    yield from _in_one_only(old.contexts, new.contexts)


def _in_one_only(old: Mapping[str, frozenset[str]], new: Mapping[str, frozenset[str]]) -> Iterator[str]:
    none: frozenset[str] = frozenset()
    for name in {*old, *new}:
        yield from old.get(name, none) ^ new.get(name, none)


def _names(old: Codebook, new: Codebook) -> Iterator[str]:
    """Names that differ, those of actors that differ, and of the countries that these hold office in."""
    for surface in {*old.names, *new.names}:
        if old.names.get(surface) != new.names.get(surface):
            yield surface
    owned = names_by_owner(old), names_by_owner(new)
    for key in {*old.actors, *new.actors}:
        before, after = old.actors.get(key), new.actors.get(key)
        if _differ(before, after):
            owners = {key, *_offices(before), *_offices(after)}
            yield from (name.text for names in owned for owner in owners for name in names.get(owner, ()))


def _differ(old: Actor | None, new: Actor | None) -> bool:
    """Whether the entries say something else, wherever they stand."""
    if old is None or new is None:
        return True
    return replace(old, location=new.location) != new


def _offices(actor: Actor | None) -> Iterator[str]:
    """The entry of the country of somebody in office: "the president" may mean them without their name."""
    if actor and actor.country and any(role.office for role in actor.roles):
        yield actor.country.lower()
