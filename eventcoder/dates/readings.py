"""What a matched date expression means on a given publication date: one function a kind of expression.

Each takes the match and the publication date, and gives the readings for a past and for a coming event;
None where the expression can't be one or the other, or names no day of the calendar.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from eventcoder.dates.periods import (
    ONE_DAY,
    Period,
    day,
    month_of,
    months_before,
    real_day,
    week_of,
    year_of,
)
from eventcoder.dates.words import FEASTS, MONTHS, VAGUE, WEEKDAYS, amount
from eventcoder.frozen import record


@record
class Reading:
    """What an expression means: `past` for what has happened, `ahead` for what is to come.

    `shift` counts days from the story's own day ("the next day"); it stays open until that day is known.
    """

    past: Period | None = None
    ahead: Period | None = None
    shift: int | None = None


def weekday(match: re.Match[str], pub: date) -> Reading:
    """The last such day up to publication; "last Friday" lies before it, "next Friday" after it."""
    number = WEEKDAYS.index(match["weekday"])
    back, forward = (pub.weekday() - number) % 7, (number - pub.weekday()) % 7
    which = match.groupdict().get("which") or ""
    if which in ("next", "coming", "this coming"):
        return Reading(ahead=day(pub + timedelta(days=forward or 7)))
    if which in ("last", "past", "previous"):
        return Reading(past=day(pub - timedelta(days=back or 7)))
    return Reading(day(pub - timedelta(days=back)), day(pub + timedelta(days=forward)))


def weekday_of_week(match: re.Match[str], pub: date) -> Reading:
    """ "Monday of last week", "Monday last week"."""
    monday = week_of(pub).first - timedelta(days=7)
    return Reading(past=day(monday + timedelta(days=WEEKDAYS.index(match["weekday"]))))


def full_day(match: re.Match[str], pub: date) -> Reading:
    """A day with its year; the first day of a range."""
    month = MONTHS[match["month"]] if "month" in match.groupdict() else int(match["number"])
    found = real_day(int(match["year"]), month, int(match["day"]))
    return _absolute(day(found)) if found else Reading()


def day_of_month(match: re.Match[str], pub: date) -> Reading:
    """A day without a year: the last such day up to publication, or the next one from it on."""
    return _of_year(MONTHS[match["month"]], int(match["day"]), pub)


def feast(match: re.Match[str], pub: date) -> Reading:
    """ "on Christmas Day": feasts that fall on the same day each year."""
    return _of_year(*FEASTS[match["feast"]], pub)


def _of_year(month: int, number: int, pub: date) -> Reading:
    days = [real_day(pub.year + step, month, number) for step in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]
    past = [found for found in days if found and found <= pub]
    ahead = [found for found in days if found and found >= pub]
    return Reading(day(past[-1]) if past else None, day(ahead[0]) if ahead else None)


def month_and_year(match: re.Match[str], pub: date) -> Reading:
    """ "March 2019", "early March 2019"."""
    period = month_of(int(match["year"]), MONTHS[match["month"]])
    return _absolute(_part(period, match))


def month_alone(match: re.Match[str], pub: date) -> Reading:
    """ "in March": the last that had begun by publication; "last March" is over, "next March" to come."""
    month = MONTHS[match["month"]]
    which = match.groupdict().get("which") or ""
    this_year = month_of(pub.year, month)
    past = this_year if this_year.first <= pub else month_of(pub.year - 1, month)
    if which == "last" and past.last >= pub:
        past = month_of(past.first.year - 1, month)
    ahead = this_year if this_year.last >= pub else month_of(pub.year + 1, month)
    if which == "next":
        return Reading(ahead=ahead)
    return Reading(_part(past, match), None if which == "last" else _part(ahead, match))


def year_alone(match: re.Match[str], pub: date) -> Reading:
    """ "in 2011"."""
    return _absolute(year_of(int(match["year"])))


def near_day(match: re.Match[str], pub: date) -> Reading:
    """Today, yesterday, tomorrow and their like."""
    text = match[0]
    if "tomorrow" in text:
        return Reading(ahead=day(pub + ONE_DAY))
    if "day before yesterday" in text:
        return Reading(past=day(pub - 2 * ONE_DAY))
    if "yesterday" in text or "last night" in text:
        return Reading(past=day(pub - ONE_DAY))
    return Reading(day(pub), day(pub))


def weekend(match: re.Match[str], pub: date) -> Reading:
    """The last Saturday and Sunday that had begun by publication, or the coming ones."""
    saturday = pub - timedelta(days=(pub.weekday() - 5) % 7)
    if match["which"] in ("last", "the past") and (pub - saturday).days < 2:
        saturday -= timedelta(days=7)
    past = Period(saturday, saturday + ONE_DAY, "week")
    coming = saturday if saturday == pub else saturday + timedelta(days=7)
    return Reading(past, Period(coming, coming + ONE_DAY, "week"))


def span(match: re.Match[str], pub: date) -> Reading:
    """ "last week", "this month", "next year", "earlier this year"."""
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[match["which"]]
    unit = match["unit"]
    if unit == "week":
        period = week_of(pub + timedelta(days=7 * step))
    elif unit == "month":
        period = months_before(pub, -step)
    else:
        period = year_of(pub.year + step)
    if step == 0:
        return Reading(replace(period, last=pub), replace(period, first=pub))
    return Reading(period, None) if step < 0 else Reading(None, period)


def recent(match: re.Match[str], pub: date) -> Reading:
    """ "in recent days", "in the past week": the stretch that ends with publication."""
    length = {"day": 7, "week": 28, "month": 92}[match["unit"]] if "recent" in match[0] else 7
    precision = {"day": "week", "week": "month", "month": "year"}[match["unit"] or match["unit2"]]
    first = pub - timedelta(days=length - 1)
    return Reading(past=Period(first, pub, precision if "recent" in match[0] else "week"))


def ago(match: re.Match[str], pub: date) -> Reading:
    """ "two days ago": as exact as its unit; vague amounts are a step less exact."""
    count, unit = amount(match["amount"]), match["unit"]
    if unit in ("hour", "minute"):
        return Reading(past=day(pub))
    if unit == "day":
        found = pub - timedelta(days=count)
        vague = match["amount"] in VAGUE
        return Reading(past=Period(found - 2 * ONE_DAY, pub - ONE_DAY, "week") if vague else day(found))
    if unit == "week":
        return Reading(past=week_of(pub - timedelta(days=7 * count)))
    if unit == "month":
        return Reading(past=months_before(pub, count))
    years = count * (10 if unit == "decade" else 1)
    return Reading(past=year_of(max(1, pub.year - years)))


def later(match: re.Match[str], pub: date) -> Reading:
    """ "the next day", "two weeks earlier": days from the story's own day."""
    text = match[0]
    back = any(word in text for word in ("previous", "before", "earlier"))
    count = amount(match["amount"]) if match.groupdict().get("amount") else 1
    unit = match.groupdict().get("unit") or "day"
    days = count * {"day": 1, "week": 7, "month": 30, "year": 365}[unit]
    return Reading(shift=-days if back else days)


def eleventh_of_september(match: re.Match[str], pub: date) -> Reading:
    """The attacks of 2001 are named by their day alone."""
    return Reading(past=day(date(2001, 9, 11)))


def _absolute(period: Period) -> Reading:
    return Reading(period, period)


def _part(period: Period, match: re.Match[str]) -> Period:
    """The third of a month that "early", "mid" or "late" means; its precision stays that of the month."""
    tenth, twentieth = period.first + timedelta(days=9), period.first + timedelta(days=19)
    part = match.groupdict().get("part") or ""
    if part == "early":
        return replace(period, last=tenth)
    if part == "mid":
        return replace(period, first=tenth + ONE_DAY, last=twentieth)
    return replace(period, first=twentieth + ONE_DAY) if part == "late" else period
