"""POLECAT as published on Harvard's Dataverse: 40 columns, tab-separated, with a header.

Events without a PLOVER type have no place there; they are left out and counted.
"""

from __future__ import annotations

from importlib.resources import files

import polars as pl

from eventcoder.exports.code_parts import split_actors
from eventcoder.exports.delimited import tab_writer
from eventcoder.exports.layout import Exported, Format, laid_out
from eventcoder.states.table import with_numbers

_ACTOR: dict[str, type[pl.DataType]] = {
    "{} Name": pl.String,
    "{} Country": pl.String,
    "{} COW": pl.Int32,
    "Primary {} Sector": pl.String,
    "{} Sectors": pl.String,
    "{} Title": pl.String,
    "{} Name Raw": pl.String,
    "Wikipedia {} ID": pl.String,
}
TYPES: dict[str, type[pl.DataType]] = {
    "Event ID": pl.String,
    "Event Date": pl.Date,
    "Event Type": pl.String,
    "Event Mode": pl.String,
    "Intensity": pl.Float64,
    "Quad Code": pl.String,
    "Contexts": pl.String,
    **{name.format("Actor"): kind for name, kind in _ACTOR.items()},
    **{name.format("Recipient"): kind for name, kind in _ACTOR.items()},
    **dict.fromkeys(("Placename", "City", "District", "Province", "Country"), pl.String),
    "Latitude": pl.Float64,
    "Longitude": pl.Float64,
    "GeoNames ID": pl.Int32,
    **dict.fromkeys(("Raw Placename", "Feature Type", "Source"), pl.String),
    "Publication Date": pl.Date,
    **dict.fromkeys(
        ("Story People", "Story Organizations", "Story Locations", "Language", "Version"), pl.String
    ),
}

QUADS = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}

SAME = (
    *("COP", "GOV", "JUD", "LEG", "MIL", "PTY", "REB", "SPY", "UAF", "AGR", "BUS"),
    *("CRM", "CVL", "EDU", "ELI", "LAB", "REF", "OPP", "REL"),
)

# PLOVER's sectors for CAMEO roles: MED is medical there and the media are JRN; insurgents and separatists
# are rebels. A role that isn't here has no sector.
SECTORS = {
    **{role: role for role in SAME},
    "INS": "REB",
    "SEP": "REB",
    "MED": "JRN",
    "HLH": "MED",
    "HRI": "SOC",
    "ENV": "SOC",
    "DEV": "SOC",
    "UNR": "PRE",
}

# What stands for a country where an actor has none.
NO_COUNTRY = {"IGOUNO": "UNO", "IGOEEC": "EUR", "IGOEUREEC": "EUR"}
INTERNATIONAL = {"IGO": "IGO", "NGO": "NGO", "NGM": "ISM", "IMG": "IMG", "MNC": "MNC"}


def build(events: pl.DataFrame) -> Exported:
    """The events that have a PLOVER type as POLECAT rows, a row each."""
    frame = events.filter(pl.col("plover_type").is_not_null())
    left_out = {"without a PLOVER type": events.height - frame.height}
    frame = _with_scores(frame)
    for side in ("source", "target"):
        frame = with_numbers(frame, f"{side}_country", "event_date", f"{side}_")
        frame = frame.with_columns(_sectors(frame[f"{side}_code"]).alias(f"{side}_sectors"))
    known = {
        "Event ID": pl.col("event_id"),
        "Event Date": pl.col("event_date"),
        "Event Type": pl.col("plover_type"),
        "Event Mode": pl.col("plover_mode"),
        "Intensity": pl.col("score"),
        "Quad Code": pl.col("plover_quad").replace_strict(QUADS, default=None, return_dtype=pl.String),
        "Contexts": pl.col("contexts"),
        **_actor("Actor", "source"),
        **_actor("Recipient", "target"),
        "Placename": pl.coalesce("place", "admin1", "country"),
        "City": pl.col("place"),
        "Province": pl.col("admin1"),
        "Country": pl.col("country"),
        "Latitude": pl.col("latitude"),
        "Longitude": pl.col("longitude"),
        "GeoNames ID": pl.col("geonames_id"),
        "Source": pl.col("publisher"),
        "Publication Date": pl.col("pub_date"),
        "Language": pl.lit("english"),
    }
    return Exported(laid_out(frame, TYPES, known), {k: n for k, n in left_out.items() if n})


def _with_scores(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `score` and `plover_quad` of the mode, or of the type where the mode has none."""
    path = files("eventcoder.exports") / "plover_scores.csv"
    scores = pl.read_csv(path.read_bytes(), schema_overrides={"score": pl.Float64, "plover_quad": pl.Int32})
    types = scores.filter(pl.col("plover_mode").is_null()).drop("plover_mode")
    modes = (
        scores.filter(pl.col("plover_mode").is_not_null()).drop("plover_quad").rename({"score": "mode_score"})
    )
    frame = frame.join(types, on="plover_type", how="left", maintain_order="left")
    frame = frame.join(modes, on=["plover_type", "plover_mode"], how="left", maintain_order="left")
    return frame.with_columns(score=pl.coalesce("mode_score", "score")).drop("mode_score")


def _actor(title: str, side: str) -> dict[str, pl.Expr]:
    code = pl.col(f"{side}_code")
    first = code.str.slice(0, 3).replace_strict(INTERNATIONAL, default=None, return_dtype=pl.String)
    whole = code.replace_strict(NO_COUNTRY, default=None, return_dtype=pl.String)
    sectors = pl.col(f"{side}_sectors")
    return {
        f"{title} Name": pl.coalesce(f"{side}_name", f"{side}_text"),
        f"{title} Country": pl.coalesce(pl.col(f"{side}_country"), whole, first),
        f"{title} COW": pl.col(f"{side}_cow"),
        f"Primary {title} Sector": sectors.list.get(0, null_on_oob=True),
        f"{title} Sectors": sectors.list.join(";").replace("", None),
        f"{title} Name Raw": pl.col(f"{side}_text"),
    }


def _sectors(codes: pl.Series) -> pl.Series:
    """PLOVER's sectors of each actor, the primary one first."""
    roles = split_actors(codes)["role"]
    return roles.list.eval(
        pl.element().replace_strict(SECTORS, default=None, return_dtype=pl.String).drop_nulls()
    )


POLECAT = Format(
    "polecat", "POLECAT (PLOVER types): tab-separated with a header", ".tab", build, tab_writer(header=True)
)
