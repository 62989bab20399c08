"""The rows that travel out of Spark: all three tables in one wide one, which `table` tells apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl
import pyarrow as pa

from eventcoder.engines.base import CodedPart
from eventcoder.records import Rejected
from eventcoder.table.frames import documents_frame, events_frame, rejected_frame, types_of
from eventcoder.table.parquet import TABLES, arrow_schema

# A task gives its rows in any order it likes once they are written by table: these bring them back.
ORDER = {"table": pl.String(), "part": pl.Int32(), "row": pl.Int32()}
SPARK_TYPES = {
    "string": "string",
    "int32": "int",
    "double": "double",
    "bool": "boolean",
    "date32[day]": "date",
}


def wide_types() -> dict[str, pl.DataType]:
    """Names and polars types: `table`, `part`, `row` (its place in the part), then the tables' columns."""
    types: dict[str, pl.DataType] = dict(ORDER)
    for table in TABLES:
        for name, kind in types_of(table).items():
            if types.setdefault(name, kind) != kind:
                raise TypeError(f"column {name} is of two types")
    return types


def wide_schema() -> pa.Schema:
    """The same as an arrow schema."""
    return arrow_schema(wide_types(), {})


def spark_schema() -> str:
    """The same in the words of Spark's SQL, such as "`table` string, `part` int"."""
    return ", ".join(f"`{column.name}` {SPARK_TYPES[str(column.type)]}" for column in wide_schema())


def wide_rows(coded: CodedPart) -> Iterator[pa.RecordBatch]:
    """The rows of a part, table by table."""
    coded_rows, rejected_rows = _places(coded)
    events = events_frame(event for document in coded.coded for event in document.events)
    yield from _wide("events", coded.part.number, events, range(events.height))
    documents = documents_frame(document.row for document in coded.coded)
    yield from _wide("documents", coded.part.number, documents, coded_rows)
    yield from _wide("rejected", coded.part.number, rejected_frame(coded.rejected), rejected_rows)


def _places(coded: CodedPart) -> tuple[list[int], list[int]]:
    """Where in the part the coded and the rejected records stand."""
    died = {(row.input, row.record_number, row.doc_id) for row in coded.died}
    places: tuple[list[int], list[int]] = ([], [])
    for place, record in enumerate(coded.part.records):
        lost = isinstance(record, Rejected) or (record.input, record.record_number, record.doc_id) in died
        places[lost].append(place)
    return places


def _wide(table: str, part: int, frame: pl.DataFrame, rows: Sequence[int]) -> Iterator[pa.RecordBatch]:
    order = [
        pl.lit(table).alias("table"),
        pl.lit(part, pl.Int32).alias("part"),
        pl.Series("row", list(rows), dtype=pl.Int32),
    ]
    types = wide_types()
    rest = [pl.lit(None, kind).alias(name) for name, kind in types.items() if name not in frame.columns]
    wide = frame.with_columns(order + [column for column in rest if column.meta.output_name() not in ORDER])
    if wide.height:
        yield from wide.select(*types).to_arrow().cast(wide_schema()).combine_chunks().to_batches()
