"""The finished result: written aside in full, then put in the place of the old one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import polars as pl

from eventcoder.engines import summary as summaries
from eventcoder.engines.summary import RunSummary, Tally
from eventcoder.table.atomic import sync
from eventcoder.table.frames import types_of
from eventcoder.table.parquet import ROW_GROUP, TABLES, is_cameo, row_groups, schema_for, write_frames
from eventcoder.table.validate import validate


def write_tables(
    folder: Path, frames: Callable[[str], Iterable[pl.DataFrame]], metadata: Mapping[str, str]
) -> Tally:
    """Write the three tables to `folder`; `frames` gives the rows of a table. Returns what was counted.

    Raises TableError where rows break the schema.
    """
    tally = Tally()

    def counted(table: str) -> Iterator[pl.DataFrame]:
        schema = schema_for(table, is_cameo(metadata))
        for frame in row_groups(frames(table), ROW_GROUP):
            tally.add(table, validate(frame, schema))
            yield frame

    folder.mkdir(parents=True, exist_ok=True)
    for table in TABLES:
        write_frames(types_of(table), counted(table), folder / f"{table}.parquet", metadata)
    return tally


def put_in_place(folder: Path, out: Path, summary: RunSummary) -> None:
    """Move the tables from `folder` to `out`, over the old ones, and write `run.json`.

    Without `run.json` a result isn't finished, so the old one goes first and the new one comes last.
    """
    summary.write(folder / summaries.NAME)
    (out / summaries.NAME).unlink(missing_ok=True)
    for name in (*(f"{table}.parquet" for table in TABLES), summaries.NAME):
        os.replace(folder / name, out / name)
    sync(out)
