"""Where: {"place": {"country", "latitude", "longitude", "precision"} or null, "at"?: words of the event}.

Precision is 1 for a town, 2 for a first-order unit or near a town, 3 for a country. Right is a country
that agrees (null with null), and a town within 25 km of the gold's.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from eventcoder.evaluate.judged import Judged
from eventcoder.evaluate.own_row import row_of
from eventcoder.records import Coded, Event

EARTH_KM, TOLERANCE_KM = 6371.0, 25.0


def judge_place(data: Mapping[str, Any], coded: Coded) -> Judged:
    """Three shares: countries, towns within 25 km (of cases with coordinates), precisions.

    A text without a row counts as wrong; a fourth share gives the countries where there is a row.
    """
    gold, row = data["place"] or {}, row_of(data, coded)
    country = row is not None and row.country == gold.get("country")
    ratios: dict[str, tuple[float, float]] = {
        "countries right": (country, 1),
        "precisions right": (row is not None and row.geo_precision == gold.get("precision"), 1),
        "countries right where coded": (country, row is not None),
    }
    near = row is not None and _kilometres(row, gold) <= TOLERANCE_KM
    if gold.get("latitude") is not None:
        ratios["places within 25 km"] = (near, 1)
    exact = near or gold.get("latitude") is None
    wanted = f"{gold.get('country')} {gold.get('precision')} {gold.get('latitude')} {gold.get('longitude')}"
    agrees = country and exact and ratios["precisions right"][0]
    return Judged((wanted,), (wanted if agrees else _told(row),), ratios)


def _told(row: Event | None) -> str:
    if row is None:
        return "no row"
    return f"{row.country} {row.geo_precision} {row.latitude} {row.longitude} {row.place}, at {row.trigger}"


def _kilometres(row: Event, gold: Mapping[str, Any]) -> float:
    """The distance on the great circle, by the haversine formula; infinite where either has no point."""
    if row.latitude is None or row.longitude is None or gold.get("latitude") is None:
        return math.inf
    a, b = math.radians(row.latitude), math.radians(gold["latitude"])
    turn = math.radians(row.longitude - gold["longitude"])
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
