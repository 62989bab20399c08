"""Numerals: "12", "5,000", "1.5 million", "twenty-one", "dozens", and the number each stands for."""

from __future__ import annotations

SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
LARGE = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}

# The conventions of the table: a vague word stands for the least that readers take it for.
VAGUE = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000,
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "dozens of thousands": 24_000,
    "several": 3, "a few": 3, "a number of": 3, "a handful of": 3, "a couple of": 2, "a couple": 2,
    "a pair of": 2,
}  # fmt: skip

_WORD = "|".join(sorted(SMALL, key=len, reverse=True))
_SCALE = "|".join(LARGE)
FIGURE = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)(?: (?:{_SCALE}))?"
WRITTEN = (
    rf"(?:(?:{_WORD}|an?|half an?|several|a few)(?:(?: and| -|-)? ?(?:{_WORD}|{_SCALE})\b)+|(?:{_WORD}))"
)
LOOSE = "|".join(sorted(VAGUE, key=len, reverse=True))
NUMERAL = rf"(?:{FIGURE}|{WRITTEN}|{LOOSE})"


def value_of(text: str) -> int:
    """The number that a numeral of the pattern `NUMERAL` says."""
    if text in VAGUE:
        return VAGUE[text]
    total, part = 0.0, 0.0
    for prefix, number in (("half a", 0.5), ("several", 3), ("a few", 3)):
        if text.startswith(prefix):
            part, text = number, text.removeprefix(prefix)
    for word in text.replace("-", " ").replace(",", "").split():
        if word[0].isdigit():
            part = float(word)
        elif word in SMALL:
            part += SMALL[word]
        elif word in LARGE:
            part = max(part, 1 if part == 0 else part) * LARGE[word]
            if LARGE[word] >= 1000:
                total, part = total + part, 0.0
    return round(total + part)


def is_vague(text: str) -> bool:
    """Is the numeral a vague word such as "dozens" or "several hundred"?"""
    return text in VAGUE or text.startswith(("several", "a few"))
