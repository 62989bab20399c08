"""What the figures can't say, with this table's own numbers."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl


def limits(events: pl.DataFrame, metadata: Mapping[str, str], documents: bool) -> list[str]:
    """Sentences for the reader, the gravest first; those that don't concern this table are left out."""
    if not events.height:
        return ["There are no events: nothing was found, which doesn't mean that nothing happened."]
    told = [_reports(events), _coverage(documents), _accuracy(events), *_when(events), *_where(events)]
    return told + _who(events) + _numbers(events) + _codebook(events, metadata)


def _reports(events: pl.DataFrame) -> str:
    stories = events["story_id"].n_unique()
    mirrors = int(events["mirror"].sum())
    twice = f" {_share(events, mirrors)} are second rows of mutual events." if mirrors else ""
    return (
        f"A row is a report, not an event: the {events.height:,} rows tell of {stories:,} stories, and only "
        f"`eventcoder link` finds reports of one event in different documents.{twice}"
    )


def _coverage(documents: bool) -> str:
    if documents:
        return (
            "More news gives more rows. Hold counts against the documents read; a period without documents "
            "is unknown, not peaceful."
        )
    return (
        "There was no table of documents to this table of events: nobody can tell here whether few events "
        "mean little news or little to report."
    )


def _accuracy(events: pl.DataFrame) -> str:
    mean = float(events["confidence"].mean() or 0)  # type: ignore[arg-type]
    wrong = round((1 - mean) * events.height)
    return (
        f"By their confidence, about {_share(events, wrong)} have a wrong root, source or target. The "
        "confidence was calibrated on other news than yours: check a random sample by hand, with "
        "`eventcoder sample` and `eventcoder agreement`."
    )


def _when(events: pl.DataFrame) -> list[str]:
    given = events.filter(pl.col("date_precision") == "publication").height
    rough = events.filter(pl.col("date_precision").is_in(["week", "month", "year"])).height
    told = []
    if given:
        told.append(f"{_share(events, given)} have the day of publication as date: their text names none.")
    if rough:
        told.append(f"{_share(events, rough)} are dated to a week, month or year only.")
    return told


def _where(events: pl.DataFrame) -> list[str]:
    nowhere = events["country"].null_count()
    no_point = events["latitude"].null_count() - nowhere
    told = []
    if nowhere:
        told.append(f"{_share(events, nowhere)} have no place and aren't on the map.")
    if no_point > 0:
        told.append(
            f"{_share(events, no_point)} have a country only: they shade it on the map, without a point."
        )
    return told


def _who(events: pl.DataFrame) -> list[str]:
    unknown = [
        f"{_share(events, count)} have a {side} without a code"
        for side in ("source", "target")
        if (count := events.filter(_named_without_code(side)).height)
    ]
    if not unknown:
        return []
    return [f"{' and '.join(unknown)}: no dictionary has the name, and the lists of actors leave it out."]


def _named_without_code(side: str) -> pl.Expr:
    return pl.col(f"{side}_text").is_not_null() & pl.col(f"{side}_code").is_null()


def _numbers(events: pl.DataFrame) -> list[str]:
    said = events.filter(pl.col("fatalities").is_not_null()).height
    if not said:
        return []
    return [
        f"{_share(events, said)} say how many died. Don't add them up: several rows may tell of the same "
        "dead, and where no number is given it isn't zero."
    ]


def _codebook(events: pl.DataFrame, metadata: Mapping[str, str]) -> list[str]:
    known = metadata.get("codebook_as_of")
    later = events.filter(pl.col("event_date").cast(pl.String) > known).height if known else 0
    if not later:
        return []
    return [
        f"The codebook knows who held which office until {known}: {_share(events, later)} are later, and "
        "offices may be coded by their last known holder."
    ]


def _share(events: pl.DataFrame, count: int) -> str:
    return f"{count:,} of {events.height:,} rows ({count / events.height:.0%})"
