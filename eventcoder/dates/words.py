"""Words of English date expressions, and pieces of regular expressions made of them."""

from __future__ import annotations

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",),
            ("june", "jun"), ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"),
            ("october", "oct"), ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip

# Month and day of feasts that don't move.
FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1),
}  # fmt: skip

# Vague amounts stand for the least that readers take them for.
AMOUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "three": 3, "a few": 3, "several": 3, "few": 3,
    "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "twenty": 20,
}  # fmt: skip
VAGUE = frozenset({"a couple of", "a few", "several", "few"})

WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + r")"
MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
YEAR = r"(?P<year>1[89]\d\d|20\d\d)\b(?!s|,\d|\s*(?:people|soldiers|troops|men|civilians|fighters))"
AMOUNT = r"(?P<amount>\d{1,3}|" + "|".join(sorted(AMOUNTS, key=len, reverse=True)) + r")"
PART = r"(?:(?P<part>early|mid|late)(?: in)?[ -]|the (?:start|beginning|end|middle) of )?"
DAYTIME = r"(?: (?:morning|afternoon|evening|night))?"


def amount(text: str) -> int:
    """The number that an amount says: "3", "three", "a few"."""
    return int(text) if text.isdigit() else AMOUNTS[text]
