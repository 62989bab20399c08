"""Whether something lies so far back that its report is history and not news."""

from __future__ import annotations

from datetime import date

from eventcoder.dates.find import FoundDate
from eventcoder.dates.periods import month_of, week_of, year_of
from eventcoder.records import EventDate


def is_historical(found: FoundDate | EventDate, pub_date: date) -> bool:
    """True where the last day that the date can mean lies more than twelve months before publication."""
    year_before = date(pub_date.year - 1, pub_date.month, min(pub_date.day, 28))
    return _last_day(found) < year_before


def _last_day(found: FoundDate | EventDate) -> date:
    if isinstance(found, FoundDate):
        period = found.past or found.ahead
        return period.last if period else found.date
    if found.precision == "year":
        return year_of(found.date.year).last
    if found.precision == "month":
        return month_of(found.date.year, found.date.month).last
    return week_of(found.date).last if found.precision == "week" else found.date
