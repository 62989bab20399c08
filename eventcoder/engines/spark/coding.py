"""What runs in Spark's Python workers: numbered rows become parts, parts are coded, wide rows come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any

import pyarrow as pa

from eventcoder.engines.base import Engine, MakeCoder, Part
from eventcoder.engines.local import PoolEngine
from eventcoder.engines.parts import PART_SIZE
from eventcoder.engines.spark.rows import wide_rows
from eventcoder.errors import EventcoderError
from eventcoder.records import Document, Rejected
from eventcoder.text.readers import ReadOptions
from eventcoder.text.readers.options import FIELDS
from eventcoder.text.readers.parquet import cell_values
from eventcoder.text.readers.reading import judge
from eventcoder.text.readers.record import Record
from eventcoder.text.readers.sources import Source

PLACE = "_place"  # of the row in the whole input, from 0; decides its part
NUMBER = "_record_number"  # of the row in its input, from 1
INPUT = "_input"  # as the tables name it
NAME = "_name"  # for ids of records without one


@dataclass(frozen=True, slots=True)
class CodeRows:
    """The function for `mapInArrow`. Rows must come sorted by place, and all rows of a part together.

    `metadata` is that of the driver's Coder: a worker with another version or codebook must not code.
    """

    make_coder: MakeCoder
    options: ReadOptions
    metadata: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The wide rows of all parts in the batches."""
        engine = _engine(self.make_coder)
        parts = self._parts(_rows(batches))
        first = next(parts, None)
        if first is None:
            return
        self._check(engine.metadata())
        for coded in engine.code(_chain(first, parts), lambda: False):
            yield from wide_rows(coded)

    def _parts(self, rows: Iterable[dict[str, Any]]) -> Iterator[Part]:
        for number, group in groupby(rows, lambda row: int(row[PLACE]) // PART_SIZE):
            seen: set[bytes] = set()
            yield Part(number, tuple(self._record(row, seen) for row in group))

    def _record(self, row: Mapping[str, Any], seen: set[bytes]) -> Document | Rejected:
        source = Source(row[INPUT], row[INPUT], row[NAME], "parquet")
        fields = {name: row[name] for name in FIELDS if name in row}
        return judge(Record(row[NUMBER], fields), source, self.options, seen)

    def _check(self, metadata: Mapping[str, str]) -> None:
        differing = sorted(key for key, value in self.metadata.items() if metadata.get(key) != value)
        if differing:
            raise EventcoderError(
                f"the workers differ from the driver in {', '.join(differing)}: "
                "install the same eventcoder, model and codebook on all computers"
            )


def _chain(first: Part, rest: Iterator[Part]) -> Iterator[Part]:
    yield first
    yield from rest


def _rows(batches: Iterable[pa.RecordBatch]) -> Iterator[dict[str, Any]]:
    for batch in batches:
        columns = {name: cell_values(batch.column(name)) for name in batch.schema.names}
        for values in zip(*columns.values(), strict=True):
            yield dict(zip(columns, values, strict=True))


@lru_cache(maxsize=1)
def _engine(make_coder: MakeCoder) -> Engine:
    """The engine of this Python worker, which Spark uses for many tasks: the model is loaded once.

    It codes in a child process, so that a text which kills that is rejected as on one computer, and
    doesn't fail its Spark task four times and then the job.
    """
    return PoolEngine(make_coder, 1)
