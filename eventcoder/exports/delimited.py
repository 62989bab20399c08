"""Text files of the old formats: tab-separated, without quotes, as their readers expect."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import polars as pl
from polars import selectors as cs

from eventcoder.table.atomic import whole_file


def tab_writer(header: bool) -> Callable[[pl.DataFrame, Path], None]:
    """A writer of tab-separated UTF-8 without quotes; tabs and line ends within a cell become spaces."""

    def write(frame: pl.DataFrame, path: Path) -> None:
        flat = frame.with_columns(cs.string().str.replace_all(r"[\t\r\n\x0b\x0c\u0085\u2028\u2029]+", " "))
        with whole_file(path) as temporary:
            flat.write_csv(temporary, separator="\t", include_header=header, quote_style="never")

    return write
