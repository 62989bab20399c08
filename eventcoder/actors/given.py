"""Mentions that came with the document: taken as they are, before any dictionary."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from eventcoder.actors import pronouns
from eventcoder.actors.again import same_again
from eventcoder.actors.codes import first_role
from eventcoder.actors.context import DocumentContext
from eventcoder.actors.lookup import Lookup
from eventcoder.actors.phrases import NOUNS, Phrases
from eventcoder.actors.pieces import pieces_of
from eventcoder.actors.resolve import resolve
from eventcoder.actors.scene import Scene
from eventcoder.actors.sides import sides
from eventcoder.actors.tree import Tree
from eventcoder.records import Entity, Given, Mention, Sentence

_ARGUMENTS = frozenset(
    ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "iobj", "attr", "poss", "conj", "appos", "ROOT")
)


def given_mentions(
    given: Iterable[Given],
    phrases: Phrases,
    sentence: Sentence,
    lookup: Lookup,
    day: date,
    context: DocumentContext,
) -> list[Mention]:
    """One mention for each given span that lies in this sentence, with exactly its offsets."""
    found: list[Mention] = []
    for item in sorted(given, key=lambda item: item.start):
        start, end = item.start - sentence.start, item.end - sentence.start
        span = _tokens_inside(start, end, phrases, sentence)
        if span:
            inside = " " * start + sentence.text[start:end] + " " * (len(sentence.text) - end)
            tree = Tree(phrases, pieces_of(phrases, inside, lookup, day, context), within=span)
            scene = Scene(sentence, phrases, tree, lookup, day, context)
            scene.entities.update({mention.head: mention.entity for mention in found})
            head, entity = _head(span, phrases), _entity(item, span, scene)
            text = sentence.text[start:end]
            found.append(Mention(*span, head, item.start, item.end, text, entity, item.side, given=True))
    return found


def _tokens_inside(start: int, end: int, phrases: Phrases, sentence: Sentence) -> tuple[int, int] | None:
    if start < 0 or end > len(sentence.text):
        return None
    first = bisect_right(phrases.tokens.end, start)
    last = bisect_left(phrases.tokens.start, end)
    return (first, last) if first < last else None


def _head(span: tuple[int, int], phrases: Phrases) -> int:
    """The span's first noun that is an argument of something outside it, else its last such token."""
    tokens = phrases.tokens
    for index in range(*span):
        outside = not span[0] <= tokens.head[index] < span[1] or tokens.head[index] == index
        if outside and tokens.pos[index] in NOUNS and tokens.dep[index] in _ARGUMENTS:
            return index
    return phrases.head_of(*span)


def _entity(item: Given, span: tuple[int, int], scene: Scene) -> Entity:
    """The given actor: its own code, else that of what the dictionary finds inside, the head first."""
    head = _head(span, scene.phrases)
    key = f"given:{item.start}:{item.end}:{scene.phrases.lemma(head)}"
    plural = scene.phrases.plural(head)
    if item.code:
        country, role = scene.lookup.iso3(item.code), first_role(item.code)
        return Entity(key, item.code, country, role, kind="given", plural=plural, why="given with its code")
    inner = _inside(head, span, scene)
    if not inner:
        return Entity(key, kind="given", plural=plural, why="given; nothing known inside")
    return replace(inner, key=key, kind="given", plural=plural or inner.plural, why=f"given; {inner.why}")


def _inside(head: int, span: tuple[int, int], scene: Scene) -> Entity | None:
    """The first entity with a code among the span's head and its other phrases, or what it refers to."""
    roots = [root for root in scene.tree.roots if span[0] <= root < span[1]]
    row = [root for root in roots if scene.phrases.first_conjunct(root) == scene.phrases.first_conjunct(head)]
    each = [entity for entity in (resolve(scene.draft(root), scene) for root in row) if entity.code]
    if len({entity.code for entity in each}) > 1:
        parts = tuple(each)
        return Entity("", kind="given", plural=True, why="several in one span", parts=parts)
    for root in sorted(roots, key=lambda root: (root != head, root)):
        entity = resolve(scene.draft(root), scene)
        if entity.code or entity.parts:
            return entity
    if scene.phrases.tokens.pos[head] == "PRON":
        return pronouns.antecedent(head, scene)
    return sides(head, scene) or same_again(head, scene)
