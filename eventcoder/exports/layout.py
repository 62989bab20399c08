"""What a format is: its columns with their types, how the file is written, and how its rows come about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

Types = Mapping[str, type[pl.DataType]]


@dataclass(frozen=True, slots=True)
class Exported:
    """The rows of an export, and how many events were left out for which reason."""

    rows: pl.DataFrame
    left_out: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `build` makes its rows from the events, `write` puts them into a file."""

    name: str
    about: str
    suffix: str
    build: Callable[[pl.DataFrame], Exported]
    write: Callable[[pl.DataFrame, Path], None]
    cameo_only: bool = True


def laid_out(frame: pl.DataFrame, types: Types, known: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """The columns of `types`, in order: those in `known` by their expression, all others null.

    A null column is one that a table of events can't know; docs/exports.md names them.
    """
    columns = [known.get(name, pl.lit(None)).cast(kind).alias(name) for name, kind in types.items()]
    return frame.select(columns)


def day_number(day: str) -> pl.Expr:
    """A date as a whole number, YYYYMMDD."""
    return pl.col(day).dt.strftime("%Y%m%d").cast(pl.Int32)


def number_of(identity: str) -> pl.Expr:
    """A positive 63-bit number made of the first 60 bits of a hexadecimal id of 16 digits.

    Of two million ids, two share a number with a chance of about one in a million.
    """
    return pl.col(identity).str.slice(0, 15).str.to_integer(base=16, dtype=pl.Int64)
