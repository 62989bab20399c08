"""The dataset that Spark leaves behind, read back as the tables that one process would have written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from eventcoder.engines.spark.rows import ORDER
from eventcoder.errors import EventcoderError
from eventcoder.table.frames import types_of
from eventcoder.text.readers.reading import repeated_id

AFTER_REPEATS = ("not_english", "no_sentences")  # reasons that are looked for once the id is known to be new


@dataclass(frozen=True, slots=True)
class Dataset:
    """Blocks of a partitioned Parquet dataset, each a folder with `table=events` and so on."""

    blocks: Sequence[Path]

    def frames(self, table: str) -> Iterator[pl.DataFrame]:
        """The rows of `table` with `part` and `row`, a frame for each file, in the order of the input."""
        last = -1
        for block in self.blocks:
            # A task holds parts that lie side by side, and Spark names its file after the task's number.
            for file in sorted((block / f"table={table}").glob("part-*.parquet")):
                frame = pl.read_parquet(file, glob=False, hive_partitioning=False)
                frame = frame.select("part", "row", *types_of(table)).sort("part", "row")
                if frame.height and frame["part"][0] <= last:
                    raise EventcoderError(f"{file}: holds parts out of order: run again without --resume")
                last = frame["part"][-1] if frame.height else last
                yield frame


class Repeats:
    """Documents whose id an earlier one has: tasks know only their own parts, so they are found here.

    Keeps 12 bytes in memory for each document.
    """

    def __init__(self, dataset: Dataset) -> None:
        """Reads the ids of all documents."""
        keys = [_keys(frame) for frame in dataset.frames("documents")]
        first = pl.concat(keys or [_keys(_empty("documents"))])
        self._first = first.group_by("key").agg(first_part=pl.col("part").min())
        found = [self._later(frame) for frame in dataset.frames("documents")]
        self._found = pl.concat(found or [_empty("documents")])
        self._dataset = dataset

    def frames(self, table: str) -> Iterator[pl.DataFrame]:
        """The rows of `table` in order, of documents with one id only the first."""
        if table == "rejected":
            yield from self._rejected()
            return
        # Within a part the reader has found them, so that part and id name one document.
        names = self._found.select("part", "doc_id")
        for frame in self._dataset.frames(table):
            kept = frame.join(names, ["part", "doc_id"], how="anti", maintain_order="left")
            yield kept.select(*types_of(table))

    def _rejected(self) -> Iterator[pl.DataFrame]:
        """The rejected records with the repeats among them."""
        waiting = _as_repeats(self._found.select("part", "row", "input", "record_number", "doc_id"))
        for frame in self._dataset.frames("rejected"):
            late = frame.filter(pl.col("reason").is_in(AFTER_REPEATS))
            repeats = self._later(late).select("part", "row")
            others = frame.join(repeats, ["part", "row"], how="anti")
            told = _as_repeats(frame.join(repeats, ["part", "row"], how="semi"))
            end = frame["part"].max() if frame.height else -1
            before = waiting.filter(pl.col("part") <= end)
            waiting = waiting.filter(pl.col("part") > end)
            yield pl.concat([others, told, before]).sort("part", "row").select(*types_of("rejected"))
        yield waiting.sort("part", "row").select(*types_of("rejected"))

    def _later(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The rows whose id was coded in an earlier part."""
        keyed = frame.with_columns(key=pl.col("doc_id").hash())
        marked = keyed.join(self._first, "key", maintain_order="left")
        return marked.filter(pl.col("first_part") < pl.col("part")).drop("key", "first_part")


def _keys(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select("part", key=pl.col("doc_id").hash())


def _as_repeats(frame: pl.DataFrame) -> pl.DataFrame:
    faults = [repeated_id(doc_id) for doc_id in frame["doc_id"]]
    return frame.with_columns(
        reason=pl.Series([fault.reason for fault in faults], dtype=pl.String),
        message=pl.Series([fault.message for fault in faults], dtype=pl.String),
    )


def _empty(table: str) -> pl.DataFrame:
    return pl.DataFrame(schema={"part": ORDER["part"], "row": ORDER["row"], **types_of(table)})
