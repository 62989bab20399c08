"""The outlines of countries, with ISO3 codes on them."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

# Natural Earth has no ISO number for Kosovo; the table of events calls it XKX.
WITHOUT_NUMBER = {"Kosovo": "XKX"}


def world() -> dict[str, Any]:
    """The vendored TopoJSON; each country has `iso3` as its id, or none where it has no code."""
    folder = files("eventcoder.report") / "vendor"
    outlines: dict[str, Any] = json.loads((folder / "countries-50m.json").read_text(encoding="utf-8"))
    codes = json.loads((folder / "country-codes.json").read_text(encoding="utf-8"))
    by_number = {number: iso3 for _, iso3, number, _ in codes}
    for country in outlines["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        country["id"] = by_number.get(country.get("id", ""), WITHOUT_NUMBER.get(name))
    del outlines["objects"]["land"]
    return outlines
