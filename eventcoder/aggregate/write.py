"""A panel in a file: CSV or Parquet by the ending of its name."""

from __future__ import annotations

from pathlib import Path

from eventcoder.aggregate.panel import Panel
from eventcoder.errors import UsageError
from eventcoder.table.csv_files import write_csv
from eventcoder.table.parquet import write_table

ENDINGS = (".parquet", ".csv")


def write_panel(panel: Panel, path: Path, metadata: dict[str, str]) -> None:
    """Write the rows of a panel. Raises UsageError for another ending than .parquet or .csv."""
    if path.suffix not in ENDINGS:
        raise UsageError(f"-o {path}: the name must end with {' or '.join(ENDINGS)}")
    if path.suffix == ".csv":
        write_csv(panel.rows, path)
    else:
        write_table(panel.rows, path, metadata)
