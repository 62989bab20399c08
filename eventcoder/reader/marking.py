"""A pair of mentions becomes the text that the encoder reads, with both sides marked."""

from __future__ import annotations

from eventcoder.reader.sentences import Span

SOURCE_OPEN, SOURCE_CLOSE = "[S]", "[/S]"
TARGET_OPEN, TARGET_CLOSE = "[T]", "[/T]"
MARKERS = (SOURCE_OPEN, SOURCE_CLOSE, TARGET_OPEN, TARGET_CLOSE)
# What the encoder sees at most, in characters: longer sentences are cut around the pair.
LONGEST = 600


def mark(text: str, source: Span | None, target: Span | None) -> str:
    """The text with `[S] … [/S]` and `[T] … [/T]` around the spans; a side that is None isn't marked."""
    spans = [span for span in (source, target) if span is not None]
    start, end = _window(len(text), spans)
    inserts: list[tuple[int, int, str]] = []
    for span, opening, closing in ((source, SOURCE_OPEN, SOURCE_CLOSE), (target, TARGET_OPEN, TARGET_CLOSE)):
        if span is not None:
            inserts.append((span[0], 1, f" {opening} "))
            inserts.append((span[1], 0, f" {closing} "))
    pieces: list[str] = []
    place = start
    for at, _, marker in sorted(inserts, key=lambda one: (one[0], one[1])):
        pieces += [text[place:at], marker]
        place = at
    pieces.append(text[place:end])
    return " ".join("".join(pieces).split())


def _window(length: int, spans: list[Span]) -> Span:
    """The part of a very long sentence that is read: the spans, and as much on both sides."""
    if length <= LONGEST or not spans:
        return 0, min(length, LONGEST)
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    room = max(0, LONGEST - (last - first)) // 2
    return max(0, first - room), min(length, last + room)
