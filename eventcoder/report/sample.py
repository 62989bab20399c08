"""Which rows the page shows with their sentences, where there are too many for all of them."""

from __future__ import annotations

import polars as pl

ROWS = 25_000


def chosen_rows(events: pl.DataFrame, most: int) -> list[int]:
    """The numbers of the rows to show, in the table's order: all, or a random `most` of them.

    The ids are hashes, so that the smallest ones are a random choice, and the same one each time.
    """
    if events.height <= most:
        return list(range(events.height))
    order = events.select(pl.col("event_id").arg_sort()).to_series()
    return order.head(most).sort().to_list()
