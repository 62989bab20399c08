"""Codes of noun phrases as PETRARCH's dictionaries make them: the actor's code, then those of its agents.

"Gondor's border police" is GON and COP; police of nobody named are `---COP`. References to what the
document says elsewhere are not looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eventcoder.actors.codes import first_role
from eventcoder.actors.drafts import Draft
from eventcoder.actors.pieces import Piece
from eventcoder.actors.scene import Scene
from eventcoder.records import Entity

NO_ACTOR = "---"
_NEAREST = ("mod", "poss", "posted", "of", "in")


def dictionary_entity(draft: Draft, scene: Scene) -> Entity:
    """The entity of a phrase, by its code; without a code where no dictionary has a word of it."""
    actor_code, name = _actor(draft.head, scene)
    agents = list(_agents(draft.head, scene))
    code = _joined(actor_code or "", agents)
    if not code:
        return Entity(scene.key(draft.head), kind="name", plural=draft.plural, why="in no dictionary")
    kind = "agent" if agents else "organisation"
    parts = tuple(_entity(one, name, kind, draft, scene) for one in code.split("/")) if "/" in code else ()
    return replace(_entity(code, name, kind, draft, scene), parts=parts)


def _entity(code: str, name: str | None, kind: str, draft: Draft, scene: Scene) -> Entity:
    country = scene.lookup.iso3(code)
    return Entity(code, code, country, first_role(code), name, kind, plural=draft.plural, why="dictionary")


def _joined(actor: str, agents: list[str]) -> str:
    """Each of several codes of an actor takes the agents; a code that is there already is not repeated."""
    if not actor and not agents:
        return ""
    made = []
    for one in actor.split("/"):
        code = one or NO_ACTOR
        for agent in agents:
            code = code if agent in code else code + agent
        made.append(code)
    return "/".join(made)


def _actor(head: int, scene: Scene) -> tuple[str, str | None]:
    """The code on the day of the phrase's own actor, or of all those in the nearest relation to it; a name.

    "The ambassadors of Ruritania and Graustark" are of both: `RUR/GRS`.
    """
    own = [_code_and_name(piece, scene) for piece in scene.tree.pieces.get(head, ()) if piece.actor]
    if own:
        return own[0]
    for relation in _NEAREST:
        children = (child for child, found in scene.tree.attached[head] if found == relation)
        found = [actor for child in children if (actor := _actor(child, scene))[0]]
        if found:
            codes = dict.fromkeys(one for code, _ in found for one in code.split("/"))
            return "/".join(codes), found[0][1]
    return "", None


def _code_and_name(piece: Piece, scene: Scene) -> tuple[str, str | None]:
    assert piece.actor is not None
    role = piece.actor.role_on(scene.day)
    return (role.code if role else ""), piece.actor.name


def _agents(head: int, scene: Scene) -> Iterator[str]:
    """The codes of the phrase's agents, in the order of the text; those of a place or owner are not its."""
    own = [piece for piece in _pieces(head, scene, ("mod", "of", "posted")) if piece.sense == "agent"]
    for piece in sorted(own, key=lambda piece: piece.first):
        yield piece.role


def _pieces(head: int, scene: Scene, relations: tuple[str, ...] = _NEAREST) -> Iterator[Piece]:
    """The pieces of a phrase: its head's, then what hangs on it, the closest relation first."""
    yield from scene.tree.pieces.get(head, ())
    for relation in relations:
        for child, found in scene.tree.attached[head]:
            if found == relation:
                yield from _pieces(child, scene, relations)
