"""Two phrases for one actor: "X, the Kazakh foreign minister", "the head of the KNB, X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eventcoder.actors.scene import Scene
from eventcoder.records import Entity

_NAMED = ("person", "name", "organisation", "group", "given")


def same_as(head: int, entity: Entity, scene: Scene) -> Iterator[tuple[int, Entity]]:
    """The phrase that this one explains or is explained by, and the entity that both are; or nothing."""
    tokens = scene.phrases.tokens
    for other in (tokens.head[head] if tokens.dep[head] == "appos" else -1, _explained_by(head, scene)):
        known = scene.entities.get(other) if other >= 0 else None
        joined = _join(known, entity) if known else None
        if joined:
            yield other, joined
            return


def _explained_by(head: int, scene: Scene) -> int:
    return next((c for c in scene.phrases.children[head] if scene.phrases.tokens.dep[c] == "appos"), -1)


def _join(first: Entity, second: Entity) -> Entity | None:
    """One entity of a name and an agent noun; None where both are names or both nouns."""
    for name, noun in ((first, second), (second, first)):
        if name.kind in _NAMED and noun.kind == "agent" and not noun.parts and name.plural == noun.plural:
            if name.code:
                return name
            why = f"apposition: {noun.why}" if noun.code else name.why
            return replace(name, code=noun.code, country=noun.country, role=noun.role, why=why)
        if name.kind in _NAMED and noun.kind in ("person", "organisation") and not name.code and noun.code:
            return noun
    return None
