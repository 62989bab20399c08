"""The whole table as CSV; `eventcoder.read_events` reads it back unchanged."""

from __future__ import annotations

import polars as pl

from eventcoder.exports.layout import Exported, Format
from eventcoder.table.csv_files import write_csv


def build(events: pl.DataFrame) -> Exported:
    """All events, as they are."""
    return Exported(events)


CSV = Format("csv", "CSV: the whole table", ".csv", build, write_csv, cameo_only=False)
