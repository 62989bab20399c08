"""Nouns that take up an actor named before: "the rebels", "the group", "the council"."""

from __future__ import annotations

from dataclasses import replace

from eventcoder.actors import vocabulary as words
from eventcoder.actors.drafts import Draft
from eventcoder.actors.entities import describe, of_actor
from eventcoder.actors.scene import Scene
from eventcoder.records import Entity


def same_agent(draft: Draft, scene: Scene) -> Entity | None:
    """ "the rebels" after "Chadian rebels": the same actor, named by the same noun before."""
    if not scene.phrases.has_child(draft.head, frozenset(("the", "these", "those"))) or draft.beliefs:
        return None
    if scene.phrases.child(draft.head, "amod", "compound", "nummod", "poss") >= 0:
        return None
    noun = scene.phrases.lemma(draft.head)
    for entity in _latest(scene):
        same = entity.kind == "agent" and entity.key.endswith(":" + noun) and entity.plural == draft.plural
        if entity.code and (same or (not draft.plural and is_body_called(noun, entity))):
            return replace(entity, why=f"{describe(entity)}, named before")
    return None


def same_again(head: int, scene: Scene) -> Entity | None:
    """ "the group", "the country": the last organisation or country named."""
    if not scene.phrases.has_child(head, frozenset(("the", "this", "that", "these", "those"))):
        return None
    noun = scene.phrases.lemma(head)
    if scene.phrases.plural(head):
        return _same_many(noun, scene)
    if scene.phrases.child(head, "amod", "compound", "poss", "prep") >= 0:
        return None
    kinds = words.SAME_AGAIN.get(noun, ())
    country = scene.lookup.countries.get(scene.context.focus or "")
    if kinds == ("country",) and country:
        why = f"'the {noun}' is the one the document is about"
        return of_actor(country, scene.lookup, scene.day, why=why)
    for entity in _latest(scene):
        fits = (entity.kind in kinds and _is_one(entity)) or is_body_called(noun, entity)
        if fits and entity.code:
            return replace(entity, plural=False, why=f"'the {noun}' is {describe(entity)}")
    return None


def _same_many(noun: str, scene: Scene) -> Entity | None:
    """ "the forces" after "Serbian forces": a plural that only some actor before makes one."""
    for entity in _latest(scene):
        if entity.code and entity.plural and entity.key.endswith(":" + noun):
            return replace(entity, why=f"{describe(entity)}, named before")
    return None


def _latest(scene: Scene) -> tuple[Entity, ...]:
    return (*reversed(scene.entities.values()), *scene.context.entities())


def _is_one(entity: Entity) -> bool:
    """Whether an entity is one body; the fighters of a group stand for the group."""
    return not entity.plural or entity.kind == "group"


def is_body_called(noun: str, entity: Entity) -> bool:
    """Whether an organisation's name ends in the noun: "the council" for the UN Security Council."""
    if entity.kind not in ("organisation", "group") or not entity.name:
        return False
    return entity.name.rsplit(" ", 1)[-1].lower() == noun
