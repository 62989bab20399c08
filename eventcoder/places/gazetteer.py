"""The gazetteer: all places of a name, and the places named in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from eventcoder.places.names import key_of, plain
from eventcoder.records import Place, Tokens

if TYPE_CHECKING:
    from eventcoder.places.mentions import PlaceMention

REMEMBERED = 8192  # names whose places are kept in memory, also that there are none
KINDS = {1: "town", 2: "admin1", 3: "admin2", 4: "country"}
PRECISION = {"town": 1, "admin1": 2, "admin2": 2, "region": 2, "country": 3}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. `kind`: town, admin1, admin2, country, or region (Darfur).

    `main` tells whether it is the place's chief name and not one of its others; coordinates in degrees.
    """

    kind: str
    name: str
    country: str  # ISO 3166 alpha-3
    geonames_id: int | None
    admin1: str | None = None
    admin1_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    capital: bool = False
    main: bool = True

    def place(self, near: bool = False) -> Place:
        """The place as it stands in the table; `near` where the event lay near the town only."""
        if self.kind == "country":
            return Place(self.country, 3, geonames_id=self.geonames_id)
        precision = 2 if near else PRECISION[self.kind]
        name = None if self.kind == "admin1" else self.name
        return Place(
            self.country,
            precision,
            name,
            self.admin1,
            self.admin1_code,
            self.latitude,
            self.longitude,
            self.geonames_id,
        )


class Gazetteer:
    """Places by name. Read-only; made by `load_gazetteer`."""

    def __init__(
        self,
        tables: Mapping[str, np.ndarray[Any, Any]],
        overrides: Mapping[str, tuple[Candidate, ...]] | None = None,
    ) -> None:
        """Takes the arrays of `build_tables` and the places that stand over them, by plain name."""
        self._tables = dict(tables)
        self._overrides = dict(overrides or {})
        # News says the same names again and again.
        self._known = lru_cache(maxsize=REMEMBERED)(self._all)

    def find(self, tokens: Tokens, blocked: Collection[int] = ()) -> tuple[PlaceMention, ...]:
        """The place names of a sentence; none touches a token in `blocked` (persons and other actors)."""
        from eventcoder.places.mentions import find_places

        return find_places(self, tokens, blocked)

    def lookup(self, name: str, limit: int = 40) -> tuple[Candidate, ...]:
        """All places of this name, whatever its case, accents and hyphens; the most populous first."""
        return self._known(name)[:limit]

    def _all(self, name: str) -> tuple[Candidate, ...]:
        own = self._overrides.get(plain(name), ())
        keys = self._tables["keys"]
        key = np.uint64(key_of(name))
        first = int(np.searchsorted(keys, key))
        if first == len(keys) or keys[first] != key:
            return own
        entries = range(first, int(np.searchsorted(keys, key, "right")))
        found = [
            self._candidate(int(self._tables["rows"][i]), bool(self._tables["main"][i])) for i in entries
        ]
        found.sort(key=lambda one: (one.kind == "country", one.main, one.population), reverse=True)
        numbers = {one.geonames_id for one in own}
        return own + tuple(one for one in found if one.geonames_id not in numbers)

    def by_id(self, geonames_id: int) -> Candidate | None:
        """The place with this GeoNames number, or None."""
        rows = np.flatnonzero(self._tables["id"] == geonames_id)
        return self._candidate(int(rows[0]), True) if len(rows) else None

    def country_code(self, iso2: str) -> str | None:
        """ISO 3166 alpha-3 for alpha-2, or None."""
        rows = np.flatnonzero(self._tables["iso2"] == iso2)
        return str(self._tables["iso3"][rows[0]]) if len(rows) else None

    def _candidate(self, row: int, main: bool) -> Candidate:
        tables = self._tables
        unit = int(tables["admin1"][row])
        lat, lon = float(tables["lat"][row]), float(tables["lon"][row])
        return Candidate(
            kind=KINDS[int(tables["kind"][row])],
            name=self._name(row),
            country=str(tables["iso3"][tables["country"][row]]),
            geonames_id=int(tables["id"][row]),
            admin1=str(tables["unit_name"][unit]) if unit >= 0 else None,
            admin1_code=str(tables["unit_code"][unit]) if unit >= 0 else None,
            latitude=None if np.isnan(lat) else lat,
            longitude=None if np.isnan(lon) else lon,
            population=int(tables["population"][row]),
            capital=bool(tables["capital"][row]),
            main=main,
        )

    def _name(self, row: int) -> str:
        ends = self._tables["name_end"]
        first = int(ends[row - 1]) if row else 0
        return bytes(self._tables["name_text"][first : int(ends[row])]).decode()
