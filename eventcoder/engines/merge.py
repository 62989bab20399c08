"""Joins the outputs of shards, or of runs over other inputs, to one result."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from eventcoder.engines.lock import locked
from eventcoder.engines.manifest import Manifest
from eventcoder.engines.publish import put_in_place, write_tables
from eventcoder.engines.repeats import Repeats, find_repeats
from eventcoder.engines.shards import Output, Stretch, in_order, joined_shards, open_outputs
from eventcoder.engines.store import PartStore
from eventcoder.engines.summary import RunSummary, Tally, summary_of
from eventcoder.errors import InputError, UsageError
from eventcoder.table.frames import types_of
from eventcoder.table.parquet import is_cameo, schema_for, table_file
from eventcoder.table.validate import validate

ASIDE = ".merge"


def merge(parts: Sequence[Path], out: Path, keep_first: bool = False) -> RunSummary:
    """Join the finished outputs in the folders `parts` to one in `out`; returns the content of its run.json.

    All shards of a run give what the single run would have given, row for row. A document that stands in
    several is refused with UsageError, or with `keep_first` only its first coding is kept and the others
    are listed as rejected (`repeated_id`). Raises InputError where an output isn't finished, UsageError
    where codebooks, models or options differ.
    """
    outputs = open_outputs(parts)
    if out.resolve() in {output.folder.resolve() for output in outputs}:
        raise UsageError(f"{out}: is one of the folders to merge; choose another one for -o")
    order = in_order(outputs)
    repeats = find_repeats(outputs, order, keep_first)
    out.mkdir(parents=True, exist_ok=True)
    with locked(out):
        aside = out / ASIDE
        try:
            tally = write_tables(aside, _Rows(outputs, order, repeats).frames, outputs[0].metadata)
            summary = _summary(outputs, repeats, tally)
            put_in_place(aside, out, summary)
            PartStore(out).remove()
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return summary


class _Rows:
    """The rows of the merged tables, read as they are needed."""

    def __init__(self, outputs: Sequence[Output], order: Sequence[Stretch], repeats: Repeats) -> None:
        self._outputs = outputs
        self._order = order
        self._repeats = repeats

    def frames(self, table: str) -> Iterator[pl.DataFrame]:
        """The rows of `table` in order, without those of repeated documents."""
        readers = [_Reader(output, table) for output in self._outputs]
        for stretch in self._order:
            for start, frame in readers[stretch.output].take(stretch.rows(table)):
                yield self._repeats.without(stretch.output, table, start, frame)
        if table == "rejected" and self._repeats.rejected.height:
            yield self._repeats.rejected


class _Reader:
    """Reads a table of an output from its beginning, some rows at a time."""

    def __init__(self, output: Output, table: str) -> None:
        self._file = table_file(output.folder, table)
        self._schema = schema_for(table, is_cameo(output.metadata))
        self._columns = list(types_of(table))  # without what `link` added
        self._batches = self._read()
        self._rest = pl.DataFrame()
        self._at = 0

    def _read(self) -> Iterator[pl.DataFrame]:
        with pq.ParquetFile(self._file) as file:
            for group in range(file.num_row_groups):
                frame = pl.DataFrame(pl.from_arrow(file.read_row_group(group)))
                yield validate(frame, self._schema).select(self._columns)

    def take(self, rows: int) -> Iterator[tuple[int, pl.DataFrame]]:
        """The next rows, in frames with the place of their first row; InputError where there are fewer."""
        while rows:
            if not self._rest.height:
                self._rest = next(self._batches, pl.DataFrame())
            if not self._rest.height:
                raise InputError(f"{self._file}: has fewer rows than its run.json says")
            frame = self._rest.head(rows)
            self._rest = self._rest.slice(frame.height)
            yield self._at, frame
            self._at += frame.height
            rows -= frame.height


def _summary(outputs: Sequence[Output], repeats: Repeats, tally: Tally) -> RunSummary:
    shard, missing = joined_shards(outputs)
    first = outputs[0].summary.manifest
    inputs = dict.fromkeys(item for output in outputs for item in output.summary.manifest.inputs)
    manifest: Manifest = replace(first, inputs=tuple(inputs), shard=shard)
    return summary_of(
        tally,
        manifest,
        seconds=round(sum(output.summary.seconds for output in outputs), 3),
        workers=max(output.summary.workers for output in outputs),
        parts=_parts(outputs) if missing and not repeats.rejected.height else (),
        missing_shards=missing,
    )


def _parts(outputs: Sequence[Output]) -> tuple[tuple[int, int, int, int], ...]:
    """The map of the parts, for a later merge with the missing shards."""
    return tuple(sorted(part for output in outputs for part in output.summary.parts))
