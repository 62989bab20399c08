"""Columns made small for the page: repeated texts as numbers into a list, dates as days."""

from __future__ import annotations

from typing import Any

import polars as pl

NOTHING = -1


def coded(column: pl.Series) -> dict[str, Any]:
    """The different texts of a column, the most frequent first, and for each row its number there.

    A null is -1.
    """
    values = _by_frequency(column)
    return {"values": values, "index": numbers_in(column, values)}


def numbers_in(column: pl.Series, values: list[str]) -> list[int]:
    """For each row the number of its text in `values`; -1 for null. Raises where a text isn't among them."""
    return whole(column.cast(pl.Enum(values)).to_physical())


def whole(column: pl.Series) -> list[int]:
    """Whole numbers; -1 for null."""
    return column.cast(pl.Int64).fill_null(NOTHING).to_list()


def days(column: pl.Series) -> list[int]:
    """Dates as days since 1970-01-01."""
    return column.cast(pl.Int32).to_list()


def percent(column: pl.Series) -> list[int]:
    """Shares as whole per cents."""
    return whole((column * 100).round())


def _by_frequency(column: pl.Series) -> list[str]:
    name = column.name
    counts = column.drop_nulls().to_frame().group_by(name).len()
    ordered = counts.sort(["len", name], descending=[True, False])
    return ordered[name].to_list()
