"""The verbs with particle or fixed preposition that patterns name: `call_off`, `step_down`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eventcoder.codebook.compiled import Pattern
from eventcoder.codebook.grammar import Embedded, Skeleton, Words


def fixed_lemmas(patterns: Iterable[Pattern]) -> frozenset[str]:
    """Every lemma with an underscore in a trigger, also of complement clauses."""
    return frozenset(
        lemma
        for pattern in patterns
        for words in _triggers(pattern.tree.body)
        for lemma in words.heads
        if "_" in lemma
    )


def _triggers(body: Skeleton) -> Iterator[Words]:
    yield body.trigger
    for item in body.items:
        if isinstance(item, Embedded) and item.body is not None:
            yield from _triggers(item.body)
