"""Words in capitals with `_` for a space, as the dictionaries write them, in the form that texts use."""

from __future__ import annotations

import re

_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "de", "la", "del", "al", "bin", "ibn", "von", "van"}
)
_ABBREVIATION = re.compile(r"(?:[a-z]\.)+[a-z]?\.?")


def plain(text: str) -> str:
    """The words of an entry in small letters with single spaces."""
    return " ".join(text.replace("_", " ").lower().split())


def as_name(text: str) -> str:
    """A name with capitals: MINAS_TIRITH is Minas Tirith, U.S. stays U.S. (texts may write it otherwise)."""
    words = plain(text).split()
    return " ".join(
        word if number and word in _SMALL else _capitalised(word) for number, word in enumerate(words)
    )


def _capitalised(word: str) -> str:
    if _ABBREVIATION.fullmatch(word):
        return word.upper()
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
