"""Amounts of a sentence: a numeral with its bounds ("at least 12") and the noun that it counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate

from eventcoder.counts.numerals import NUMERAL, is_vague, value_of
from eventcoder.frozen import record
from eventcoder.records import Tokens

INT32 = 2_147_483_647


@record
class Amount:
    """How many: tokens [start, end), the token counted, and the figure with its bounds.

    "12" is 12 with both bounds 12; "at least 12" and "more than 12" 12 with low 12 and no high; "up to 20"
    20 with high 20 and no low; "between 10 and 15" 10, low 10, high 15 (the cautious figure); "about 12"
    as 12; vague words are their convention with no high ("dozens": 24, low 24).
    """

    start: int
    end: int
    counted: int
    value: int
    low: int | None
    high: int | None

    def plus(self, other: Amount) -> Amount:
        """The sum of two groups; a bound is known where both are."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Amount(self.start, other.end, self.counted, self.value + other.value, low, high)


@cache
def _pattern() -> re.Pattern[str]:
    least = r"at least|no fewer than|no less than|more than|over|upwards of|a minimum of|in excess of"
    most = r"up to|as many as|at most|fewer than|less than|no more than|under"
    around = r"about|around|some|nearly|almost|roughly|approximately|an estimated|close to"
    return re.compile(
        rf"(?<!\S)(?:(?:(?P<least>{least})|(?P<most>{most})|(?:{around})) )*(?P<between>between |from )?"
        rf"(?P<first>{NUMERAL})(?: ?(?P<joint>to|and|or|-|–) ?(?P<second>{NUMERAL}))?(?!\S)"
    )


def find_amounts(tokens: Tokens) -> tuple[Amount, ...]:
    """The amounts of a sentence from left to right."""
    text, begins = _spaced(tokens)
    return tuple(
        _amount(match, bisect_right(begins, match.start()) - 1, bisect_right(begins, match.end() - 1), tokens)
        for match in _pattern().finditer(text)
        if not re.search(r"\b(?:no|any|every|some) $", text[: match.start()])
    )


def _spaced(tokens: Tokens) -> tuple[str, list[int]]:
    """The lower-case words with one space between, and where in that text each begins."""
    words = [word.lower() for word in tokens.text]
    return " ".join(words), list(accumulate((len(word) + 1 for word in words), initial=0))


def _amount(match: re.Match[str], start: int, end: int, tokens: Tokens) -> Amount:
    first = min(value_of(match["first"]), INT32)
    second = min(value_of(match["second"]), INT32) if match["second"] else None
    low: int | None = first
    high: int | None = None if match["least"] or is_vague(match["first"]) else first
    if second is not None and (match["between"] or match["joint"] != "and") and second > first:
        high = second
    if match["most"]:
        low = None if second is None else first
    return Amount(start, end, _counted(end - 1, start, tokens), first, low, high)


def _counted(last: int, start: int, tokens: Tokens) -> int:
    """The noun that the amount counts; the numeral itself where it stands alone ("wounding 30")."""
    for prep in range(last + 1, min(last + 2, len(tokens))):
        if tokens.lemma[prep].lower() == "of" or tokens.lemma[last].lower() == "of":
            objects = [i for i in range(last + 1, len(tokens)) if tokens.dep[i] == "pobj"]
            if objects and objects[0] - last < 6:
                return objects[0]
    node = last
    while tokens.dep[node] in ("nummod", "quantmod", "advmod", "compound", "amod", "det") or (
        tokens.dep[node] == "conj" and start <= tokens.head[node] <= last
    ):
        head = tokens.head[node]
        if head == node or tokens.pos[head] in ("VERB", "AUX"):
            break
        node = head
    return node
