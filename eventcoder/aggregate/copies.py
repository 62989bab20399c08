"""Near-copies of texts: the same dispatch in several papers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from datasketch import MinHash, MinHashLSH

SHINGLE = 3  # words
PERMUTATIONS = 128
ALIKE = 0.6  # share of common shingles from which two texts count as copies


def copies(texts: Mapping[str, str]) -> dict[str, str]:
    """Key of a text → key of the earliest text that it is a near-copy of; texts come in order of time.

    Two texts are near-copies where about 60 % of their three-word sequences are common, estimated by
    MinHash (Broder 1997). A text of fewer than three words is a copy of nothing.
    """
    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    prints: dict[str, MinHash] = {}
    found: dict[str, str] = {}
    for key, text in texts.items():
        parts = shingles(text)
        if not parts:
            continue
        mark = _print(parts)
        like = [other for other in index.query(mark) if prints[other].jaccard(mark) >= ALIKE]
        if like:
            found[key] = max(like, key=lambda other: (prints[other].jaccard(mark), other))
            continue
        prints[key] = mark
        index.insert(key, mark)
    return found


def shingles(text: str) -> set[str]:
    """The sequences of three words in a text, in lower case."""
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)}


def _print(parts: Iterable[str]) -> MinHash:
    mark = MinHash(num_perm=PERMUTATIONS)
    mark.update_batch([part.encode() for part in parts])
    return mark
