"""Proper names that no dictionary knows: they stay participants, without a code of their own."""

from __future__ import annotations

from eventcoder.actors import vocabulary as words
from eventcoder.actors.phrases import MODIFIERS, Phrases

# Entity labels of the parser that are never actors.
_NOT_ACTORS = words.listed(
    "DATE TIME MONEY PERCENT QUANTITY CARDINAL ORDINAL GPE LOC FAC EVENT LAW WORK_OF_ART PRODUCT LANGUAGE"
)


def unknown_names(phrases: Phrases, taken: frozenset[int]) -> frozenset[int]:
    """Head tokens of proper-noun runs outside `taken` that may be persons or organisations."""
    tokens = phrases.tokens
    return frozenset(
        index
        for index in range(len(tokens))
        if tokens.pos[index] == "PROPN"
        and index not in taken
        and tokens.entity[index] not in _NOT_ACTORS
        and tokens.text[index][:1].isupper()
        and _heads_a_name(index, phrases)
    )


def _heads_a_name(index: int, phrases: Phrases) -> bool:
    tokens = phrases.tokens
    word = tokens.text[index].lower().rstrip(".")
    if (
        word in words.TIME_NAMES
        or word in words.PLACE_NAMES
        or word in words.HONORIFICS
        or word.rstrip("s") in words.QUANTITY
    ):
        return False
    if (
        len(word) < 2
        or tokens.dep[index] in MODIFIERS
        or tokens.dep[index] in ("npadvmod", "punct", "dep")
        or (tokens.dep[index] == "ROOT" and phrases.child(index, "appos", "acl", "relcl") < 0)
    ):
        return False
    preposition, _ = phrases.preposition(index)
    return preposition not in words.LOCATIVE


def name_start(phrases: Phrases, head: int, taken: frozenset[int]) -> int:
    """Where the name itself starts, without titles and adjectives that the dictionary knows."""
    tokens, start = phrases.tokens, head
    while (
        start > 0
        and start - 1 not in taken
        and (tokens.pos[start - 1] == "PROPN" or tokens.text[start - 1] in ("-", "al"))
        and tokens.text[start - 1].lower() not in words.HONORIFICS
        and tokens.head[start - 1] in range(start, head + 1)
    ):
        start -= 1
    return start


def looks_like_person(phrases: Phrases, head: int) -> bool:
    """Whether the parser's entity label says so."""
    return phrases.tokens.entity[head] == "PERSON"
