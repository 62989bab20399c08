"""ACLED types: {"acled": [event type, sub-event type], "span"?: [start, end]}, nulls where out of scope.

Right: all rows whose trigger lies in the span (else in the whole text) that have a type have this one,
and one has it; for nulls no row has a type. Rows of all statuses but `negated` count, mirror rows don't.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventcoder.evaluate.judged import Judged
from eventcoder.evaluate.match import COUNTED
from eventcoder.records import Coded, Event


def judge_acled(data: Mapping[str, Any], coded: Coded) -> Judged:
    """Two shares: types right, and right where some row has a type or none is wanted."""
    start, end = data.get("span") or (0, len(data["text"]))
    rows = [row for row in coded.events if row.status in COUNTED and not row.mirror]
    rows = [row for row in rows if start <= row.trigger_start < end and row.sentence_id >= 0]
    wanted = _told(*data["acled"])
    found = tuple(sorted({_type(row) for row in rows if row.acled_event_type}))
    right = (found or (_told(None, None),)) == (wanted,)
    coded_at_all = bool(found) or data["acled"][0] is None
    return Judged(
        (wanted,),
        found or (_told(None, None),),
        {"types right": (right, 1), "types right where typed": (right, coded_at_all)},
    )


def _type(row: Event) -> str:
    return _told(row.acled_event_type, row.acled_sub_event_type)


def _told(event_type: str | None, sub_event_type: str | None) -> str:
    return f"{event_type or '-'}: {sub_event_type or '-'}"
