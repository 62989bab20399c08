"""Texts that a codebook's `discards.yml` takes out: a phrase in the sentence, or in the whole document."""

from __future__ import annotations

import re

from eventcoder.codebook.compiled import Codebook


class DiscardFilter:
    """Looks for the phrases of `discards.yml` as whole words in any case; made once for a codebook."""

    def __init__(self, codebook: Codebook) -> None:
        """From a compiled codebook."""
        self._sentences = _pattern(codebook.discards.sentences)
        self._documents = _pattern(codebook.discards.documents)

    def document(self, text: str) -> bool:
        """True where no sentence of the document is to be coded."""
        return self._documents is not None and self._documents.search(_plain(text)) is not None

    def sentence(self, text: str) -> bool:
        """True where the sentence isn't to be coded."""
        return self._sentences is not None and self._sentences.search(_plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    longest_first = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)")
