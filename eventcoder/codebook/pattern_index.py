"""The patterns of one trigger lemma, found by what a clause holds instead of tried one by one.

A verb such as "call" triggers hundreds of patterns, and nearly all of them ask for something that the clause
at hand hasn't got. So each pattern is boiled down to *needs*: sets of keys of which the clause must hold one.
A key is a short text; the functions below make them, and `events/shortlist.py` makes those of a clause. The
needs may let through too much, never too little: matching proper still decides.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eventcoder.codebook.grammar import Absent, Embedded, Item, PatternTree, Phrase, Slot, Words

if TYPE_CHECKING:
    from eventcoder.codebook.compiled import Pattern

# What a clause may be or have beside its words.
SOURCE, PAIR = "=source", "=pair"  # somebody who may be SOURCE; two who may be SOURCE=TARGET
VERB, NOUN = "=verb", "=noun"  # read as a verb; is an event noun
LENIENT = "=lenient"  # an embedded act, whose slots may stay empty
OBJECT_ACTOR = "=object"  # an actor in object or indirect object

Need = frozenset[str]


def anywhere(lemma: str) -> str:
    """The key of a lemma somewhere in the sentence; of one that an argument turns on, it is the lemma."""
    return "~" + lemma


def act(lemma: str) -> str:
    """The key of a clause of that lemma somewhere in the sentence."""
    return "/" + lemma


def embedded(kind: str, lemma: str) -> str:
    """The key of a complement of this kind (`to`, `that`) and lemma."""
    return f"{kind}/{lemma}"


def behind(preposition: str) -> str:
    """The key of an argument behind a preposition."""
    return "-" + preposition


def actor_behind(preposition: str) -> str:
    """The key of an argument behind a preposition that stands for an actor."""
    return "+" + preposition


@dataclass(frozen=True, slots=True)
class PatternIndex:
    """Patterns of one lemma: each under the keys of its rarest need, with its other needs beside it."""

    patterns: tuple[Pattern, ...]
    always: tuple[int, ...]
    by_key: dict[str, tuple[int, ...]]
    needs: tuple[tuple[Need, ...], ...]
    has_pairs: bool = False  # whether any of the patterns takes two who act on each other

    def within(self, holds: Set[str]) -> list[Pattern]:
        """The patterns that a clause with these keys may match, in their own order."""
        return [self.patterns[place] for place in self.places(holds)]

    def places(self, holds: Set[str]) -> list[int]:
        """The places of those patterns in the list that was indexed."""
        places = set(self.always)
        for key in self.by_key.keys() & holds:
            places.update(self.by_key[key])
        return [place for place in sorted(places) if self._met(place, holds)]

    def _met(self, place: int, holds: Set[str]) -> bool:
        return not any(map(holds.isdisjoint, self.needs[place]))


def index_of(
    lemma: str, patterns: Sequence[Pattern], known: dict[Hashable, Any] | None = None
) -> PatternIndex:
    """The index of the patterns that a lemma triggers; those made with one dict `known` share equal needs."""
    always: list[int] = []
    by_key: dict[str, list[int]] = {}
    rest = []
    known = {} if known is None else known
    for place, pattern in enumerate(patterns):
        needs = [known.setdefault(need, need) for need in set(_needs(lemma, pattern.tree))]
        needs.sort(key=_commonness)
        others = tuple(needs[1:])
        rest.append(known.setdefault(others, others))
        if not needs:
            always.append(place)
        for key in needs[0] if needs else ():
            by_key.setdefault(key, []).append(place)
    listed = {known.setdefault(key, key): tuple(places) for key, places in sorted(by_key.items())}
    has_pairs = any(pattern.tree.reciprocal for pattern in patterns)
    return PatternIndex(tuple(patterns), tuple(always), listed, tuple(rest), has_pairs)


def _commonness(need: Need) -> tuple[int, int, list[str]]:
    """Words are rarer than prepositions, those rarer than a source."""
    first = min(need)[0]
    return ("-+=".find(first) + 1, len(need), sorted(need))


def _needs(lemma: str, tree: PatternTree) -> Iterator[Need]:
    """All that a pattern needs under one of its trigger lemmas."""
    if tree.reciprocal:
        yield frozenset({PAIR})
    elif not tree.source.optional:
        yield frozenset({SOURCE})
    yield frozenset({NOUN if tree.body.trigger.pos == "n" else VERB})
    before = tree.body.trigger.by_head.get(lemma, ())
    if before and all(before):  # `air+strike` under "strike"
        yield frozenset(anywhere(words[-1]) for words in before)
    for item in tree.body.items:
        yield from _of_item(item)


def _of_item(item: Item) -> Iterator[Need]:
    if isinstance(item, Absent) or item.optional:
        return
    if isinstance(item, Embedded):
        yield from _of_complement(item)
        return
    if isinstance(item.content, Slot):
        yield from _of_slot(item, item.content)
        return
    if isinstance(item.content, Words):
        yield item.content.heads
    if item.prepositions:
        yield frozenset(map(behind, item.prepositions))


def _of_slot(item: Phrase, slot: Slot) -> Iterator[Need]:
    if item.prepositions and not slot.optional:
        yield frozenset(map(actor_behind, item.prepositions)) | {LENIENT}
    elif not slot.optional and not slot.near:
        yield frozenset({OBJECT_ACTOR, LENIENT})


def _of_complement(item: Embedded) -> Iterator[Need]:
    if item.body is None:
        return
    heads = item.body.trigger.heads
    if item.kind in ("to", "that"):
        yield frozenset(embedded(item.kind, head) for head in heads)
    else:
        yield frozenset(map(act, heads))
    yield from _inside(item.body.items)


def _inside(items: tuple[Item, ...]) -> Iterator[Need]:
    """What the complement's own arguments need: its words, wherever in the sentence they stand."""
    for item in items:
        if isinstance(item, Absent) or item.optional:
            continue
        if isinstance(item, Embedded):
            if item.body is not None:
                yield frozenset(map(act, item.body.trigger.heads))
                yield from _inside(item.body.items)
        elif isinstance(item.content, Words):
            yield frozenset(map(anywhere, item.content.heads))
