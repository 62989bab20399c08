"""Gives each row of a DataFrame its place in the input, which decides in which part it is coded."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pyarrow.parquet as pq

from eventcoder.engines.parts import PART_SIZE
from eventcoder.engines.spark.coding import INPUT, NAME, NUMBER, PLACE
from eventcoder.errors import InputError, UsageError
from eventcoder.text.readers import ReadOptions
from eventcoder.text.readers.columns import missing_column
from eventcoder.text.readers.options import FIELDS
from eventcoder.text.readers.sources import Source

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

PARTS_A_TASK = 8  # 512 documents: about a minute's work, so that a lost task costs little


class NumberedFrame:
    """The rows of a DataFrame with places in the order of its partitions; one job counts them.

    The frame must give the same rows in the same order each time it is computed, as files and tables do;
    after a shuffle, write it to Parquet first.
    """

    def __init__(self, df: DataFrame, options: ReadOptions, name: str) -> None:
        """Counts the rows of each partition; `name` stands in the column `input`."""
        from pyspark.sql import functions as sql

        self._name = name
        # Spark numbers from partition << 33 on; what lies before a partition is added by a small join.
        fields = df.select(*_fields(df.columns, options), sql.monotonically_increasing_id().alias("_id"))
        self._fields = fields.withColumn("_partition", sql.shiftright("_id", 33))
        counts: dict[int, int] = dict(self._fields.groupBy("_partition").count().collect())
        self._before = _before([counts.get(number, 0) for number in range(max(counts, default=-1) + 1)])
        self.rows = sum(counts.values())

    def frame(self, start: int, stop: int) -> DataFrame:
        """The rows whose places are from `start` to before `stop`."""
        from pyspark.sql import functions as sql

        spark = self._fields.sparkSession
        offsets = _small(spark, list(enumerate(self._before)), "_partition long, _before long")
        place = sql.col("_before") + sql.col("_id") - sql.shiftleft(sql.col("_partition"), 33)
        joined = self._fields.join(sql.broadcast(offsets), "_partition").withColumn(PLACE, place)
        return joined.where((sql.col(PLACE) >= start) & (sql.col(PLACE) < stop)).select(
            *_kept(joined.columns),
            PLACE,
            (sql.col(PLACE) + 1).cast("int").alias(NUMBER),
            sql.lit(self._name).alias(INPUT),
            sql.lit(self._name).alias(NAME),
        )


class NumberedFiles:
    """The records of Parquet files with the places and numbers that the local engine gives them."""

    def __init__(self, spark: SparkSession, sources: Sequence[Source], options: ReadOptions) -> None:
        """Counts the rows of each file; InputError where Spark sees other files than this computer."""
        self._spark = spark
        self._options = options
        self._sources = sources
        self._counts = [int(pq.read_metadata(source.path).num_rows) for source in sources]
        self._before = _before(self._counts)
        self.rows = sum(self._counts)

    def frame(self, start: int, stop: int) -> DataFrame:
        """The rows whose places are from `start` to before `stop`; only their files are read."""
        from pyspark.sql import functions as sql

        chosen = [
            (source, before, count)
            for source, before, count in zip(self._sources, self._before, self._counts, strict=True)
            if before < stop and before + count > start
        ]
        paths = dict.fromkeys(_escaped(os.path.abspath(source.path)) for source, _, _ in chosen)
        df = self._spark.read.option("mergeSchema", "true").parquet(*paths)
        fields = df.select(
            *_fields(df.columns, self._options),
            sql.col("_metadata.file_path").alias("_file"),
            sql.col("_metadata.row_index").alias("_row"),
        )
        called = {_path(row[0]): row[0] for row in fields.select("_file").distinct().collect()}
        files = [(_uri(called, source), before, source.input, source.name) for source, before, _ in chosen]
        schema = f"_file string, _before long, {INPUT} string, {NAME} string"
        place = (sql.col("_before") + sql.col("_row")).alias(PLACE)
        number = (sql.col("_row") + 1).cast("int").alias(NUMBER)
        joined = fields.join(sql.broadcast(_small(self._spark, files, schema)), "_file")
        numbered = joined.select(*_kept(fields.columns), place, number, INPUT, NAME)
        return numbered.where((sql.col(PLACE) >= start) & (sql.col(PLACE) < stop))


def by_part(df: DataFrame, rows: int) -> DataFrame:
    """Numbered rows dealt out to tasks: all rows of a part in one, parts side by side, in their order."""
    from pyspark.sql import functions as sql

    tasks = max(1, -(-rows // (PART_SIZE * PARTS_A_TASK)))
    part = sql.floor(sql.col(PLACE) / PART_SIZE)
    return df.repartitionByRange(tasks, part).sortWithinPartitions(PLACE)


def _fields(columns: Sequence[str], options: ReadOptions) -> list[Column]:
    """The columns that hold fields, by the fields' names; UsageError where one that was named is missing."""
    from pyspark.sql import functions as sql

    options.check()
    if fault := missing_column(columns, options):
        raise UsageError(fault)
    there = {field: options.column(field) for field in FIELDS if options.column(field) in columns}
    quoted = {field: f"`{column.replace('`', '``')}`" for field, column in there.items()}
    return [sql.col(column).alias(field) for field, column in quoted.items()]


def _kept(columns: Sequence[str]) -> list[str]:
    return [name for name in columns if name in FIELDS]


def _before(counts: Sequence[int]) -> list[int]:
    """How many rows lie before each of these."""
    return list(accumulate(counts, initial=0))[: len(counts)]


def _uri(called: Mapping[str, str], source: Source) -> str:
    """What Spark calls the file of a source."""
    path = os.path.abspath(source.path)
    if path not in called:
        raise InputError(f"{source.path}: Spark doesn't see this file: put it where all computers find it")
    return called[path]


def _escaped(path: str) -> str:
    """The path with what Hadoop would take for a pattern behind backslashes."""
    return re.sub(r"([\\\[\]{}*?])", r"\\\1", path)


def _path(uri: str) -> str:
    """The path of `file:///a%20b`."""
    return "/" + unquote(uri).removeprefix("file:").lstrip("/")


def _small(spark: SparkSession, rows: list[Any], schema: str) -> DataFrame:
    return spark.createDataFrame(rows, schema)
