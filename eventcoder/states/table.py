"""The table of states since 1990, and the numbers of a country on a day.

Sources: the state system membership list of the Correlates of War project (version 2016) and the list of
independent states of Gleditsch and Ward (1999, with its microstates), written down here for 1990 to today.
An empty `from` means before 1990, an empty `until` to this day. What neither list counts has no number.
"""

from __future__ import annotations

from importlib.resources import files

import polars as pl

LISTS = ("cow", "gw")
TYPES = {
    "iso3": pl.String,
    "name": pl.String,
    "cow": pl.Int32,
    "cow_from": pl.Date,
    "cow_until": pl.Date,
    "gw": pl.Int32,
    "gw_from": pl.Date,
    "gw_until": pl.Date,
}


def read_states() -> pl.DataFrame:
    """The table: a row for each stretch of time in which a country kept its numbers."""
    return pl.read_csv((files("eventcoder.states") / "states.csv").read_bytes(), schema=TYPES)


def country_names() -> pl.DataFrame:
    """`iso3` and the English `name` of each country, also of those that are no more; a row each."""
    return read_states().select("iso3", "name").unique(subset="iso3", keep="last", maintain_order=True)


def with_numbers(frame: pl.DataFrame, iso3: str, day: str, prefix: str = "") -> pl.DataFrame:
    """The frame with the columns `{prefix}cow` and `{prefix}gw`: the numbers of the country on that day.

    `iso3` and `day` name the columns of the country and of the date. For a period, give its last day: so
    Germany in 1990 is 255 for Correlates of War. Null where the country was no member of the list then.
    """
    keys = frame.select(iso3, day).unique()
    for number in LISTS:
        held = _held(keys, iso3, day, number).rename({number: f"{prefix}{number}"})
        frame = frame.join(held, on=[iso3, day], how="left", maintain_order="left", nulls_equal=True)
    return frame


def _held(keys: pl.DataFrame, iso3: str, day: str, number: str) -> pl.DataFrame:
    """For each country and day of `keys` that has one, its number in one list; a row each."""
    since, until = pl.col(f"{number}_from"), pl.col(f"{number}_until")
    states = read_states().rename({"iso3": iso3}).filter(pl.col(number).is_not_null())
    there = (since.is_null() | (since <= pl.col(day))) & (until.is_null() | (pl.col(day) <= until))
    return keys.join(states, on=iso3).filter(there).select(iso3, day, number)
