"""How the parser writes a word of a pattern: hyphens are tokens of their own, nouns are singular.

"sit-in" is the tokens sit, -, in, with "sit" hanging on "in"; "arms" has the lemma "arm". A pattern may use
either spelling, since nobody who writes one should have to know the parser.
"""

from __future__ import annotations

# Plural nouns whose singular isn't the plural less its s.
_IRREGULAR = {"men": "man", "women": "woman", "children": "child"}
_LIKE_MEN = ("gunmen", "policemen", "servicemen", "tribesmen", "infantrymen", "fishermen", "militiamen")


def spellings(word: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The word as written, first, and as the parser may give it: lemmas in the order of the phrase."""
    found = dict.fromkeys((word, tuple(singular(part) for part in word)))
    for one in tuple(found):
        apart = tuple(piece for part in one for piece in _apart(part))
        found.update(dict.fromkeys((apart, tuple(singular(piece) for piece in apart))))
    return tuple(one for one in found if one)


def _apart(word: str) -> tuple[str, ...]:
    """The tokens of a hyphenated word; "a-bomb" stays whole, or every bomb would be one."""
    pieces = tuple(word.split("-"))
    return pieces if all(len(piece) > 1 for piece in pieces) else (word,)


def singular(word: str) -> str:
    """The lemma that a plural noun has: arms → arm, supplies → supply; other words as they are."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _LIKE_MEN:
        return word[:-2] + "an"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "_s")) or "_" in word:
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


def ing_stems(word: str) -> frozenset[str]:
    """The verbs that `word` may be the -ing form of: bombing → bomb, bombe; planning → plan, …."""
    stem = word[:-3]
    stems = {stem, stem + "e"}
    if len(stem) > 2 and stem[-1] == stem[-2]:
        stems.add(stem[:-1])
    if stem.endswith("y"):
        stems.add(stem[:-1] + "ie")
    return frozenset(stems)
