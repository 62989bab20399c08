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
    above = tokens.head[head] if tokens.dep[head] == "appos" else -1
    for other in (above, _explained_by(head, scene), _is_called(head, scene)):
        known = scene.entities.get(other) if other >= 0 else None
        joined = _join(known, entity) if known else None
        if joined:
            yield other, joined
            return


def _explained_by(head: int, scene: Scene) -> int:
    return next((c for c in scene.phrases.children[head] if scene.phrases.tokens.dep[c] == "appos"), -1)


def _is_called(head: int, scene: Scene) -> int:
    """The subject of "X is the defence minister of Lebanon" where the head is what X is called; else -1."""
    phrases, verb = scene.phrases, scene.phrases.tokens.head[head]
    is_attribute = phrases.tokens.dep[head] == "attr" and phrases.lemma(verb) == "be"
    if not is_attribute or phrases.child(verb, "neg", "aux") >= 0:
        return -1
    return phrases.child(verb, "nsubj")


def _join(first: Entity, second: Entity) -> Entity | None:
    """One entity of a name and an agent noun; None where both are names or both nouns."""
    for name, noun in ((first, second), (second, first)):
        if name.kind in _NAMED and noun.kind == "agent" and not noun.parts and name.plural == noun.plural:
            if name.code and not (noun.role and _says_less(name, noun)):
                return name if name.office else replace(name, office=noun.office)
            why = f"apposition: {noun.why}" if noun.code else name.why
            return replace(
                name, code=noun.code, country=noun.country, role=noun.role, why=why, office=noun.office
            )
        if name.kind in _NAMED and noun.kind in ("person", "organisation") and not name.code and noun.code:
            return noun
    return None


def _says_less(name: Entity, noun: Entity) -> bool:
    """Whether the text knows more than the name does: a role where it has none, an office held now."""
    if name.kind == "name":
        return name.role is None
    return name.kind == "person" and name.role in (None, "ELI") and noun.role != "ELI"
