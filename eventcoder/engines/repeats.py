"""Documents that stand in more than one of the outputs to be merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from eventcoder.engines.shards import Output, Stretch
from eventcoder.errors import InputError, UsageError
from eventcoder.records import Rejected
from eventcoder.table.frames import rejected_frame
from eventcoder.table.parquet import table_file

SHOWN = 10  # ids named in the message
COLUMNS = ("doc_id", "input", "record_number", "events")


@dataclass(frozen=True, slots=True)
class Repeats:
    """Which rows to leave out: a mask (true = keep) for each output and table, empty where all stay."""

    keep: dict[tuple[int, str], pl.Series]
    rejected: pl.DataFrame  # a row of `rejected.parquet` for each document left out

    def without(self, output: int, table: str, start: int, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows to keep of a frame whose first row is row `start` of the output's table."""
        mask = self.keep.get((output, table))
        return frame if mask is None else frame.filter(mask.slice(start, frame.height))


def find_repeats(outputs: Sequence[Output], order: Sequence[Stretch], keep_first: bool) -> Repeats:
    """What to leave out so that each doc_id is there once; UsageError naming them unless `keep_first`."""
    documents = _documents(outputs, order)
    repeated = documents.filter(~pl.col("first"))
    if repeated.height and not keep_first:
        ids = repeated["doc_id"].unique(maintain_order=True)
        more = f", and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
        raise UsageError(
            f"these documents stand in more than one output: {', '.join(ids[:SHOWN])}{more}; "
            "--keep-first keeps the first of each"
        )
    keep: dict[tuple[int, str], pl.Series] = {}
    for output in repeated["output"].unique():
        rows = documents.filter(pl.col("output") == output)
        keep[output, "documents"] = rows["first"]
        # The events of a table stand in the order of its documents, which say how many each has.
        keep[output, "events"] = rows.select(pl.col("first").repeat_by("events").explode().drop_nulls())[
            "first"
        ]
    return Repeats(keep, rejected_frame(_rejected(row) for row in repeated.iter_rows(named=True)))


def _documents(outputs: Sequence[Output], order: Sequence[Stretch]) -> pl.DataFrame:
    """All documents in merged order, with their output and whether they are the first of their id."""
    tables = [_light(output, place) for place, output in enumerate(outputs)]
    at = [0] * len(tables)
    pieces: list[pl.DataFrame] = []
    for stretch in order:
        pieces.append(tables[stretch.output].slice(at[stretch.output], stretch.documents))
        at[stretch.output] += stretch.documents
    return pl.concat(pieces or tables).with_columns(first=pl.col("doc_id").is_first_distinct())


def _light(output: Output, place: int) -> pl.DataFrame:
    file = table_file(output.folder, "documents")
    table = pl.read_parquet(file, columns=list(COLUMNS), glob=False, hive_partitioning=False)
    if table["events"].sum() != output.summary.events:
        raise InputError(f"{file}: doesn't fit its events table: code {output.folder} again")
    return table.with_columns(output=pl.lit(place, pl.Int32))


def _rejected(row: dict[str, object]) -> Rejected:
    message = "an output merged before this one has a document of this id, which was kept"
    return Rejected(
        str(row["input"]), int(str(row["record_number"])), str(row["doc_id"]), "repeated_id", message
    )
