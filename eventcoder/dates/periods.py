"""Periods of the calendar, and the day that stands for one in the table."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from eventcoder.frozen import record

ONE_DAY = timedelta(days=1)


@record
class Period:
    """The days from `first` to `last`, both included; `precision` is `day`, `week`, `month` or `year`."""

    first: date
    last: date
    precision: str

    def representative(self, not_after: date | None = None) -> date:
        """The day that stands for the period: the middle one of its days up to `not_after`.

        A day stands for itself, last week is its Thursday, "in March" the 16th, "in 2011" 2 July. The
        middle keeps the error small whatever the true day was. A range counts from its first day.
        """
        if self.precision == "day":
            return self.first
        last = self.last if not_after is None else max(self.first, min(self.last, not_after))
        return self.first + (last - self.first) // 2


def day(value: date) -> Period:
    """A single day."""
    return Period(value, value, "day")


def week_of(value: date) -> Period:
    """The week from Monday to Sunday that holds the day."""
    monday = value - timedelta(days=value.weekday())
    return Period(monday, monday + timedelta(days=6), "week")


def month_of(year: int, month: int) -> Period:
    """A calendar month."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def year_of(year: int) -> Period:
    """A calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "year")


def months_before(value: date, count: int) -> Period:
    """The calendar month that lies `count` months before the day's own (after it for a negative count)."""
    whole = value.year * 12 + value.month - 1 - count
    return month_of(max(1, whole // 12), whole % 12 + 1)


def real_day(year: int, month: int, number: int) -> date | None:
    """The date, or None where the calendar has no such day (30 February)."""
    if 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:
        return date(year, month, number)
    return None
