"""Date expressions of a sentence: what they mean on the publication date, and which tokens say so."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from eventcoder.dates import readings
from eventcoder.dates.periods import Period
from eventcoder.dates.words import AMOUNT, DAY, DAYTIME, MONTH, MONTHS, PART, WEEKDAY, YEAR
from eventcoder.frozen import record
from eventcoder.records import Tokens

# Names of months and days that are also other words ("may", "march") count only as written with a capital.
AMBIGUOUS = re.compile(r"\b(?:may|march|mar|sun|sat)\b")
YEAR_WORDS = frozenset(
    {"in", "during", "until", "of", "from", "early", "late", "mid", "before", "by", "throughout", "-", "("}
)
COMING = re.compile(
    r"\b(?:scheduled|planned|slated|set|due|expected|deadline)(?: \w+){0,2} $"
    r"|\b(?:postponed|delayed|adjourned|deferred|suspended|extended|put off)(?: \w+){0,4} until $"
)


@record
class FoundDate:
    """A date expression: tokens [start, end) and the day that stands for it.

    `precision` is `day`, `week`, `month` or `year`. `kind`: `weekday`, `day`, `month`, `year`, `relative`,
    `shift` (days from the story's own day, then `date` counts from publication). `past` and `ahead` are the
    period it means for what has happened and for what is to come; None where it can't mean that.
    """

    start: int
    end: int
    date: date
    precision: str
    kind: str
    past: Period | None = None
    ahead: Period | None = None
    shift: int | None = None
    coming: bool = False  # "scheduled for Monday"


Matches = list["re.Match[str] | None"]
Reader = Callable[["re.Match[str]", date], readings.Reading]


@cache
def _expressions() -> tuple[tuple[re.Pattern[str], str, Reader], ...]:
    """The kinds of expressions; where two begin at one place the longer wins, then the earlier listed."""
    to = r"(?:\s?[-–]\s?|\s(?:to|and|through|until)\s)"
    which = r"(?:(?P<which>last|past|previous|next|this coming|coming|this) )?"
    table: tuple[tuple[str, str, Reader], ...] = (
        (rf"{MONTH} {DAY}(?:{to}(?:\w+\.? )?\d\d?)?,? {YEAR}", "day", readings.full_day),
        (rf"{DAY}(?:{to}\d\d?)?(?: of)? {MONTH},? {YEAR}", "day", readings.full_day),
        (rf"{YEAR}\s?[-/]\s?(?P<number>[01]?\d)\s?[-/]\s?(?P<day>[0-3]?\d)\b", "day", readings.full_day),
        (r"(?:september|sept\.?) 11(?= (?:terrorist )?(?:attack|hijack))", "day",
         readings.eleventh_of_september),
        (r"(?P<feast>christmas (?:day|eve)|boxing day|new year's (?:day|eve))", "day", readings.feast),
        (rf"{MONTH} {DAY}(?:{to}\d\d?\b)?(?!,\d)", "day", readings.day_of_month),
        (rf"(?:the )?{DAY}(?:{to}\d\d?)?(?: of)? {MONTH}", "day", readings.day_of_month),
        (rf"{PART}{MONTH},?(?: of)? {YEAR}", "month", readings.month_and_year),
        (rf"(?:in|since|during|until|by|from|at) {PART}{MONTH}(?!\.?,? (?:of )?\d| day\b)", "month",
         readings.month_alone),
        (rf"(?P<which>last|next) {MONTH}", "month", readings.month_alone),
        (rf"(?P<part>early|mid|late)(?: in)?[ -]{MONTH}", "month", readings.month_alone),
        (rf"{YEAR}", "year", readings.year_alone),
        (rf"{WEEKDAY},? (?:of )?last week", "weekday", readings.weekday_of_week),
        (rf"{which}{WEEKDAY}{DAYTIME}", "weekday", readings.weekday),
        (r"(?:the day before )?yesterday" + DAYTIME, "relative", readings.near_day),
        (r"(?:earlier |later )?today|tonight|tomorrow" + DAYTIME, "relative", readings.near_day),
        (r"this (?:morning|afternoon|evening)|last night|overnight", "relative", readings.near_day),
        (r"(?P<which>last|the past|this|the|next) weekend", "relative", readings.weekend),
        (r"(?P<which>last|this|next|past|previous|coming) (?P<unit>week|month|year)", "relative",
         readings.span),
        (r"recent (?P<unit>day|week|month)s|the (?:past|last) few (?P<unit2>day)s", "relative",
         readings.recent),
        (rf"{AMOUNT} (?P<unit>minute|hour|day|week|month|year|decade)s? ago", "relative", readings.ago),
        (r"the (?:previous|next|following) day|the day before\b(?! yesterday)", "shift", readings.later),
        (rf"{AMOUNT} (?P<unit>day|week|month|year)s? (?:earlier|later|before(?=\s*[,.;]|$))", "shift",
         readings.later),
    )  # fmt: skip
    return tuple((re.compile(rf"\b{text}", re.ASCII), kind, reader) for text, kind, reader in table)


@cache
def _hint() -> re.Pattern[str]:
    """What every expression has in it one way or another: without it a sentence needs no further look."""
    units = "day|night|tomorrow|morning|afternoon|evening|weekend|week|month|year|hour|minute|decade"
    return re.compile(rf"\d|{units}|\b(?:{'|'.join(MONTHS)})\b")


def find_dates(tokens: Tokens, pub_date: date) -> tuple[FoundDate, ...]:
    """The date expressions of a sentence from left to right, without overlap.

    Durations ("for two years"), ages, decades ("the 1990s") and numbers are none; a bare year counts only
    after a preposition ("in 2011"), so that titles ("the 2016 election") date nothing.
    """
    text = _lower_text(tokens)
    if not _hint().search(text):
        return ()
    found: list[FoundDate] = []
    position = 0
    matches: Matches = [pattern.search(text) for pattern, _, _ in _expressions()]
    while match_kind := _first_match(text, position, matches):
        match, kind, reader = match_kind
        position = match.end()
        reading = reader(match, pub_date)
        start, end = _token_span(tokens, match.start(), match.end())
        if start < end and not (kind == "year" and _is_title(tokens, start)):
            one = _found(start, end, kind, reading, pub_date, bool(COMING.search(text[: match.start()])))
            found.extend([one] if one else [])
    return tuple(found)


def _lower_text(tokens: Tokens) -> str:
    """The sentence in lower case at its own offsets; uncapitalised "may" and "march" are blanked out."""
    letters = [" "] * (tokens.end[-1] if len(tokens) else 0)
    for word, start, end in zip(tokens.text, tokens.start, tokens.end, strict=True):
        low = word.lower()
        if (AMBIGUOUS.fullmatch(word) or len(low) != end - start) and not word.isdigit():
            low = "_" * (end - start)
        letters[start:end] = low
    return "".join(letters).replace("\n", " ").replace("\xa0", " ").replace("’", "'")


def _first_match(text: str, position: int, matches: Matches) -> tuple[re.Match[str], str, Reader] | None:
    """The first expression from `position` on; `matches`, the next of each kind, is brought up to date."""
    hits = []
    for rank, (pattern, _, _) in enumerate(_expressions()):
        match = matches[rank]
        if match and match.start() < position:
            match = matches[rank] = pattern.search(text, position)
        if match:
            hits.append((match.start(), -match.end(), rank, match))
    if not hits:
        return None
    _, _, rank, match = min(hits, key=lambda hit: hit[:3])
    return match, _expressions()[rank][1], _expressions()[rank][2]


def _token_span(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    inside = [i for i in range(len(tokens)) if tokens.start[i] < last and tokens.end[i] > first]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _is_title(tokens: Tokens, year: int) -> bool:
    """A bare year without a preposition of time before it, or one that names a noun ("of 2016 votes").

    "since 2011" is left out too: what lasts since a year is news of today.
    """
    before = tokens.text[year - 1].lower() if year else ""
    after = tokens.text[year + 1] if year + 1 < len(tokens) else ""
    if before not in YEAR_WORDS:
        return True
    return tokens.head[year] > year and tokens.pos[tokens.head[year]] in ("NOUN", "PROPN") and after != ","


def _found(
    start: int, end: int, kind: str, reading: readings.Reading, pub: date, coming: bool
) -> FoundDate | None:
    if reading.shift is not None:
        return FoundDate(start, end, pub, "day", kind, shift=reading.shift)
    period = reading.past or reading.ahead
    if period is None:
        return None
    stands = period.representative(pub if reading.past else None)
    return FoundDate(start, end, stands, period.precision, kind, reading.past, reading.ahead, None, coming)
