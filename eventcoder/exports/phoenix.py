"""Phoenix: the 26 columns of the Open Event Data Alliance's pipeline, tab-separated, without a header."""

from __future__ import annotations

import polars as pl

from eventcoder.exports.delimited import tab_writer
from eventcoder.exports.layout import Exported, Format, day_number, laid_out

_ACTOR = ("Full", "Entity", "Role", "Attribute")
TYPES: dict[str, type[pl.DataType]] = {
    "EventID": pl.String,
    "Date": pl.Int32,
    "Year": pl.Int16,
    "Month": pl.Int8,
    "Day": pl.Int8,
    **{f"SourceActor{part}": pl.String for part in _ACTOR},
    **{f"TargetActor{part}": pl.String for part in _ACTOR},
    "EventCode": pl.String,
    "EventRootCode": pl.String,
    "QuadClass": pl.Int8,
    "GoldsteinScore": pl.Float64,
    "Issues": pl.String,
    "Lat": pl.Float64,
    "Lon": pl.Float64,
    "LocationName": pl.String,
    "StateName": pl.String,
    "CountryCode": pl.String,
    "SentenceID": pl.String,
    "URLs": pl.String,
    "NewsSources": pl.String,
}

# The agents that the pipeline takes for a role; every other part is an attribute.
ROLES = ("GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "MED", "EDU", "BUS", "CRM", "CVL")


def build(events: pl.DataFrame) -> Exported:
    """The events as Phoenix rows, a row each; reports of one event aren't joined to one a day."""
    day = pl.col("event_date").dt
    number = pl.int_range(1, pl.len() + 1).cast(pl.String)
    known = {
        "EventID": pl.concat_str(number, pl.lit("_1")),
        "Date": day_number("event_date"),
        "Year": day.year(),
        "Month": day.month(),
        "Day": day.day(),
        **_actor("SourceActor", "source_code"),
        **_actor("TargetActor", "target_code"),
        "EventCode": pl.col("code"),
        "EventRootCode": pl.col("root"),
        "QuadClass": penta_class(),
        "GoldsteinScore": pl.col("goldstein"),
        "Lat": pl.col("latitude"),
        "Lon": pl.col("longitude"),
        "LocationName": pl.col("place"),
        "StateName": pl.col("admin1"),
        "CountryCode": pl.col("country"),
        "SentenceID": pl.concat_str("doc_id", pl.col("sentence_id"), separator="_"),
        "URLs": pl.col("url"),
        "NewsSources": pl.col("publisher"),
    }
    return Exported(laid_out(events, TYPES, known))


def penta_class() -> pl.Expr:
    """Phoenix's own five classes: 0 for roots 01 and 02, and root 16 with verbal conflict (3)."""
    root = pl.col("root")
    return (
        pl.when(root.is_in(["01", "02"])).then(0).when(root == "16").then(3).otherwise(pl.col("quad_class"))
    )


def _actor(title: str, column: str) -> dict[str, pl.Expr]:
    code = pl.col(column)
    second, rest = code.str.slice(3, 3), code.str.slice(3)
    has_role = second.is_in(ROLES)
    others = pl.when(has_role).then(code.str.slice(6)).otherwise(rest)
    return {
        f"{title}Full": code,
        f"{title}Entity": code.str.slice(0, 3),
        f"{title}Role": pl.when(has_role).then(second),
        f"{title}Attribute": others.str.extract_all(r".{1,3}").list.join(";").replace("", None),
    }


PHOENIX = Format("phoenix", "Phoenix: tab-separated, no header", ".txt", build, tab_writer(header=False))
