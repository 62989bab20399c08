"""Where in its sentence a row's source, trigger and target stand.

The table gives offsets in the document's text, and the sentence without its own offset: the place where the
trigger stands, with as many participants as possible around it, tells where the sentence begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

PARTS = ("source", "trigger", "target")
_NEEDED = (
    *("sentence", "trigger", "trigger_start", "trigger_end"),
    *("source_text", "source_start", "source_end", "target_text", "target_start", "target_end"),
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """The spans of a row in its sentence; None where the words stand elsewhere or there are none."""

    source: Span | None
    trigger: Span | None
    target: Span | None


def marks(events: pl.DataFrame) -> Iterator[Marked]:
    """For each row its spans, counted in UTF-16 units as JavaScript does, end exclusive."""
    for row in events.select(_NEEDED).iter_rows(named=True):
        sentence = row["sentence"]
        texts = {"source": row["source_text"], "trigger": row["trigger"], "target": row["target_text"]}
        words = {
            part: (text, row[f"{part}_start"], row[f"{part}_end"])
            for part, text in texts.items()
            if text is not None
        }
        start = sentence_start(sentence, words["trigger"], list(words.values()))
        spans = {part: _span(sentence, word, start) for part, word in words.items()}
        yield Marked(**{part: utf16(sentence, spans.get(part)) for part in PARTS})


def sentence_start(
    sentence: str, trigger: tuple[str, int, int], words: list[tuple[str, int, int]]
) -> int | None:
    """The document's offset at which the sentence begins, or None where the trigger isn't in it.

    Where the trigger's word occurs more than once, that place is taken at which most of the words fit.
    """
    best, most = None, 0
    found = sentence.find(trigger[0])
    while found >= 0:
        start = trigger[1] - found
        fitting = sum(_span(sentence, word, start) is not None for word in words)
        if start >= 0 and fitting > most:
            best, most = start, fitting
        found = sentence.find(trigger[0], found + 1)
    return best


def utf16(text: str, span: Span | None) -> Span | None:
    """A span of code points in units of UTF-16, in which an emoji counts two."""
    if span is None or text.isascii():
        return span
    first = span[0] + _astral(text[: span[0]])
    return first, first + span[1] - span[0] + _astral(text[span[0] : span[1]])


def _astral(text: str) -> int:
    return sum(character > "\uffff" for character in text)


def _span(sentence: str, word: tuple[str, int, int], start: int | None) -> Span | None:
    """Where the word stands in the sentence that begins at `start`; None where it isn't there."""
    if start is None or word[1] < start:
        return None
    first, last = word[1] - start, word[2] - start
    return (first, last) if sentence[first:last] == word[0] else None
