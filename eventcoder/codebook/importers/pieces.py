"""A pattern of a verb dictionary cut into its pieces, before and after the verb (`*`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eventcoder.codebook.grammar import PREPOSITIONS

_TOKEN = re.compile(r"[*$+%^(){}]|[^\s*$%^(){}+]+")
_SYMBOLS = {"$": "source", "+": "target", "%": "both", "^": "skip"}


@dataclass(frozen=True, slots=True)
class Piece:
    """`word` (one), `phrase` (a noun phrase, its head last), `prep`, or a symbol by its meaning.

    A `prep` has its preposition in `words`, and what stands behind it in `inner`.
    """

    kind: str
    words: tuple[str, ...] = ()
    inner: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """What stands before and after the verb."""

    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    def kinds(self, side: tuple[Piece, ...]) -> frozenset[str]:
        """The kinds of pieces on a side, those in prepositional phrases included."""
        return frozenset(piece.kind for outer in side for piece in (outer, *outer.inner))


def cut(text: str) -> Cut:
    """The pieces of a pattern. Raises ValueError with a reason where it can't be read."""
    tokens = _tokens(text)
    if tokens.count("*") != 1:
        raise ValueError("a pattern has the verb, *, once")
    place = tokens.index("*")
    return Cut(tuple(_pieces(tokens[:place])), tuple(_pieces(tokens[place + 1 :])))


def _tokens(text: str) -> list[str]:
    """Words joined with `_` are one noun phrase; a symbol that is joined to a word stands alone."""
    found: list[str] = []
    for token in _TOKEN.findall(text):
        words = [word for word in token.split("_") if word]
        group = len(words) > 1
        found += ["{", *words, "}"] if group else words
    return found


def _pieces(tokens: list[str]) -> list[Piece]:
    out: list[Piece] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        if token in ("(", "{"):
            end = _closing(tokens, position)
            inner = tokens[position + 1 : end]
            out += _prepositional(inner) if token == "(" else _phrase(inner)
            position = end + 1
        elif token in (")", "}"):
            raise ValueError(f"{token} closes nothing")
        else:
            out.append(Piece(_SYMBOLS[token]) if token in _SYMBOLS else Piece("word", (token.lower(),)))
            position += 1
    return _with_bare_prepositions([piece for piece in out if piece.words or piece.kind != "word"])


def _closing(tokens: list[str], start: int) -> int:
    depth = 0
    for place in range(start, len(tokens)):
        depth += {"(": 1, "{": 1, ")": -1, "}": -1}.get(tokens[place], 0)
        if depth == 0:
            return place
    raise ValueError(f"{tokens[start]} is never closed")


def _phrase(tokens: list[str]) -> list[Piece]:
    """A noun phrase; a group that begins with a preposition (FOR_CEASEFIRE) is a prepositional phrase."""
    if any(token in _SYMBOLS for token in tokens) or "{" in tokens:
        return _pieces([token for token in tokens if token not in "{}"])
    words = [token.lower() for token in tokens]
    if words and words[0] in PREPOSITIONS:
        return _prepositional(tokens)
    if not words:
        return []
    return [Piece("phrase" if len(words) > 1 else "word", tuple(words))]


def _prepositional(tokens: list[str]) -> list[Piece]:
    """`(FOR X)`; where no preposition comes first, what stands inside."""
    if not tokens or tokens[0].lower() not in PREPOSITIONS:
        return _pieces(tokens)
    inner = _pieces(tokens[1:])
    words = [piece.words[0] for piece in inner if piece.kind == "word"]
    if len(words) == len(inner) > 1:  # (OF MASS DESTRUCTION)
        inner = [Piece("phrase", tuple(words))]
    return [Piece("prep", (tokens[0].lower(),), tuple(inner))]


def _with_bare_prepositions(pieces: list[Piece]) -> list[Piece]:
    """A preposition without parentheses takes the piece behind it: `FOR &SANCTIONS`, `IN $`."""
    out: list[Piece] = []
    for piece in pieces:
        last = out[-1] if out else None
        if last and last.kind == "prep" and not last.inner and last.words[1:] == ("bare",):
            out[-1] = Piece("prep", last.words[:1], (piece,))
        elif piece.kind == "word" and piece.words[0] in PREPOSITIONS:
            out.append(Piece("prep", (piece.words[0], "bare")))
        else:
            out.append(piece)
    return [
        Piece(piece.kind, piece.words[:1], piece.inner) if piece.kind == "prep" else piece for piece in out
    ]
