"""Dates as codebooks write them: YYYY, YYYY-MM or YYYY-MM-DD; a partial date means the whole period."""

from __future__ import annotations

import calendar
import re
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def first_day(text: str) -> date:
    """The first day of the period. Raises ValueError where `text` is no date."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


def last_day(text: str) -> date:
    """The last day of the period. Raises ValueError where `text` is no date."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def bounds(since: str | None, until: str | None) -> tuple[date, date]:
    """First and last day of a period; open ends are the ends of the calendar."""
    return first_day(since) if since else date.min, last_day(until) if until else date.max


def _parts(text: str) -> tuple[int, int, int]:
    found = _DATE.fullmatch(text.strip())
    if found is None:
        raise ValueError("not a date of the form YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if found.group(2) is not None and not 1 <= month <= 12:
        raise ValueError(f"there is no month {found.group(2)}")
    if year == 0 or (found.group(3) is not None and not 1 <= day <= calendar.monthrange(year, month)[1]):
        raise ValueError("there is no such day")
    return year, month, day
