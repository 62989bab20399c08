"""Records made into polars frames, a list a column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

import polars as pl

from eventcoder.records import DocumentRow, Event, Rejected
from eventcoder.table.schema import documents_schema, events_schema, rejected_schema

PolarsTypes = dict[str, pl.DataType]


def events_frame(events: Iterable[Event]) -> pl.DataFrame:
    """The events as a frame with the columns and types of `events.parquet`; not yet validated."""
    return _frame(Event, tuple(events), types_of("events"))


def documents_frame(rows: Iterable[DocumentRow]) -> pl.DataFrame:
    """The document rows as a frame with the columns and types of `documents.parquet`; not yet validated."""
    return _frame(DocumentRow, tuple(rows), types_of("documents"))


def rejected_frame(rows: Iterable[Rejected]) -> pl.DataFrame:
    """The rejected records as a frame with the columns and types of `rejected.parquet`; not yet validated."""
    return _frame(Rejected, tuple(rows), types_of("rejected"))


def types_of(table: str) -> PolarsTypes:
    """Column names and polars types of `events`, `documents` or `rejected` as `code` writes them."""
    schemas = {"events": events_schema, "documents": documents_schema, "rejected": rejected_schema}
    columns = schemas[table]().columns
    return {name: column.dtype.type for name, column in columns.items() if column.required}


def _frame(kind: type[Any], records: Sequence[object], types: PolarsTypes) -> pl.DataFrame:
    columns = [
        # strict: a float among the whole numbers is a fault, not something to be rounded.
        pl.Series(
            field.name, list(map(attrgetter(field.name), records)), dtype=types[field.name], strict=True
        )
        for field in fields(kind)
    ]
    return pl.DataFrame(columns)
