"""Stata: the whole table as .dta (version 118, Unicode), labelled, dates as %td, long text as strL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import polars as pl

from eventcoder.errors import UsageError
from eventcoder.exports.layout import Exported, Format
from eventcoder.table.atomic import whole_file
from eventcoder.table.meanings import EVENTS as MEANINGS

LONGEST = 80  # characters of a variable label in Stata
QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
PRECISIONS = {1: "town", 2: "first-order unit or near a town", 3: "country"}


def build(events: pl.DataFrame) -> Exported:
    """All events, as they are."""
    return Exported(events)


def write(frame: pl.DataFrame, path: Path) -> None:
    """Write the table for Stata 14 and later. A missing text is empty, as Stata has no missing text.

    Raises UsageError where pandas isn't installed.
    """
    try:
        import pandas as pd
    except ImportError:
        raise UsageError("export --format stata needs pandas: pip install 'eventcoder[stata]'") from None
    table = frame.with_columns(
        pl.col(pl.String).fill_null(""),
        pl.col(pl.Date).cast(pl.Datetime("ns")),
        pl.col(pl.Boolean).cast(pl.Int8),
    )
    columns = {name: _series(pd, table[name]) for name in table.columns}
    texts = [name for name, kind in frame.schema.items() if kind == pl.String]
    dates = {name: "td" for name, kind in frame.schema.items() if kind == pl.Date}
    labels = {name: _label(name) for name in frame.columns}
    values = {name: words for name, words in (("quad_class", QUADS), ("geo_precision", PRECISIONS))}
    with whole_file(path) as temporary:
        pd.DataFrame(columns).to_stata(
            temporary,
            write_index=False,
            version=118,
            convert_dates=dates,
            convert_strl=[name for name in texts if _is_long(table[name])],
            variable_labels=labels,
            value_labels={name: words for name, words in values.items() if name in frame.columns},
        )


def _label(column: str) -> str:
    """What a column means, as short as Stata asks; columns of a codebook's own keep their name."""
    return MEANINGS[column].label[:LONGEST] if column in MEANINGS else column[:LONGEST]


def _series(pd: Any, column: pl.Series) -> Any:
    """A pandas column that keeps its missing numbers."""
    if column.dtype.is_integer():
        return pd.array(column.to_list(), dtype=str(column.dtype))
    return column.to_numpy()


def _is_long(column: pl.Series) -> bool:
    """Whether a text is so long that strings of one fixed length would waste room."""
    return bool((column.str.len_bytes() > 244).any())


STATA = Format("stata", "Stata 14 and later: labels, dates as %td", ".dta", build, write, cameo_only=False)
