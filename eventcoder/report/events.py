"""The table of events as the page holds it: a few columns of all rows, everything of those shown."""

from __future__ import annotations

from typing import Any

import polars as pl

from eventcoder.report.columns import coded, days, numbers_in, percent, whole
from eventcoder.report.marks import PARTS, marks
from eventcoder.report.names import actors, countries, event_codes, roots

TEXTS = (
    *("event_id", "doc_id", "pattern_id", "coded_by", "claim", "reported_by", "date_precision"),
    *("source_text", "target_text", "trigger", "sentence", "plover_type", "plover_mode"),
    *("acled_event_type", "acled_sub_event_type", "contexts", "story_id"),
)
NUMBERS = ("sentence_id", "fatalities", "injured", "arrested", "crowd_size", "geo_precision")


def all_rows(events: pl.DataFrame, cameo: bool) -> dict[str, Any]:
    """What the charts, the map and the filters need of every row."""
    codes, heads, parties = event_codes(events), roots(events, cameo), actors(events)
    known = parties["code"].to_list()
    country = coded(events["country"])
    return {
        "codes": codes,
        "roots": heads,
        "actors": parties.to_dict(as_series=False),
        "countries": {"codes": country["values"], "names": countries(country["values"])},
        "day": days(events["event_date"]),
        "code": numbers_in(events["code"], [row["code"] for row in codes]),
        "source": numbers_in(events["source_code"], known),
        "target": numbers_in(events["target_code"], known),
        "country": country["index"],
        "confidence": percent(events["confidence"]),
        "status": coded(events["status"]),
    } | _places(events)


def shown_rows(events: pl.DataFrame, numbers: list[int]) -> dict[str, Any]:
    """All that a row shows when it is opened, for the rows of these numbers."""
    rows = events[numbers]
    texts = {name: coded(rows[name]) for name in TEXTS}
    spans = list(marks(rows))
    return {
        "row": numbers,
        "texts": texts,
        "numbers": {name: whole(rows[name]) for name in NUMBERS},
        "mirror": whole(rows["mirror"]),
        "marks": {part: [[*(getattr(span, part) or (-1, -1))] for span in spans] for part in PARTS},
        "documents": _documents(rows, texts["doc_id"]["values"]),
    }


def _places(events: pl.DataFrame) -> dict[str, Any]:
    """The different points, with a name, and for each row its number there."""
    where = ["latitude", "longitude"]
    label = pl.coalesce("place", "admin1", "country").first().alias("name")
    located = events.drop_nulls(where)
    points = located.group_by(where).agg(label, pl.len()).sort(["len", *where], descending=True)
    points = points.with_row_index("point")
    index = events.select(where).join(points, on=where, how="left", maintain_order="left")["point"]
    return {
        "places": points.select("name", *(pl.col(name).round(3) for name in where)).to_dict(as_series=False),
        "place": whole(index),
    }


def _documents(rows: pl.DataFrame, ids: list[str]) -> dict[str, Any]:
    """Title, publisher, address and day of the documents, in the order of `ids`."""
    first = rows.group_by("doc_id").agg(pl.col("title", "publisher", "url", "pub_date").first())
    ordered = pl.DataFrame({"doc_id": ids}, schema={"doc_id": pl.String}).join(
        first, on="doc_id", how="left", maintain_order="left"
    )
    return {
        "title": ordered["title"].to_list(),
        "url": ordered["url"].to_list(),
        "publisher": coded(ordered["publisher"]),
        "day": days(ordered["pub_date"]),
    }
