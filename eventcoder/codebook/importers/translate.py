"""A pattern of a verb dictionary in the grammar of our codebooks.

Both name words and phrases beside a verb. What ours can't say is left out and told: the order of the
words before the verb, and `^`, which only skips.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from eventcoder.codebook.importers.pieces import Cut, Piece, cut
from eventcoder.codebook.importers.word_sets import WordSets

PARTICLES = frozenset({
    "about", "across", "ahead", "along", "apart", "around", "aside", "away", "back", "by", "down",
    "forth", "forward", "in", "into", "off", "on", "out", "over", "through", "together", "under", "up",
})  # fmt: skip


@dataclass(slots=True)
class Translated:
    """The texts behind the trigger, one an alternative; `turned`: the subject is the target."""

    texts: list[str]
    reciprocal: bool = False
    turned: bool = False
    changes: list[str] = field(default_factory=list)


def translate(text: str, sets: WordSets) -> Translated:
    """What `text` (`- * RELATIONS (WITH +)`, without its dash and code) says, in our grammar.

    Raises ValueError with a reason where it can't be said.
    """
    found = cut(text)
    done = Translated([], "both" in found.kinds(found.before) | found.kinds(found.after))
    done.turned = _is_turned(found) and not done.reciprocal
    items = [*_before(found, sets, done), *_after(found, sets, done)]
    if not done.reciprocal and not any("TARGET" in item for choices in items for item in choices):
        items.append(["TARGET~"])
    done.texts = [""]
    for choices in items:
        done.texts = [f"{text} {choice}" for text in done.texts for choice in choices]
    return done


def _is_turned(found: Cut) -> bool:
    """The source comes behind the verb: what is its subject is acted upon."""
    return "source" in found.kinds(found.after) and "target" not in found.kinds(found.after)


def _before(found: Cut, sets: WordSets, done: Translated) -> Iterator[list[str]]:
    for piece in found.before:
        if piece.kind in ("word", "phrase"):
            done.changes.append("words before the verb may stand anywhere beside it")
            yield [sets.phrase(piece.words)]
        elif piece.kind == "prep":
            yield from _prep(piece, sets, done, before=True)
        elif piece.kind == "skip":
            done.changes.append("^ only skips, and is left out")
        elif piece.kind == "target" and not done.turned:
            done.changes.append("+ before the verb is found by syntax")


def _after(found: Cut, sets: WordSets, done: Translated) -> Iterator[list[str]]:
    slot = "source" if done.turned else "target"
    for piece in found.after:
        if piece.words == ("that",):
            done.changes.append("'that' is left out: it only begins a clause")
        elif piece.kind in ("word", "phrase"):
            yield [sets.phrase(piece.words)]
        elif piece.kind == "prep":
            yield from _prep(piece, sets, done)
        elif piece.kind == "skip":
            done.changes.append("^ only skips, and is left out")
        elif piece.kind == slot and not done.reciprocal:
            yield ["TARGET~"]
        elif piece.kind == "source":
            done.changes.append("$ behind the verb is found by syntax")


def _prep(piece: Piece, sets: WordSets, done: Translated, before: bool = False) -> Iterator[list[str]]:
    """`for x`, `for TARGET`, `for *`; `to x` as noun and as verb; a particle without more is a word."""
    preposition = piece.words[0]
    slot = "source" if done.turned else "target"
    said = False
    for inner in piece.inner:
        if inner.kind in ("word", "phrase"):
            said = True
            phrase = sets.phrase(inner.words)
            bare = preposition == "to" and not phrase.startswith("&")
            yield [f"{preposition} {phrase}" + ("/n" if bare else "")]  # a verb may stand there as well
        elif inner.kind == slot and not before and not done.reciprocal:
            said = True
            yield [f"{preposition} TARGET"]
        elif inner.kind == "prep":
            yield from _prep(inner, sets, done, before)
    if not said:
        yield [f"{preposition} *"]
