"""How a mention hangs on a clause whose pattern has no slot for it."""

from __future__ import annotations

from eventcoder.events.scene import Scene
from eventcoder.records import Clause, Mention


def how_joined(scene: Scene, clause: Clause, mentions: tuple[Mention, ...]) -> str:
    """The closest of the mentions' ways:

    `subject`, `object`, `phrase` (behind a preposition) or `owner` of the clause itself; `below` it; `above`
    (subject of a clause above), `beside` (another part of a clause above), `apart` elsewhere in the sentence.
    """
    heads = {mention.head for mention in mentions}
    for name, roles in _OWN:
        if any(argument.role in roles and heads & set(argument.words) for argument in clause.arguments):
            return name
    if heads & scene.below(clause):
        return "below"
    for above in scene.ancestors(clause):
        for argument in above.arguments:
            if heads & set(argument.words):
                return "above" if argument.role == "subject" else "beside"
    return "apart"


def is_taken(scene: Scene, clause: Clause, side: str) -> bool:
    """True where somebody else, whom the document doesn't mark, stands as subject or object of the clause."""
    roles = ("subject",) if side == "source" else ("object", "indirect")
    return any(
        mention.side != side
        for argument in clause.arguments
        if argument.role in roles
        for mention in scene.actors_in(argument)
    )


_OWN = (
    ("subject", ("subject",)),
    ("object", ("object", "indirect")),
    ("phrase", ("prep", "attribute")),
    ("owner", ("possessor", "modifier")),
)
