"""Are the columns there that the user named? A table says so at once, for all its records."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.text.readers.options import FIELDS, ReadOptions


def missing_column(names: Sequence[str], options: ReadOptions) -> str:
    """What is wrong with a table's columns, or "" where nothing is.

    A column that the user mapped must be there, and no wanted column may be there twice.
    """
    there = ", ".join(map(repr, names))[:200]
    for field, column in options.columns.items():
        if column not in names:
            return f"there is no column {column!r} for {field}: the columns are {there}"
    for field in FIELDS:
        if list(names).count(options.column(field)) > 1:
            return f"the column {options.column(field)!r} is there twice: rename one"
    return ""
