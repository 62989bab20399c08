"""The tables as Parquet files that R, Stata, DuckDB and polars read alike; same rows, same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pandera.polars as pa
import polars as pl
import pyarrow as arrow
import pyarrow.parquet as pq

from eventcoder.errors import EventcoderError, InputError
from eventcoder.table.atomic import whole_file
from eventcoder.table.csv_files import read_csv
from eventcoder.table.frames import types_of
from eventcoder.table.schema import documents_schema, events_schema, rejected_schema
from eventcoder.table.validate import validate

TABLES = ("events", "documents", "rejected")
ROW_GROUP = 65_536  # rows; fixed, so that the bytes don't depend on how the rows came in

ARROW_TYPES = {
    pl.String: arrow.string(),
    pl.Int32: arrow.int32(),
    pl.Float64: arrow.float64(),
    pl.Boolean: arrow.bool_(),
    pl.Date: arrow.date32(),
}


def write_table(frame: pl.DataFrame, path: Path, metadata: Mapping[str, str]) -> None:
    """Write a frame to `path` as zstd Parquet with `metadata` as key-value pairs.

    Equal rows and metadata give equal bytes. The file appears whole or not at all.
    """
    write_frames(dict(frame.schema), [frame], path, metadata)


def write_frames(
    types: Mapping[str, pl.DataType | type[pl.DataType]],
    frames: Iterable[pl.DataFrame],
    path: Path,
    metadata: Mapping[str, str],
) -> None:
    """Write frames with the columns `types`, one after the other, to one file; cut as if they came as one."""
    schema = arrow_schema(types, metadata)
    with (
        whole_file(path) as temporary,
        pq.ParquetWriter(temporary, schema, compression="zstd", version="2.6") as writer,
    ):
        for group in row_groups(frames, ROW_GROUP):
            writer.write_table(group.to_arrow().cast(schema), row_group_size=ROW_GROUP)


def row_groups(frames: Iterable[pl.DataFrame], size: int) -> Iterator[pl.DataFrame]:
    """The same rows in frames of `size` rows, the last one shorter; none where there are no rows."""
    kept: list[pl.DataFrame] = []
    rows = 0
    for frame in frames:
        kept.append(frame)
        rows += frame.height
        if rows >= size:
            joined = pl.concat(kept)
            full = rows - rows % size
            yield from (joined.slice(start, size) for start in range(0, full, size))
            kept, rows = [joined.slice(full)], rows - full
    if rows:
        yield pl.concat(kept)


def arrow_schema(
    types: Mapping[str, pl.DataType | type[pl.DataType]], metadata: Mapping[str, str]
) -> arrow.Schema:
    """The flat arrow schema of these columns; EventcoderError for a type that the tables don't know."""
    unknown = {name: kind for name, kind in types.items() if kind not in ARROW_TYPES}
    if unknown:
        listed = ", ".join(f"{name} ({kind})" for name, kind in unknown.items())
        raise EventcoderError(f"these columns have types that a table can't hold: {listed}")
    columns = [(name, ARROW_TYPES[kind.base_type()]) for name, kind in types.items()]
    return arrow.schema(columns, metadata=dict(sorted(metadata.items())))


def read_events(path: str | Path, cameo: bool | None = None) -> pl.DataFrame:
    """The events of a result folder or of an events file, validated, a row each.

    A CSV file that `eventcoder export --format csv` wrote is read too. `cameo` says whether the codes must
    be CAMEO's; None asks the file's metadata, and takes a CSV file as it is. Raises InputError where the
    file can't be read and TableError where its rows break the schema.
    """
    file = table_file(path, "events")
    if file.suffix == ".csv":
        return validate(read_csv(file, types_of("events")), events_schema(bool(cameo)))
    return _read(file, events_schema(is_cameo(read_metadata(file)) if cameo is None else cameo))


def read_documents(path: str | Path) -> pl.DataFrame:
    """The coded documents of a result folder or of a documents file, validated, a row each."""
    return _read(table_file(path, "documents"), documents_schema())


def read_rejected(path: str | Path) -> pl.DataFrame:
    """The rejected records of a result folder or of a rejected file, validated, a row each."""
    return _read(table_file(path, "rejected"), rejected_schema())


def read_metadata(path: str | Path, table: str = "events") -> dict[str, str]:
    """The key-value pairs of a table's file (versions, codebook, model, options), without arrow's own."""
    stored = _opened(table_file(path, table)).schema_arrow.metadata or {}
    return {key.decode(): value.decode() for key, value in stored.items()}


def is_cameo(metadata: Mapping[str, str]) -> bool:
    """Whether the codebook behind a table codes CAMEO: so unless its key `cameo` says `false`."""
    return metadata.get("cameo", "true") != "false"


def schema_for(table: str, cameo: bool = True) -> pa.DataFrameSchema:
    """The schema of `events`, `documents` or `rejected`."""
    if table == "events":
        return events_schema(cameo)
    return documents_schema() if table == "documents" else rejected_schema()


def empty_frame(table: str) -> pl.DataFrame:
    """`events`, `documents` or `rejected` without rows."""
    return pl.DataFrame(schema=types_of(table))


def table_file(path: str | Path, table: str) -> Path:
    """The file of `table`: `path` itself, or the one of that name where `path` is a result folder."""
    path = Path(path)
    return path / f"{table}.parquet" if path.is_dir() else path


def _read(file: Path, schema: pa.DataFrameSchema) -> pl.DataFrame:
    _opened(file)
    # No globbing: folder names may hold brackets.
    return validate(pl.read_parquet(file, glob=False, hive_partitioning=False), schema)


def _opened(file: Path) -> pq.ParquetFile:
    """The file's footer; InputError where there is no such file or it isn't Parquet."""
    try:
        with pq.ParquetFile(file) as opened:
            return opened
    except OSError as error:
        raise InputError(f"{file}: can't be opened: {error.strerror or error}") from None
    except arrow.ArrowInvalid:
        raise InputError(f"{file}: is no Parquet file") from None
