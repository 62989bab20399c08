"""Who is named in a sentence, and who that is: the way in to `actors`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from eventcoder.actors import pronouns
from eventcoder.actors.again import same_again
from eventcoder.actors.apposition import same_as
from eventcoder.actors.context import DocumentContext
from eventcoder.actors.drafts import Draft
from eventcoder.actors.entities import describe
from eventcoder.actors.given import given_mentions
from eventcoder.actors.lookup import Lookup
from eventcoder.actors.phrases import MODIFIERS, Phrases
from eventcoder.actors.pieces import Piece, pieces_of
from eventcoder.actors.resolve import resolve
from eventcoder.actors.scene import Scene
from eventcoder.actors.sides import sides
from eventcoder.actors.speakers import speaker_of
from eventcoder.actors.tree import COUNTRY_SENSES, Tree
from eventcoder.records import Entity, Given, Mention, Sentence, Tokens

_PRONOUNS = frozenset(("PRP", "PRP$", "WP", "WDT", "WP$"))


def find_mentions(
    tokens: Tokens,
    sentence: Sentence,
    lookup: Lookup,
    day: date,
    context: DocumentContext,
    given: tuple[Given, ...] = (),
) -> tuple[Mention, ...]:
    """The participants of one parsed sentence, in the order of the text.

    `day` decides who holds which office, `context` what references mean; `given` are the mentions that
    came with the document (those of other sentences are passed over). Mentions don't overlap, but a
    possessor or modifier that isn't an agent's own may lie inside a longer phrase.
    """
    phrases = Phrases(tokens)
    pieces = pieces_of(phrases, sentence.text, lookup, day, context)
    fixed = given_mentions(given, phrases, sentence, lookup, day, context)
    taken = frozenset(index for mention in fixed for index in range(mention.start, mention.end))
    free = tuple(piece for piece in pieces if not taken.intersection(range(piece.first, piece.last)))
    tree = Tree(phrases, free, taken)
    scene = Scene(sentence, phrases, tree, lookup, day, context)
    scene.entities.update({mention.head: mention.entity for mention in fixed})
    found = [*fixed, *_mentions_in_order(scene, taken)]
    return tuple(sorted(found, key=lambda mention: (mention.char_start, -mention.char_end)))


def _mentions_in_order(scene: Scene, taken: frozenset[int]) -> list[Mention]:
    """Phrases and references from left to right, so that each finds those before it already resolved."""
    roots = {head for head in scene.tree.roots if not _no_participant(head, scene)}
    mentions: dict[int, list[Mention]] = {}
    dateline = scene.phrases.dateline()
    heads = [
        head
        for head in range(dateline, len(scene.phrases.tokens))
        if head in roots or (head not in scene.tree.covered and _may_refer(head, scene.phrases.tokens))
    ]
    for head in sorted(heads, key=lambda head: (_known_from(head, scene.phrases), -head)):
        if head in taken:
            continue
        if head in roots:
            draft = scene.draft(head)
            entity = _joined(head, resolve(draft, scene), scene, mentions)
            mentions[head] = _mentions(draft, entity, scene, taken)
        else:
            mentions[head] = _references(head, scene)
    return [mention for head in mentions for mention in mentions[head]]


def _known_from(head: int, phrases: Phrases) -> int:
    """The token from which on a phrase can be resolved: its own, or that of whom it looks forward to."""
    return max(head, phrases.subject_after(head), speaker_of(head, phrases))


def _joined(head: int, entity: Entity, scene: Scene, mentions: dict[int, list[Mention]]) -> Entity:
    """The entity of a phrase, one with that of the phrase which it explains (and that one changed too)."""
    for other, joined in same_as(head, entity, scene):
        scene.entities[other] = joined
        mentions[other] = [replace(mention, entity=joined) for mention in mentions.get(other, [])]
        entity = joined
    scene.entities[head] = entity
    return entity


def _no_participant(head: int, scene: Scene) -> bool:
    """Whether a phrase is only a place ("in Moscow", the "Chile" of a dateline) or a bare generic noun."""
    sense = scene.tree.sense(head)
    if sense == "capital":
        return scene.is_place(head)
    if (
        sense == "agent" and scene.phrases.tokens.pos[head] == "ADJ"
    ):  # "military action" is nobody's by itself
        return not scene.tree.attached[head]
    if sense == "adjective" and scene.phrases.tokens.dep[head] in MODIFIERS:
        actor = scene.tree.pieces[head][0].actor
        return actor is not None and actor.kind == "religious"  # "Islamic law"
    if sense in ("city", "region"):
        return not scene.is_acted_on(head)
    if sense == "country":
        return _explains_a_place(head, scene)
    return sense in ("generic", "quantity") and not scene.tree.attached[head]


def _explains_a_place(head: int, scene: Scene) -> bool:
    """The country in "Kabul, Afghanistan": it only tells where the town lies."""
    tokens = scene.phrases.tokens
    up = tokens.head[head]
    if tokens.dep[head] not in ("appos", "npadvmod") or tokens.pos[up] != "PROPN":
        return False
    return scene.tree.sense(up) not in ("country", "actor", "name") or tokens.entity[up] in ("GPE", "LOC")


def _mentions(draft: Draft, entity: Entity, scene: Scene, taken: frozenset[int]) -> list[Mention]:
    pieces = scene.tree.pieces.get(draft.head, [])
    if len(pieces) > 1:  # two names in one token: "U.S.-Russia"
        return [_of_piece(piece, scene) for piece in pieces]
    if pieces and pieces[0].sense in COUNTRY_SENSES and _modifies(draft.head, scene):
        piece = pieces[0]
        return [_mention(piece.first, piece.last, draft.head, piece.start, piece.end, entity, scene)]
    first, last = scene.phrases.left_edge(draft.head), scene.tree.end(draft.head)
    if pieces:
        first = min(first, pieces[0].first)
    for child, relation in scene.tree.attached[draft.head]:
        if relation in ("mod", "poss") and child < draft.head:
            first = min(first, scene.phrases.left_edge(child))
    if taken.intersection(range(first, last)):
        return []  # a given mention overlaps it, and that one holds
    tokens = scene.phrases.tokens
    return [_mention(first, last, draft.head, tokens.start[first], tokens.end[last - 1], entity, scene)]


def _of_piece(piece: Piece, scene: Scene) -> Mention:
    draft = Draft(piece.head, piece.sense, piece)
    entity = resolve(draft, scene)
    return _mention(piece.first, piece.last, piece.head, piece.start, piece.end, entity, scene)


def _modifies(head: int, scene: Scene) -> bool:
    tokens = scene.phrases.tokens
    first = scene.phrases.first_conjunct(head)
    return any(tokens.dep[index] in MODIFIERS or tokens.dep[index] == "npadvmod" for index in (head, first))


def _mention(first: int, last: int, head: int, start: int, end: int, entity: Entity, scene: Scene) -> Mention:
    """A mention of tokens [first, last) that are characters [start, end) of the sentence."""
    offset, text = scene.sentence.start, scene.sentence.text[start:end]
    return Mention(first, last, head, offset + start, offset + end, text, entity)


def _references(index: int, scene: Scene) -> list[Mention]:
    """The mention of a pronoun or of a noun that only refers: "the two sides", "the group"."""
    entity = _referring(index, scene)
    if not entity:
        return []
    tokens = scene.phrases.tokens
    scene.entities[index] = entity
    first = index if tokens.pos[index] == "PRON" else scene.phrases.left_edge(index)
    return [_mention(first, index + 1, index, tokens.start[first], tokens.end[index], entity, scene)]


def _may_refer(index: int, tokens: Tokens) -> bool:
    return tokens.tag[index] in _PRONOUNS or tokens.pos[index] == "NOUN"


def _referring(index: int, scene: Scene) -> Entity | None:
    tokens = scene.phrases.tokens
    if tokens.tag[index] in _PRONOUNS:
        if _owns_an_actor(index, scene):
            return None
        entity = pronouns.antecedent(index, scene)
        why = f"'{tokens.text[index]}' is {describe(entity)}"
        return replace(entity, why=why) if entity else None
    if tokens.pos[index] != "NOUN":
        return None
    return sides(index, scene) or same_again(index, scene)


def _owns_an_actor(index: int, scene: Scene) -> bool:
    """Whether a possessive only says whose actor the phrase is: "his counterpart", "its president"."""
    return scene.phrases.tokens.dep[index] == "poss" and scene.phrases.tokens.head[index] in scene.tree.roots
