"""The row that a case asks about: of the event at the words `at`, else the surest row of the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventcoder.evaluate.match import COUNTED
from eventcoder.records import Coded, Event


def row_of(data: Mapping[str, Any], coded: Coded) -> Event | None:
    """The surest row, mirrors last, whose trigger lies in the words `at`; None where there is none.

    Without `at` any row of the text may be it. Rows of all statuses but `negated` count.
    """
    start = data["text"].index(data["at"]) if "at" in data else 0
    end = start + len(data.get("at", data["text"]))
    rows = [row for row in coded.events if row.status in COUNTED and row.sentence_id >= 0]
    rows = [row for row in rows if start <= row.trigger_start < end]
    return max(rows, key=lambda row: (not row.mirror, row.confidence), default=None)
