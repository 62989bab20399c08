"""A document's text becomes sentences whose offsets refer to the text as given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from sentencex import segment

from eventcoder.records import Document, Sentence

LONGEST = 1_500  # characters; a longer sentence is cut, since the parser's memory grows with it
LONGEST_WITHOUT_END = 100_000  # characters without any sentence end: this is no prose

_QUOTES = "\"'“”„‟‘’‚‛«»‹›"
_SENTENCE_END = re.compile(rf"[.!?…][{_QUOTES})\]]*(?=\s)|[\n\r\u2028\u2029]")
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# The look-behinds keep long runs of one mark linear: a match may begin only where a run begins.
_END_THEN_QUOTE = re.compile(rf"(?<![.!?…])([.!?…]+)([{_QUOTES}]+)(?=\s|$)")
_OPENING_QUOTE = re.compile(rf"(?<![^\s(\[—–-])[{_QUOTES}]+(?=\S)")
_ANY_QUOTE = re.compile(f"[{_QUOTES}]")
_SPEECH = "said|says|asked|asks|added|told|warned|wrote|replied|shouted|demanded|insisted|declared"
_SPEAKER_NEXT = re.compile(rf"(?:[\w.’'-]+ ){{1,5}}?(?:{_SPEECH})\b")
_AFTER_HOUR = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|GMT|UTC|[ECMP][DS]?T|[A-Z][a-z]+ time)\b"
)
_CLAUSE_MARK = re.compile(r"[;:—,]\s")


def split(document: Document, with_title: bool = False) -> list[Sentence]:
    """The sentences of a document in order, numbered from 0; with `with_title` its title first, as -1.

    `start` and `text` are an exact slice of the document's text (of its title for -1), without white space
    around it. A line of the text ends a sentence, except in text that is wrapped at a fixed width.
    Pieces without any letter or digit are left out.
    """
    sentences = []
    if with_title and document.title and document.title.strip():
        start, end = _trim(document.title, 0, len(document.title))
        sentences.append(Sentence(document.doc_id, -1, start, document.title[start:end]))
    for number, (start, end) in enumerate(_spans(document.text)):
        sentences.append(Sentence(document.doc_id, number, start, document.text[start:end]))
    return sentences


def has_no_sentences(text: str) -> bool:
    """True where some 100,000 characters on end hold no sentence end and no line end."""
    if len(text) <= LONGEST_WITHOUT_END:
        return False
    marks = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return any(after - before > LONGEST_WITHOUT_END for before, after in pairwise(marks))


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, trimmed, none empty, none longer than the longest allowed."""
    for first, last in _paragraphs(text):
        for start, end in _in_paragraph(text, first, last):
            for left, right in _cut(text, start, end):
                left, right = _trim(text, left, right)
                if any(map(str.isalnum, text[left:right])):
                    yield left, right


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans that no sentence crosses: lines, or in wrapped text the lines up to an empty line."""
    lines = [match.span() for match in _LINE.finditer(text) if not match.group().isspace()]
    if not _is_wrapped(text, lines):
        yield from lines
        return
    start = None
    for line, following in pairwise([*lines, (len(text), len(text))]):
        start = line[0] if start is None else start
        between = text[line[1] : following[0]]
        if following[0] == len(text) or len(between.replace("\r\n", "\n").strip(" \t")) > 1:
            yield start, line[1]
            start = None


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Lines broken at a fixed width: none is long, and many go on in the middle of a sentence."""
    if len(lines) < 3 or max(end - start for start, end in lines) > 100:
        return False
    going_on = sum(text[start:end].lstrip()[0].islower() for start, end in lines[1:])
    return going_on * 3 >= len(lines)


def _in_paragraph(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The sentences of one paragraph, with what the splitter wrongly parts joined again."""
    start = first
    ends = _boundaries(text[first:last])
    for boundary in (first + end for end in ends):
        tail = text[max(start, boundary - 80) : boundary].rstrip()
        if boundary < last and _goes_on(tail, text[boundary : boundary + 80]):
            continue
        yield start, boundary
        start = boundary


def _boundaries(paragraph: str) -> list[int]:
    """Ends of sentences as the splitter sees them, found with the quotation marks masked.

    The splitter never ends a sentence inside a quotation, and takes quadratic time where one isn't
    closed. So a closing mark changes places with the full stop before it, and the others become neutral.
    """
    masked = _END_THEN_QUOTE.sub(lambda match: "x" * len(match[2]) + match[1], paragraph)
    masked = _OPENING_QUOTE.sub(lambda match: " " * len(match[0]), masked)
    ends, position = [], 0
    for piece in segment("en", _ANY_QUOTE.sub("x", masked).replace("\n", " ")):
        position += len(piece)
        ends.append(_before_opening_quote(paragraph, position))
    return ends


def _before_opening_quote(paragraph: str, boundary: int) -> int:
    """The boundary moved in front of quotation marks that open the next sentence."""
    moved = boundary
    while boundary < len(paragraph) and moved and paragraph[moved - 1] in _QUOTES:
        moved -= 1
    opens = moved < boundary and (moved == 0 or paragraph[moved - 1].isspace())
    return moved if opens else boundary


def _goes_on(sentence: str, following: str) -> bool:
    """True where a boundary parts one sentence: before "he asked", after "5 p.m." or "(R., Ariz.)"."""
    following = following.lstrip()
    if sentence.endswith((".m.", ".M.")):
        return _AFTER_HOUR.match(following) is not None
    if not sentence.endswith((*_QUOTES, ")", "]")):
        return False
    if following[:1].islower():
        return True
    asked = sentence.rstrip(_QUOTES).endswith(("!", "?"))
    return asked and _SPEAKER_NEXT.match(following) is not None


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """An overlong sentence in pieces that end at a clause mark, else at white space, else anywhere."""
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        marks = [match.end() for match in _CLAUSE_MARK.finditer(window, LONGEST // 2)]
        spaces = [match.end() for match in re.finditer(r"\s+", window)] if not marks else []
        length = (marks or spaces or [LONGEST])[-1]
        yield start, start + length
        start += length
    yield start, end
