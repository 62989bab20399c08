"""Short ways to say what a column may hold, so that `schema.py` reads like the documented table."""

from __future__ import annotations

from collections.abc import Callable

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData


def text(*checks: pa.Check, null: bool = False) -> pa.Column:
    """A string column; any text will do where no check is given."""
    return pa.Column(pl.String, list(checks), nullable=null)


def whole(*checks: pa.Check, null: bool = False) -> pa.Column:
    """A column of 32-bit whole numbers."""
    return pa.Column(pl.Int32, list(checks), nullable=null)


def number(*checks: pa.Check, null: bool = False) -> pa.Column:
    """A column of 64-bit floats."""
    return pa.Column(pl.Float64, list(checks), nullable=null)


def day(null: bool = False) -> pa.Column:
    """A column of dates."""
    return pa.Column(pl.Date, nullable=null)


def flag() -> pa.Column:
    """A column of true and false, never null."""
    return pa.Column(pl.Boolean)


def matches(pattern: str) -> pa.Check:
    """The whole text has this form, a regular expression of Rust's kind."""
    return holds(f"has the form {pattern}", lambda column: column.str.contains(rf"^(?:{pattern})$"))


def one_of(*allowed: str) -> pa.Check:
    """The text is one of these words."""
    return holds(f"is one of {', '.join(allowed)}", lambda column: column.is_in(list(allowed)))


def at_least(low: float) -> pa.Check:
    """The number isn't below `low`."""
    return holds(f"is at least {low:g}", lambda column: column >= low)


def between(low: float, high: float) -> pa.Check:
    """The number lies within these bounds, both included; not-a-number doesn't."""
    return holds(f"lies between {low:g} and {high:g}", lambda column: column.is_between(low, high))


def filled() -> pa.Check:
    """The text isn't empty."""
    return holds("is not empty", lambda column: column.str.len_bytes() > 0)


def not_above(other: str) -> pa.Check:
    """The number isn't greater than that of the column `other` in the same row."""
    return holds(f"is not above {other}", lambda column: column <= pl.col(other))


def below(other: str) -> pa.Check:
    """The number is less than that of the column `other` in the same row."""
    return holds(f"is below {other}", lambda column: column < pl.col(other))


def null_together_with(other: str) -> pa.Check:
    """The cell is null just where that of the column `other` is."""
    return holds(f"is null just where {other} is", lambda column: column.is_null() == pl.col(other).is_null())


def holds(name: str, rule: Callable[[pl.Expr], pl.Expr]) -> pa.Check:
    """A check of this name; `rule` gets the column and may look at others. Where it gives null, it holds."""

    def check(data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(rule(pl.col(data.key or "*")).fill_null(True))

    # Rules that look at other columns must see null cells as well, so pandera mustn't skip them.
    return pa.Check(check, name=name, ignore_na=False)
