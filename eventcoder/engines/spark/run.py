"""A whole run on Spark: Parquet files or a table in, the same tables in OUT as a run on one computer."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from eventcoder.engines.base import MakeCoder
from eventcoder.engines.lock import locked
from eventcoder.engines.manifest import Fingerprint, Manifest, manifest_of
from eventcoder.engines.parts import PART_SIZE, Shard
from eventcoder.engines.publish import put_in_place, write_tables
from eventcoder.engines.run import must_agree, table_metadata
from eventcoder.engines.spark.coding import CodeRows
from eventcoder.engines.spark.dataset import Dataset, Repeats
from eventcoder.engines.spark.number import NumberedFiles, NumberedFrame, by_part
from eventcoder.engines.spark.rows import spark_schema
from eventcoder.engines.store import PartStore
from eventcoder.engines.summary import RunSummary, read_summary, summary_of
from eventcoder.engines.written import written
from eventcoder.errors import EventcoderError, InputError, UsageError
from eventcoder.text.readers import ReadOptions
from eventcoder.text.readers.parquet import check_parquet
from eventcoder.text.readers.sources import Source, find_sources

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

TABLE = "table:"  # before the name of a table in the catalogue
BLOCK = 2**14 * PART_SIZE  # records of one Spark job, about a million: what a broken run loses at most


@dataclass(frozen=True, slots=True)
class SparkRequest:
    """What to code on which cluster. `make_coder` must be picklable and hashable: workers call it.

    `inputs` are Parquet files, folders of them, or one `table:NAME`. `out` must be a folder that the driver
    and all executors see. `master` None leaves it to `spark-submit`, else this computer is used.
    """

    inputs: tuple[str, ...]
    out: Path
    make_coder: MakeCoder
    read_options: ReadOptions = field(default_factory=ReadOptions)
    resume: bool = False
    master: str | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    block: int = BLOCK


def run_on_spark(request: SparkRequest) -> RunSummary:
    """Code all inputs on Spark and write the same OUT as `engines.run.run`; returns the content of run.json.

    Works block by block; with `resume` the blocks that an unfinished run has written are kept. Raises
    InputError where an input isn't Parquet, UsageError where OUT holds a run of another kind, and
    EventcoderError where Spark gives up.
    """
    started = time.monotonic()
    sources = _sources(request)
    with written(request.out):
        request.out.mkdir(parents=True, exist_ok=True)
    with written(request.out), locked(request.out):
        manifest = _manifest(request)
        store = PartStore(request.out)
        unfinished = store.manifest() if request.resume else None
        finished = read_summary(request.out) if request.resume and not unfinished else None
        if before := unfinished or (finished and finished.manifest):
            must_agree(before, manifest, request.out)
        if finished:
            return finished
        if not unfinished:
            store.begin(manifest)
        spark = session(request.master, request.settings)
        try:
            blocks = _code_blocks(request, spark, sources, manifest.metadata, store.folder)
            workers = spark.sparkContext.defaultParallelism
        finally:
            spark.stop()
        tables = Repeats(Dataset(blocks))
        aside = store.folder / "result"
        tally = write_tables(aside, tables.frames, table_metadata(manifest))
        seconds = round(time.monotonic() - started, 3)
        summary = summary_of(tally, manifest, seconds=seconds, workers=workers, resumed=bool(unfinished))
        put_in_place(aside, request.out, summary)
        store.remove()
    return summary


def session(master: str | None, settings: Mapping[str, str]) -> SparkSession:
    """A session on `master`; UsageError where Spark isn't installed or can't start."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise UsageError("--engine spark: install the extra first: pip install 'eventcoder[spark]'") from None
    if master is None or master.startswith("local"):
        # Spark would take the first python3 on the path, which may lack eventcoder.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("eventcoder").config("spark.sql.session.timeZone", "UTC")
    if master is not None or "SPARK_ENV_LOADED" not in os.environ:
        builder = builder.master(master or "local[*]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, RuntimeError) as error:
        message = str(error).split("\n")[0]
        raise UsageError(f"Spark doesn't start ({message}): it needs Java 17; see docs/cluster.md") from None


def _sources(request: SparkRequest) -> list[Source]:
    """The Parquet files to read; empty where the input is a table."""
    if not request.inputs:
        raise UsageError(f"no input: name Parquet files, a folder of them, or {TABLE}NAME")
    if any(given.startswith(TABLE) for given in request.inputs):
        if len(request.inputs) > 1:
            raise UsageError(f"{TABLE}NAME must be the only input")
        return []
    sources = find_sources(request.inputs, request.read_options)
    for source in sources:
        if source.format != "parquet" or source.gzipped or not os.path.isfile(source.path):
            raise InputError(
                f"{source.path}: --engine spark reads Parquet files and tables; use the local engine, or "
                "eventcoder.spark.code with a frame that Spark has read"
            )
        check_parquet(source)
    return sources


def _manifest(request: SparkRequest) -> Manifest:
    metadata = request.make_coder().metadata()
    if not request.inputs[0].startswith(TABLE):
        return manifest_of(metadata, request.inputs, request.read_options, Shard())
    manifest = manifest_of(metadata, (), request.read_options, Shard())
    return Manifest(
        manifest.metadata, manifest.read_options, (Fingerprint(request.inputs[0], 0, 0, ""),), manifest.shard
    )


def _code_blocks(
    request: SparkRequest,
    spark: SparkSession,
    sources: Sequence[Source],
    metadata: Mapping[str, str],
    folder: Path,
) -> list[Path]:
    """The folders of all blocks, each written whole: Spark renames it into place and marks it _SUCCESS."""
    numbered: NumberedFiles | NumberedFrame
    if sources:
        numbered = NumberedFiles(spark, sources, request.read_options)
    else:
        name = request.inputs[0].removeprefix(TABLE)
        numbered = NumberedFrame(spark.table(name), request.read_options, name)
    code_rows = CodeRows(request.make_coder, request.read_options, metadata)
    blocks: list[Path] = []
    for number, start in enumerate(range(0, numbered.rows, request.block)):
        block = folder / f"block-{number:06d}"
        blocks.append(block)
        if (block / "_SUCCESS").exists():
            continue
        shutil.rmtree(block, ignore_errors=True)
        stop = min(start + request.block, numbered.rows)
        _write(numbered, start, stop, code_rows, block)
    return blocks


def _write(
    numbered: NumberedFiles | NumberedFrame, start: int, stop: int, code_rows: CodeRows, block: Path
) -> None:
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    rows = by_part(numbered.frame(start, stop), stop - start).mapInArrow(code_rows, spark_schema())
    try:
        rows.write.partitionBy("table").parquet(block.absolute().as_uri())
    except (PySparkException, Py4JJavaError) as error:
        raise EventcoderError(
            f"Spark gave up: {_reason(str(error))}; what is done is kept: go on with --resume"
        ) from None


def _reason(message: str) -> str:
    """The line of a Java or Python trace that says what happened."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    told = [line for line in lines if "Error: " in line or "Exception: " in line]
    return (told or lines or ["no reason given"])[0][:500]
