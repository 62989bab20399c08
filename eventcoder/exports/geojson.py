"""GeoJSON (RFC 7946): a feature an event, a point where the event has coordinates, else no geometry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import polars as pl

from eventcoder.exports.layout import Exported, Format
from eventcoder.table.atomic import whole_file


def build(events: pl.DataFrame) -> Exported:
    """All events, as they are."""
    return Exported(events)


def write(frame: pl.DataFrame, path: Path) -> None:
    """Write a FeatureCollection, a feature a line; coordinates are longitude, latitude in WGS 84."""
    dates = [name for name, kind in frame.schema.items() if kind == pl.Date]
    rows = frame.with_columns(pl.col(dates).dt.strftime("%Y-%m-%d")).iter_rows(named=True)
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for number, row in enumerate(rows):
            file.write(",\n" if number else "\n")
            json.dump(_feature(row), file, ensure_ascii=False)
        file.write("\n]}\n")


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    longitude, latitude = row.pop("longitude"), row.pop("latitude")
    point = None if latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "id": row["event_id"], "geometry": point, "properties": row}


GEOJSON = Format("geojson", "GeoJSON: a feature an event", ".geojson", build, write, cameo_only=False)
