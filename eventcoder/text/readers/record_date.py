"""A record's publication date, from the forms that can be read in one way only."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from eventcoder.text.readers.record import Fault

EARLIEST, LATEST = date(1800, 1, 1), date(2100, 12, 31)
_ADVICE = "write YYYY-MM-DD"
_ZONE = r"(?: ?(?:Z|[A-Z]{2,4}|[+-][0-9]{2}:?[0-9]{2}))?"
_TIME = rf"(?:[T ,]+[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:[.,][0-9]+)?)?(?: ?[AP]M)?{_ZONE})?"
_COMPACT_TIME = r"(?:T?[0-9]{4}(?:[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
_YEAR, _MONTH, _DAY = "(?P<y>[0-9]{4})", "(?P<m>[0-9]{1,2})", "(?P<d>[0-9]{1,2})"
_NAME, _TH = r"(?P<m>[A-Z]{3,9})\.?", "(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        f"{_YEAR}-{_MONTH}-{_DAY}{_TIME}",
        f"{_YEAR}/{_MONTH}/{_DAY}{_TIME}",
        f"(?P<y>[0-9]{{4}})(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}}){_COMPACT_TIME}",
        f"{_WEEKDAY}{_DAY}{_TH}[ -]{_NAME},?[ -]{_YEAR}{_TIME}",
        f"{_WEEKDAY}{_NAME} {_DAY}{_TH},? {_YEAR}{_TIME}",
    )
)
_DAY_OR_MONTH = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})\b")
_MONTH_NAMES = "january february march april may june july august september october november december"
_IN_FILE_NAME = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


def read_date(value: object) -> date | None:
    """The day in a cell or field, as its own time zone has it; None where the cell is empty.

    Raises Fault `bad_date` where it can't be read, could mean two days, or lies outside 1800–2100.
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # 20220108 from a column with gaps
    if isinstance(value, datetime):
        return _in_range(value.date())
    if isinstance(value, date):
        return _in_range(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Fault("bad_date", f"the date is {str(value)[:40]!r}, which is no date: {_ADVICE}")
    text = " ".join(str(value).split())
    return _in_range(_parse(text)) if text else None


def date_in_name(name: str) -> str | None:
    """The YYYY-MM-DD in a file name, or None; Fault `bad_date` where two different ones stand there."""
    found = sorted(set(_IN_FILE_NAME.findall(name)))
    if len(found) > 1:
        raise Fault("bad_date", f"the file name has more than one date ({', '.join(found)}): leave one")
    return found[0] if found else None


def _parse(text: str) -> date:
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _day(match, text)
    if _DAY_OR_MONTH.match(text):
        raise Fault("bad_date", f"in {text[:40]!r} day and month can't be told apart: {_ADVICE}")
    raise Fault("bad_date", f"the date {text[:40]!r} can't be read: {_ADVICE}")


def _day(match: re.Match[str], text: str) -> date:
    year, month, day = match["y"], match["m"].lower(), int(match["d"])
    number = int(month) if month.isdecimal() else _month(month)
    try:
        return date(int(year), number, day)
    except ValueError:
        raise Fault("bad_date", f"the calendar has no day {text[:40]!r}: {_ADVICE}") from None


def _month(name: str) -> int:
    """1 to 12 for a month's name or its beginning (jan, sept); 0, which is no month, for other words."""
    return next((number for number, month in enumerate(_MONTH_NAMES.split(), 1) if month.startswith(name)), 0)


def _in_range(day: date) -> date:
    if not EARLIEST <= day <= LATEST:
        raise Fault("bad_date", f"the date {day.isoformat()} lies outside 1800–2100: {_ADVICE}")
    return day
