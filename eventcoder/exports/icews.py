"""ICEWS as published on Harvard's Dataverse: 20 columns, tab-separated, with a header, missing cells NULL."""

from __future__ import annotations

from pathlib import Path

import polars as pl
from polars import selectors as cs

from eventcoder.exports.code_parts import split_actors
from eventcoder.exports.delimited import tab_writer
from eventcoder.exports.layout import Exported, Format, laid_out, number_of
from eventcoder.exports.old_codes import with_old_codes
from eventcoder.states.table import country_names

TYPES: dict[str, type[pl.DataType]] = {
    "Event ID": pl.Int64,
    "Event Date": pl.Date,
    "Source Name": pl.String,
    "Source Sectors": pl.String,
    "Source Country": pl.String,
    "Event Text": pl.String,
    "CAMEO Code": pl.String,
    "Intensity": pl.Float64,
    "Target Name": pl.String,
    "Target Sectors": pl.String,
    "Target Country": pl.String,
    "Story ID": pl.Int64,
    "Sentence Number": pl.Int32,
    "Publisher": pl.String,
    "City": pl.String,
    "District": pl.String,
    "Province": pl.String,
    "Country": pl.String,
    "Latitude": pl.Float64,
    "Longitude": pl.Float64,
}

# Labels of ICEWS sectors for CAMEO roles; a role that isn't here has no sector.
SECTORS = {
    "GOV": "Government",
    "MIL": "Military",
    "COP": "Police",
    "SPY": "Intelligence",
    "JUD": "Judicial",
    "LEG": "Legislative / Parliamentary",
    "PTY": "Parties",
    "OPP": "Opposition",
    "REB": "Rebel",
    "INS": "Insurgents",
    "SEP": "Separatists",
    "UAF": "Unidentified Forces",
    "CRM": "Criminals / Gangs",
    "CVL": "General Population / Civilian / Social",
    "MED": "Media",
    "BUS": "Business",
    "MNC": "Multinational Corporation",
    "LAB": "Labor",
    "AGR": "Agricultural",
    "EDU": "Education",
    "HLH": "Health",
    "ELI": "Elite",
    "REL": "Religious",
    "REF": "Refugees / Displaced",
    "HRI": "Human Rights",
    "IGO": "International Government Organization",
    "NGO": "Nongovernmental Organization",
}


def build(events: pl.DataFrame) -> Exported:
    """The events as ICEWS rows, a row each."""
    frame = with_old_codes(events)
    names = country_names()
    for column in ("source_country", "target_country", "country"):
        shown = names.rename({"iso3": column, "name": f"{column}_shown"})
        frame = frame.join(shown, on=column, how="left", maintain_order="left")
    frame = frame.with_columns(
        _sectors(frame["source_code"]).alias("source_sectors"),
        _sectors(frame["target_code"]).alias("target_sectors"),
    )
    known = {
        "Event ID": number_of("event_id"),
        "Event Date": pl.col("event_date"),
        **_side("Source", "source"),
        **_side("Target", "target"),
        "Event Text": pl.col("old_name"),
        "CAMEO Code": pl.col("old_code"),
        "Intensity": pl.col("old_goldstein"),
        "Story ID": number_of("story_id"),
        "Sentence Number": pl.col("sentence_id") + 1,  # the title, -1, becomes 0
        "Publisher": pl.col("publisher"),
        "City": pl.col("place"),
        "Province": pl.col("admin1"),
        "Country": pl.col("country_shown"),
        "Latitude": pl.col("latitude"),
        "Longitude": pl.col("longitude"),
    }
    return Exported(laid_out(frame, TYPES, known))


def _side(title: str, side: str) -> dict[str, pl.Expr]:
    return {
        f"{title} Name": pl.coalesce(f"{side}_name", f"{side}_text"),
        f"{title} Sectors": pl.col(f"{side}_sectors"),
        f"{title} Country": pl.col(f"{side}_country_shown"),
    }


def _sectors(codes: pl.Series) -> pl.Series:
    """The sectors of actors as ICEWS writes them, joined with commas; null for none."""
    parts = split_actors(codes)
    return parts.select(
        pl.concat_list("international", "role")
        .list.eval(pl.element().replace_strict(SECTORS, default=None, return_dtype=pl.String).drop_nulls())
        .list.join(",")
        .replace("", None)
    ).to_series()


def write(frame: pl.DataFrame, path: Path) -> None:
    """Write the rows as ICEWS files have them: NULL for a missing cell."""
    text = frame.with_columns((~cs.string()).cast(pl.String)).fill_null("NULL")
    tab_writer(header=True)(text, path)


ICEWS = Format("icews", "ICEWS as on Dataverse: tab-separated with a header", ".tab", build, write)
