"""How many: {"counts": {column: number}, "at"?: words of the event}; a column left out must be null.

Columns are `fatalities`, `fatalities_low`, `fatalities_high`, `injured`, `arrested` and `crowd_size`. The
bounds are compared only where the gold names one. Right is a text whose columns are all right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventcoder.evaluate.judged import Judged
from eventcoder.evaluate.own_row import row_of
from eventcoder.records import Coded

ALWAYS = ("fatalities", "injured", "arrested", "crowd_size")


def judge_counts(data: Mapping[str, Any], coded: Coded) -> Judged:
    """Two shares: texts whose counts are all right, and those where there is a row (none counts as wrong)."""
    gold, row = data["counts"], row_of(data, coded)
    columns = dict.fromkeys((*ALWAYS, *gold))
    wanted = tuple(f"{column} {gold.get(column)}" for column in columns)
    if row is None:
        return Judged(wanted, ("no row",), {"counts right": (0, 1), "counts right where coded": (0, 0)})
    got = tuple(f"{column} {getattr(row, column)}" for column in columns)
    right = got == wanted
    return Judged(wanted, got, {"counts right": (right, 1), "counts right where coded": (right, 1)})
