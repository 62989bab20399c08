"""Phrases for several actors at once: "the two sides", "both governments", "the leaders"."""

from __future__ import annotations

from collections.abc import Iterable

from eventcoder.actors import pronouns
from eventcoder.actors import vocabulary as words
from eventcoder.actors.codes import compose, country_part, first_role, parts
from eventcoder.actors.drafts import Draft
from eventcoder.actors.entities import describe, of_actor
from eventcoder.actors.scene import Scene
from eventcoder.records import Entity

_MEETING = frozenset(("leader", "side", "president", "minister", "neighbour", "neighbor", "foe"))
MOST = 4  # "the leaders" of more than these are named by the sentence that means them


def both_sides(draft: Draft, scene: Scene) -> Entity | None:
    """ "the two presidents", "both governments": the two most salient countries, with the role."""
    return _of_all(draft.head, draft.roles, scene) if draft.plural else None


def is_pair(head: int, scene: Scene) -> bool:
    """Whether "two" or "both" stands before a noun that can mean both parties."""
    if scene.phrases.lemma(head) not in words.BOTH_SIDES:
        return False
    both = scene.phrases.has_child(head, frozenset(("both",)))
    two = scene.phrases.has_child(head, frozenset(("two",))) and scene.phrases.has_child(
        head, frozenset(("the", "these"))
    )
    return both or two


def sides(head: int, scene: Scene) -> Entity | None:
    """The entity of "the two sides", "both countries": its parts are the two most salient parties."""
    return _of_all(head, (), scene)


def _is_meeting(head: int, scene: Scene) -> bool:
    """Whether "the leaders", "the sides" stands there without saying whose."""
    phrases = scene.phrases
    if phrases.lemma(head) not in _MEETING:
        return False
    bare = phrases.child(head, "amod", "compound", "nummod", "poss", "prep") < 0
    return bare and phrases.plural(head) and phrases.has_child(head, frozenset(("the",)))


def _of_all(head: int, roles: tuple[str, ...], scene: Scene) -> Entity | None:
    """The parties meant: two where it says so, else those of the last sentence that had several."""
    if is_pair(head, scene):
        return _together(head, roles, list(_parties(scene).items())[:2], scene)
    if _is_meeting(head, scene):
        for back in range(1, pronouns.BACK + 1):
            sentence = scene.context.sentence - back
            said = [item.entity for item in scene.context.salient if item.sentence == sentence]
            powers = _distinct(entity for entity in said if entity.role == "GOV" or entity.kind == "country")
            if len(powers) > 1:
                return _together(head, roles, list(powers.items())[:MOST], scene)
    return None


def _parties(scene: Scene) -> dict[str, Entity]:
    """Countries, or parties without one, that have been named: this sentence's first, then the latest."""
    return _distinct((*scene.entities.values(), *scene.context.entities()))


def _distinct(entities: Iterable[Entity]) -> dict[str, Entity]:
    parties: dict[str, Entity] = {}
    for entity in entities:
        for part in entity.parts or (entity,):
            if part.code:
                parties.setdefault(country_part(part.code) or part.code, part)
    return parties


def _together(
    head: int, roles: tuple[str, ...], chosen: list[tuple[str, Entity]], scene: Scene
) -> Entity | None:
    if len(chosen) < 2:
        return None
    if scene.phrases.lemma(head) in ("country", "nation", "neighbour", "neighbor"):
        countries = [scene.lookup.countries.get(code) for code, _ in chosen]
        each = tuple(of_actor(country, scene.lookup, scene.day) for country in countries if country)
        if len(each) < len(chosen):
            return None
    else:
        each = tuple(_with_roles(code, entity, roles, scene) for code, entity in chosen)
    why = " and ".join(describe(entity) for entity in each)
    return Entity(
        "+".join(e.key for e in each), kind="pronoun", plural=True, why=f"together: {why}", parts=each
    )


def _with_roles(code: str, entity: Entity, roles: tuple[str, ...], scene: Scene) -> Entity:
    if not roles or entity.role in {part for role in roles for part in parts(role)}:
        return entity
    full = compose(code, roles)
    return Entity(
        f"agent:{full}:both", full, scene.lookup.iso3(full), first_role(full), kind="agent", why="both"
    )
