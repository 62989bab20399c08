"""When: {"event_date": day, "precision": day, week, month, year or publication, "at"?: words of the event}.

Right is the same day, or for a week one at most 3 days off, for a month the same month, for a year the
same year.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from eventcoder.evaluate.judged import Judged
from eventcoder.evaluate.own_row import row_of
from eventcoder.records import Coded


def judge_date(data: Mapping[str, Any], coded: Coded) -> Judged:
    """Three shares: dates, precisions, and dates where there is a row (none counts as wrong)."""
    row, gold = row_of(data, coded), date.fromisoformat(data["event_date"])
    right = row is not None and _agrees(row.event_date, gold, data["precision"])
    precise = row is not None and row.date_precision == data["precision"]
    wanted = f"{gold} {data['precision']}"
    got = f"{row.event_date} {row.date_precision}, at {row.trigger}" if row else "no row"
    return Judged(
        (wanted,),
        (wanted if right and precise else got,),
        {
            "dates right": (right, 1),
            "precisions right": (precise, 1),
            "dates right where coded": (right, row is not None),
        },
    )


def _agrees(day: date, gold: date, precision: str) -> bool:
    if precision == "week":
        return abs((day - gold).days) <= 3
    if precision == "month":
        return (day.year, day.month) == (gold.year, gold.month)
    return day.year == gold.year if precision == "year" else day == gold
