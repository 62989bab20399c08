"""Better words for a participant: the name behind a pronoun, the description of somebody in no dictionary."""

from __future__ import annotations

from dataclasses import replace

from eventcoder.events.actions import Action
from eventcoder.events.match import is_foreign
from eventcoder.events.scene import Scene
from eventcoder.records import Argument, Entity, Mention, Sentence

_DESCRIBED_ROOTS = ("08", "09", "17", "18", "19", "20")


def named(scene: Scene, mention: Mention | None) -> Mention | None:
    """The mention itself; for a pronoun that mention of the same entity in the sentence which names it."""
    if mention is None or mention.given or scene.tokens.pos[mention.head] != "PRON":
        return mention
    names = [
        other
        for other in scene.mentions
        if other.entity.key == mention.entity.key and scene.tokens.pos[other.head] != "PRON"
    ]
    before = [other for other in names if other.head < mention.head]
    return max(before, key=lambda other: other.head) if before else (names[0] if names else mention)


def with_target_in_object(scene: Scene, action: Action) -> Action:
    """ "expelled 23 Russian diplomats": words of the rule that are themselves somebody of another country."""
    if action.targets or action.reciprocal or not action.sources or action.operators:
        return action
    own = {mention.entity.country for mention in action.sources}
    for argument in action.clause.arguments:
        if argument.role != "object" or argument.head not in action.binding.used:
            continue
        actors = [one for one in scene.actors_in(argument) if is_foreign(one, own)]
        if actors:
            return replace(action, targets=tuple(actors))
    return action


def with_described_target(scene: Scene, sentence: Sentence, action: Action) -> Action:
    """An act on somebody whom no dictionary has: the object's words become a target without a code."""
    if action.clause.kind != "verb" or action.operators or "target" in scene.marked:
        return action
    if not action.sources or not action.code.startswith(_DESCRIBED_ROOTS):
        return action
    if action.targets and not _is_far(scene, action):
        return action
    for argument in action.clause.arguments:
        if argument.role == "object" and _is_described(scene, action, argument):
            return replace(action, targets=(_description(scene, sentence, argument),))
    return action


def _is_far(scene: Scene, action: Action) -> bool:
    """ "detained suspects over the attack on T": who stands so deep in the object isn't whom it is done to.

    A country may: "bombed positions in T".
    """
    held = action.binding.target_argument
    if held is None or held.role != "object" or len(action.targets) != 1:
        return False
    (target,) = action.targets
    return target.entity.kind != "country" and scene.distance(target.head, held.head) > 1


def _is_described(scene: Scene, action: Action, argument: Argument) -> bool:
    """A noun that the rule has not used for itself, and that is no act."""
    used = argument.head in action.binding.used or argument.head in scene.noun_clause
    return not used and scene.tokens.pos[argument.head] in ("NOUN", "PROPN")


def _description(scene: Scene, sentence: Sentence, argument: Argument) -> Mention:
    tokens = scene.tokens
    left = min(
        (word for word in argument.words if _hangs_before(scene, word, argument.head)), default=argument.head
    )
    start, end = tokens.start[left], tokens.end[argument.head]
    text = sentence.text[start:end]
    entity = Entity(f"described:{argument.head}:{text.lower()}", kind="name", why="in no dictionary")
    offset = sentence.start
    return Mention(left, argument.head + 1, argument.head, offset + start, offset + end, text, entity)


def _hangs_before(scene: Scene, word: int, head: int) -> bool:
    """Determiners, numbers, adjectives and compounds of the noun."""
    while word < head and scene.tokens.head[word] != word:
        word = scene.tokens.head[word]
    return word == head
