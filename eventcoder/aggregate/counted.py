"""What is counted in each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

CAMEO_ROOTS = [f"{number:02d}" for number in range(1, 21)]
PLOVER = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE"),
    *("REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
ACLED = {
    "Battles": "battles",
    "Protests": "protests",
    "Riots": "riots",
    "Explosions/Remote violence": "explosions",
    "Violence against civilians": "violence_against_civilians",
    "Strategic developments": "strategic_developments",
}


def count_expressions(roots: Sequence[str]) -> dict[str, pl.Expr]:
    """Column → what it counts: events, and events by root, quad class, PLOVER and ACLED-like type."""
    kinds: list[tuple[str, str, Mapping[Any, str]]] = [
        ("root", "root", {root: root for root in roots}),
        ("quad", "quad_class", {number: str(number) for number in range(1, 5)}),
        ("plover", "plover_type", {kind: kind.lower() for kind in PLOVER}),
        ("acled", "acled_event_type", ACLED),
    ]
    counts = {"events": pl.len()}
    for prefix, column, names in kinds:
        for value, name in names.items():
            counts[f"{prefix}_{name}"] = pl.col(column).eq(value).sum()
    return {name: count.cast(pl.Int32) for name, count in counts.items()}


def counted(events: pl.DataFrame, keys: list[str], roots: Sequence[str]) -> pl.DataFrame:
    """One row a cell that has events: the counts, and the sum and mean of the Goldstein weights."""
    counts = [count.alias(name) for name, count in count_expressions(roots).items()]
    weight = pl.col("goldstein")
    return events.group_by(keys).agg(
        *counts,
        weight.sum().round(6).alias("goldstein_sum"),
        weight.mean().round(6).alias("goldstein_mean"),
    )


def deaths(events: pl.DataFrame, keys: list[str]) -> pl.DataFrame:
    """One row a cell in which deaths are reported: the largest figure of each story, summed."""
    told = events.filter(pl.col("fatalities").is_not_null())
    stories = told.group_by([*keys, "story_id"]).agg(pl.col("fatalities").max())
    return stories.group_by(keys).agg(pl.col("fatalities").sum().cast(pl.Int32))
