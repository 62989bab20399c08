"""`write_report`: from a table of events to the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from eventcoder.errors import UsageError
from eventcoder.report.coverage import documents_read, input_rejected
from eventcoder.report.embed import packed
from eventcoder.report.events import all_rows, shown_rows
from eventcoder.report.limits import limits
from eventcoder.report.page import page
from eventcoder.report.sample import ROWS, chosen_rows
from eventcoder.report.world import world
from eventcoder.table.atomic import write_text
from eventcoder.table.parquet import (
    is_cameo,
    read_documents,
    read_events,
    read_metadata,
    read_rejected,
    table_file,
)


@dataclass(frozen=True, slots=True)
class Written:
    """How many events there are, how many of them can be opened in the page, and its size in bytes."""

    events: int
    shown: int
    size: int


def write_report(events: Path, output: Path, most: int = ROWS, title: str | None = None) -> Written:
    """Write the page about a result folder or a file of events; all charts count all rows.

    `most` rows at most can be opened: a random choice where there are more. Raises UsageError where the page
    can't be written to `output`, InputError and TableError as `read_events` does.
    """
    _check_output(output)
    file = table_file(events, "events")
    metadata = read_metadata(file) if file.suffix != ".csv" else {}
    table = read_events(file)
    numbers = chosen_rows(table, most)
    data = report_data(table, numbers, metadata, *_beside(file))
    name = title or f"Events of {events.resolve().name}"
    write_text(output, page(name, {"report-data": packed(data | {"title": name}), "world": packed(world())}))
    return Written(table.height, len(numbers), output.stat().st_size)


def report_data(
    events: pl.DataFrame,
    numbers: list[int],
    metadata: Mapping[str, str],
    documents: pl.DataFrame | None,
    rejected: pl.DataFrame | None,
) -> dict[str, Any]:
    """All that the page shows, as lists and dictionaries."""
    return {
        "metadata": dict(metadata),
        "events": all_rows(events, is_cameo(metadata)),
        "shown": shown_rows(events, numbers),
        "coverage": None if documents is None else documents_read(documents),
        "rejected": None if rejected is None else input_rejected(rejected),
        "limits": limits(events, metadata, documents is not None),
    }


def _check_output(output: Path) -> None:
    if output.is_dir():
        raise UsageError(f"{output}: is a folder: give the page a name, such as {output / 'report.html'}")
    if not output.parent.is_dir():
        raise UsageError(f"{output}: there is no folder {output.parent}: make it first")


def _beside(file: Path) -> tuple[pl.DataFrame | None, pl.DataFrame | None]:
    """The documents and the rejected records of the run that wrote `events.parquet`, where they are there."""
    if file.name != "events.parquet":
        return None, None
    documents, rejected = (file.with_name(f"{name}.parquet") for name in ("documents", "rejected"))
    return (
        read_documents(documents) if documents.exists() else None,
        read_rejected(rejected) if rejected.exists() else None,
    )
