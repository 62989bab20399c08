"""Tables as CSV that a spreadsheet can open without running anything, and that read back unchanged.

A spreadsheet takes a cell that begins with = + - @ for a formula. Such text gets an apostrophe in front, and
so does text that begins with apostrophes before one of these: reading takes one away again.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl
from polars import selectors as cs

from eventcoder.errors import InputError
from eventcoder.table.atomic import whole_file

RISKY = r"^('*[=+\-@\t\r])"
MARKED = r"^'('*[=+\-@\t\r])"


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """Write a frame as UTF-8 CSV with a header; an empty cell is null, `""` an empty text."""
    harmless = frame.with_columns(cs.string().str.replace(RISKY, "'$1"))
    with whole_file(path) as temporary:
        harmless.write_csv(temporary, quote_style="necessary")


def read_csv(path: Path, types: Mapping[str, pl.DataType | type[pl.DataType]]) -> pl.DataFrame:
    """The frame that `write_csv` wrote, with columns of these types. Raises InputError where it isn't one."""
    try:
        frame = pl.read_csv(path, schema_overrides=dict(types), glob=False)
    except OSError as error:
        raise InputError(f"{path}: can't be opened: {error.strerror or error}") from None
    except pl.exceptions.PolarsError as error:
        raise InputError(f"{path}: can't be read as a CSV table of events: {error}") from None
    return frame.with_columns(cs.string().str.replace(MARKED, "$1"))
