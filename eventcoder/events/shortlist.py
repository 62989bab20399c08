"""What a clause holds, in the keys by which the codebook indexes its patterns."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.codebook import pattern_index as keys
from eventcoder.events.frames import Frame, Frames
from eventcoder.events.scene import Scene
from eventcoder.records import Argument, Clause

_OBJECTS = ("object", "indirect")
# Labels under which a word of a phrase may count as its head: "arms and money", "a series of attacks".
_COUNT_AS_HEAD = ("conj", "pobj")


def sentence_keys(scene: Scene, frames: Frames) -> frozenset[str]:
    """What all clauses of a sentence hold: its words, and its verbs and event nouns as acts."""
    acts = {keys.act(frame.lemma) for clause in scene.clauses for frame in frames.of(clause)}
    return frozenset(acts.union(map(keys.anywhere, scene.lemma_set)))


def clause_keys(scene: Scene, frames: Frames, clause: Clause) -> frozenset[str]:
    """What every reading of a clause holds: its complements, and the words beside its trigger."""
    found = {scene.lemmas[token] for token in scene.kids[clause.trigger]}
    for complement in clause.complements:
        kind = "to" if complement.kind == "purpose" else complement.kind
        below = frames.of(scene.clauses[complement.clause])
        found.update(keys.embedded(kind, frame.lemma) for frame in below)
    return frozenset(found)


def frame_keys(scene: Scene, frame: Frame) -> Iterator[str]:
    """What one reading holds: whether it is verb or noun, and its arguments."""
    is_noun = frame.clause.kind == "noun"
    if is_noun:
        yield keys.NOUN
    if frame.nominal or not is_noun:
        yield keys.VERB
    for argument in frame.arguments:
        yield from _argument_keys(scene, argument)


def _argument_keys(scene: Scene, argument: Argument) -> Iterator[str]:
    lemmas, dep = scene.lemmas, scene.tokens.dep
    yield lemmas[argument.head]
    for word in argument.words:
        if dep[word] in _COUNT_AS_HEAD:
            yield lemmas[word]
    acts = bool(scene.marked or scene.actors_in(argument))  # a marked mention may stand anywhere in it
    if argument.role == "prep":
        yield keys.behind(argument.prep)
        if acts:
            yield keys.actor_behind(argument.prep)
    elif acts and argument.role in _OBJECTS:
        yield keys.OBJECT_ACTOR
