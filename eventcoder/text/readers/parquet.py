"""Parquet: a row a record, read in small batches."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from eventcoder.errors import InputError
from eventcoder.text.readers.columns import missing_column
from eventcoder.text.readers.options import FIELDS, ReadOptions
from eventcoder.text.readers.record import Fault, Record, Undecodable
from eventcoder.text.readers.sources import STDIN, Source
from eventcoder.text.readers.streams import open_bytes

_BATCH = 128


def read_parquet(source: Source, options: ReadOptions) -> Iterator[Record | Fault]:
    """A record a row. Raises InputError where the file isn't Parquet."""
    if source.gzipped or source.path == STDIN:
        with open_bytes(source) as stream:  # Parquet is read from its end, so a stream is taken in whole
            yield from _rows(source, io.BytesIO(stream.read()), options)
    else:
        yield from _rows(source, source.path, options)


def check_parquet(source: Source) -> None:
    """Raise InputError where a plain file isn't whole Parquet; streams can be looked at only once."""
    if os.path.isfile(source.path) and not source.gzipped:
        _open(source.path, source.path).close()


def _open(path: str, file: str | io.BytesIO) -> Any:
    """The opened file. Raises InputError, naming `path`, where it isn't whole Parquet."""
    try:
        return pq.ParquetFile(file)
    except (pa.ArrowException, OSError, ValueError) as error:
        message = str(error).split("\n")[0][:120]
        raise InputError(f"{path}: can't be read as Parquet ({message}): write the file again") from None


def _rows(source: Source, file: str | io.BytesIO, options: ReadOptions) -> Iterator[Record | Fault]:
    with _open(source.path, file) as parquet:
        names = list(parquet.schema_arrow.names)
        fault = missing_column(names, options)
        wanted = [options.column(field) for field in FIELDS if options.column(field) in names]
        number = 0
        for batch in parquet.iter_batches(batch_size=_BATCH, columns=wanted or names[:1], use_threads=False):
            columns = {name: cell_values(batch.column(name)) for name in batch.schema.names}
            for row in range(batch.num_rows):
                number += 1
                picked = options.pick({name: values[row] for name, values in columns.items()})
                yield Fault("bad_column", fault, number) if fault else Record(number, picked)


def cell_values(column: Any) -> list[object]:
    """The cells of a column as Python values; one that can't be read doesn't spoil the others."""
    if pa.types.is_timestamp(column.type):
        # Python knows no nanoseconds; what a date needs stays.
        column = pc.cast(column, pa.timestamp("us", column.type.tz), safe=False)
    return [_value(cell) for cell in column]


def _value(cell: Any) -> object:
    try:
        value = cell.as_py()
        return value.decode("utf-8") if isinstance(value, bytes) else value
    except (ValueError, OverflowError, pa.ArrowException) as error:
        return Undecodable(str(error)[:80])
