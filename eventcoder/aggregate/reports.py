"""One report of an event, reduced to what tells whether another one means the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import polars as pl

COLUMNS = (
    *("doc_id", "story_id", "event_date", "root", "plover_type", "status"),
    *("country", "admin1_code", "place", "geo_precision"),
    *("source_code", "source_country", "source_role", "target_code", "target_country", "target_role"),
)


@dataclass(frozen=True, slots=True)
class Party:
    """A participant: its code, its country (or, for international actors, its code) and its role."""

    code: str | None
    country: str | None
    role: str | None

    def may_be(self, other: Party) -> bool:
        """Whether two names can stand for one participant: one country, and no two different roles."""
        if self.country is None or other.country is None:
            return True
        roles = {self.role, other.role} - {None}
        return self.country == other.country and (self.code == other.code or len(roles) < 2 or _state(roles))


def _state(roles: set[str | None]) -> bool:
    """Police, army and government of a country are often named for each other."""
    return roles <= {"GOV", "MIL", "COP", "SPY"}


@dataclass(frozen=True, slots=True)
class Report:
    """A row of the event table."""

    row: int
    document: str
    story: str
    day: date
    kind: str
    status: str
    source: Party
    target: Party
    country: str | None
    admin1: str | None
    place: str | None

    def parties(self) -> tuple[str, ...]:
        """The countries of the participants that have one, sorted."""
        return tuple(sorted({party.country for party in (self.source, self.target) if party.country}))

    def may_be(self, other: Report) -> bool:
        """Whether two reports can tell of one event: participants, in either order, and places agree."""
        straight = self.source.may_be(other.source) and self.target.may_be(other.target)
        crossed = self.source.may_be(other.target) and self.target.may_be(other.source)
        return (straight or crossed) and self._same_place(other)

    def _same_place(self, other: Report) -> bool:
        pairs = ((self.country, other.country), (self.admin1, other.admin1), (self.place, other.place))
        return all(one is None or two is None or one == two for one, two in pairs)


def reports(events: pl.DataFrame) -> Iterator[Report]:
    """The rows of an event table as reports, in their order."""
    for number, row in enumerate(events.select(COLUMNS).iter_rows(named=True)):
        yield Report(
            row=number,
            document=row["doc_id"],
            story=row["story_id"],
            day=row["event_date"],
            # A demand is a request too, and a bombing a killing: PLOVER's types join such roots.
            kind=row["plover_type"] or row["root"],
            status=row["status"],
            source=_party(row, "source"),
            target=_party(row, "target"),
            # A country alone is often that of an actor, not a place that the text gives.
            country=row["country"] if row["geo_precision"] != 3 else None,
            admin1=row["admin1_code"],
            place=row["place"],
        )


def _party(row: dict[str, str | None], side: str) -> Party:
    code = row[f"{side}_code"]
    return Party(code, row[f"{side}_country"] or code, row[f"{side}_role"])
