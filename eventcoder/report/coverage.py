"""What was read and what was rejected: what the counts of events have to be held against."""

from __future__ import annotations

from typing import Any

import polars as pl

PUBLISHERS = 25
EXAMPLES = 3


def documents_read(documents: pl.DataFrame) -> dict[str, Any]:
    """Documents in all, by day and by publisher, and how many gave no event."""
    by_day = documents.group_by("pub_date").len().sort("pub_date")
    publishers = (
        documents.group_by("publisher")
        .agg(pl.len().alias("documents"), pl.col("events").sum())
        .sort(["documents", "publisher"], descending=[True, False])
    )
    return {
        "documents": documents.height,
        "without_events": documents.filter(pl.col("events") == 0).height,
        "sentences": int(documents["sentences"].sum()),
        "sentences_parsed": int(documents["sentences_parsed"].sum()),
        "day": by_day["pub_date"].cast(pl.Int32).to_list(),
        "read": by_day["len"].to_list(),
        "publishers": publishers.head(PUBLISHERS).to_dicts(),
        "publishers_in_all": publishers.height,
    }


def input_rejected(rejected: pl.DataFrame) -> list[dict[str, Any]]:
    """Each reason with its count and a few of its records, the most frequent reason first."""
    reasons = (
        rejected.group_by("reason")
        .agg(pl.len().alias("count"), pl.struct("input", "record_number", "message").head(EXAMPLES))
        .sort(["count", "reason"], descending=[True, False])
    )
    return reasons.rename({"input": "examples"}).to_dicts()
