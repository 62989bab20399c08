"""Coding Spark DataFrames (extra `spark`): a public name over the Spark engine.

import eventcoder.spark
events = eventcoder.spark.code(spark.read.parquet("news/"))
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from eventcoder.engines.recipe import Recipe
from eventcoder.engines.spark.coding import CodeRows
from eventcoder.engines.spark.number import NumberedFrame, by_part
from eventcoder.engines.spark.rows import spark_schema
from eventcoder.errors import UsageError
from eventcoder.table.frames import types_of
from eventcoder.table.parquet import TABLES
from eventcoder.text.readers import ReadOptions

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from eventcoder.coder import CodeOptions

__all__ = ["code", "code_tables", "table"]


def code(
    df: DataFrame,
    codebook: str | Sequence[str] = "cameo",
    model: str | None = None,
    options: CodeOptions | None = None,
    columns: Mapping[str, str] | None = None,
    default_date: date | None = None,
) -> DataFrame:
    """The events of the documents in `df`, with the columns of `events.parquet`, computed when asked for.

    `df` has the columns `id`, `date`, `text` and optionally `title`, `url`, `publisher`, `actors`; `columns`
    maps these to other names. Ids must be unique. Rows of `df` are counted at once. Raises UsageError where
    a column that `columns` names is missing. Coding is repeated whenever the frame is computed: write it
    to Parquet, or persist it.
    """
    return table(code_tables(df, codebook, model, options, columns, default_date), "events")


def code_tables(
    df: DataFrame,
    codebook: str | Sequence[str] = "cameo",
    model: str | None = None,
    options: CodeOptions | None = None,
    columns: Mapping[str, str] | None = None,
    default_date: date | None = None,
) -> DataFrame:
    """As `code`, but the rows of all three tables in one frame, for one write.

    `code_tables(df).write.partitionBy("table").parquet(PATH)` makes a dataset with the folders
    `table=events`, `table=documents` and `table=rejected`; `table` picks one of them.
    """
    names = (codebook,) if isinstance(codebook, str) else tuple(codebook)
    read_options = ReadOptions(dict(columns or {}), default_date)
    numbered = NumberedFrame(df, read_options, "spark")
    rows = by_part(numbered.frame(0, numbered.rows), numbered.rows)
    recipe = Recipe(names, model, options)
    return rows.mapInArrow(CodeRows(recipe, read_options), spark_schema())


def table(rows: DataFrame, name: str) -> DataFrame:
    """The rows of `events`, `documents` or `rejected` out of what `code_tables` gave."""
    from pyspark.sql import functions as sql

    if name not in TABLES:
        raise UsageError(f"no table {name!r}: choose {', '.join(TABLES)}")
    return rows.where(sql.col("table") == name).select(*types_of(name))
