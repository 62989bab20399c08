"""The cells of a panel: which columns make the unit, and how long a period is."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from eventcoder.errors import UsageError

PERIODS = {"day": "1d", "week": "1w", "month": "1mo", "year": "1y"}


@dataclass(frozen=True, slots=True)
class Unit:
    """What a panel has rows of. `countries` are the columns with ISO3 codes, which get state numbers."""

    name: str
    columns: tuple[str, ...]
    countries: tuple[str, ...]
    pairs: bool = False


UNITS = {
    unit.name: unit
    for unit in (
        Unit("country", ("country",), ("country",)),
        Unit("admin1", ("country", "admin1_code", "admin1"), ("country",)),
        Unit("dyad", ("source_country", "target_country"), ("source_country", "target_country"), pairs=True),
        Unit("actors", ("source_code", "target_code"), (), pairs=True),
    )
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit in one period, such as country-month."""

    unit: Unit
    period: str

    def start(self, day: str) -> pl.Expr:
        """The first day of the period of a date; weeks begin on Monday."""
        return pl.col(day).dt.truncate(PERIODS[self.period])

    def end(self, start: str) -> pl.Expr:
        """The last day of the period that begins on a date."""
        return pl.col(start).dt.offset_by(PERIODS[self.period]).dt.offset_by("-1d")

    def starts(self, first: pl.Series) -> pl.Series:
        """All periods from the earliest to the latest of `first`, without gaps."""
        if first.is_empty():
            return first
        every = pl.date_range(pl.col("day").min(), pl.col("day").max(), PERIODS[self.period])
        return pl.DataFrame({"day": first}).select(every).to_series()


def cell_named(name: str) -> Cell:
    """The cell of a name such as `dyad-week`; UsageError with the names there are."""
    unit, _, period = name.partition("-")
    if unit not in UNITS or period not in PERIODS:
        names = f"{'|'.join(UNITS)}, a hyphen, {'|'.join(PERIODS)}"
        raise UsageError(f"--cell {name}: give {names}, such as country-month")
    return Cell(UNITS[unit], period)
