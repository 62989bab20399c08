"""Which periods the documents cover: a zero is said only where somebody read the news."""

from __future__ import annotations

import polars as pl

from eventcoder.aggregate.cells import Cell


def coverage(documents: pl.DataFrame, cell: Cell, by: list[str]) -> pl.DataFrame:
    """All periods from the first document's to the last one's, for each value of `by`, with `documents`.

    A period without documents has null there: nobody knows what happened in it.
    """
    coded = documents.with_columns(cell.start("pub_date").alias("period"))
    counts = coded.group_by([*by, "period"]).agg(pl.len().cast(pl.Int32).alias("documents"))
    periods = pl.DataFrame({"period": cell.starts(counts["period"])})
    every = counts.select(by).unique().join(periods, how="cross") if by else periods
    return every.join(counts, on=[*by, "period"], how="left", nulls_equal=True)
