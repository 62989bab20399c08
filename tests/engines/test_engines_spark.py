"""The Spark engine: what needs no Java as unit tests, then real clusters on this computer (`-m system`)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow as pa
import pytest
from fake_coder import FakeCoder
from typer.testing import CliRunner

from eventcoder.engines.parts import PART_SIZE
from eventcoder.engines.run import RunRequest, run
from eventcoder.engines.spark.coding import INPUT, NAME, NUMBER, PLACE, CodeRows
from eventcoder.engines.spark.dataset import Dataset, Repeats
from eventcoder.engines.spark.rows import spark_schema, wide_schema
from eventcoder.errors import EventcoderError
from eventcoder.table.parquet import TABLES
from eventcoder.text.readers import ReadOptions

TASK = 2 * PART_SIZE  # rows of a task in the tests without Spark
DAY = date(2020, 1, 31)
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17")


def write_files(folder: Path, rows: int) -> list[Path]:
    """Two Parquet files: texts with and without events, records to reject, ids that come again."""
    folder.mkdir()
    ids = [f"d{number}" for number in range(rows)]
    texts: list[str | None] = ["hit sleep:0.004 hit" if number % 3 else "quiet" for number in range(rows)]
    dates: list[date | None] = [DAY] * rows
    ids[70], ids[150], ids[-3], ids[-2] = "d69", "d69", "d10", "d0"  # near, far, and twice in the last part
    texts[30], texts[31], texts[-5] = None, "hit die", " "
    texts[-2] = "Das ist kein englischer Text, sondern ein deutscher, und zwar ein ziemlich langer Text. " * 5
    dates[33] = None
    table = pa.table({"id": ids, "date": pa.array(dates, pa.date32()), "body": texts})
    half = rows // 2 - 10  # a part begins in one file and ends in the other
    paths = [folder / "a [1] новости.parquet", folder / "b ۲%20{x}.parquet"]
    for path, piece in zip(paths, (table.slice(0, half), table.slice(half)), strict=True):
        pa.parquet.write_table(piece, path)
    return paths


def numbered(paths: list[Path]) -> Iterator[pa.RecordBatch]:
    """What Spark would hand to the tasks."""
    place = 0
    for path in paths:
        rows = pl.read_parquet(path, glob=False).rename({"body": "text"})
        columns = {PLACE: pl.int_range(place, place + rows.height, eager=True)}
        columns |= {NUMBER: pl.int_range(1, rows.height + 1, dtype=pl.Int32, eager=True)}
        names = [pl.lit(str(path)).alias(INPUT), pl.lit(path.name).alias(NAME)]
        place += rows.height
        yield from rows.with_columns(*names, **columns).to_arrow().combine_chunks().to_batches()


def tasks(paths: list[Path]) -> Iterator[pa.RecordBatch]:
    rows = pa.Table.from_batches(numbered(paths))
    for start in range(0, rows.num_rows, TASK):
        yield rows.slice(start, TASK).combine_chunks().to_batches()[0]


def local_tables(paths: list[Path], out: Path) -> dict[str, pl.DataFrame]:
    options = ReadOptions({"text": "body"})
    run(RunRequest(tuple(map(str, paths)), out, FakeCoder, options, workers=2))
    return {table: pl.read_parquet(out / f"{table}.parquet", glob=False) for table in TABLES}


def test_tasks_give_the_tables_of_a_local_run(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "in", 5 * PART_SIZE + 7)
    code_rows = CodeRows(FakeCoder, ReadOptions({"text": "body"}), FakeCoder().metadata())
    for number, batch in enumerate(tasks(paths)):
        wide = pl.DataFrame(pl.from_arrow(pa.Table.from_batches(code_rows([batch]), wide_schema())))
        for (table,), rows in wide.partition_by("table", as_dict=True).items():
            file = tmp_path / "block" / f"table={table}" / f"part-{number:05d}-x.snappy.parquet"
            file.parent.mkdir(parents=True, exist_ok=True)
            rows.drop("table").reverse().write_parquet(file)  # Spark promises no order
    repeats = Repeats(Dataset([tmp_path / "block"]))
    expected = local_tables(paths, tmp_path / "local")
    reasons = expected["rejected"]["reason"].value_counts().rows()
    assert dict(reasons) == {
        "repeated_id": 4,
        "missing_text": 1,
        "worker_died": 1,
        "no_date": 1,
        "empty_text": 1,
    }
    for table in TABLES:
        assert pl.concat(repeats.frames(table)).equals(expected[table]), table


def test_a_worker_of_another_version_codes_nothing() -> None:
    batch = pa.record_batch({PLACE: [0], NUMBER: [1], INPUT: ["x"], NAME: ["x"], "text": ["hit"]})
    code_rows = CodeRows(FakeCoder, ReadOptions(), {**FakeCoder().metadata(), "codebook_hash": "other"})
    with pytest.raises(EventcoderError, match="differ from the driver in codebook_hash"):
        list(code_rows([batch]))


def test_parts_out_of_order_are_refused(tmp_path: Path) -> None:
    for number, part in enumerate((1, 0)):
        file = tmp_path / "table=rejected" / f"part-{number:05d}.parquet"
        file.parent.mkdir(exist_ok=True)
        row = {"part": part, "row": 0, "input": "x", "record_number": 1, "doc_id": "d", "reason": "r"}
        pl.DataFrame([row | {"message": ""}]).write_parquet(file)
    with pytest.raises(EventcoderError, match="out of order"):
        list(Dataset([tmp_path]).frames("rejected"))


def test_the_wide_schema_in_the_words_of_spark() -> None:
    assert spark_schema().startswith("`table` string, `part` int, `row` int, `event_id` string")
    assert "`goldstein` double" in spark_schema()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--engine", "dask"], "choose local, spark"),
        (["--master", "local[2]"], "for --engine spark"),
        (["--engine", "spark", "--workers", "2"], "leave out --workers"),
        (["--engine", "spark", "--conf", "memory"], "KEY=VALUE"),
    ],
)
def test_options_that_make_no_sense(words: list[str], message: str, tmp_path: Path) -> None:
    from eventcoder.cli.app import app

    told = CliRunner().invoke(app, ["code", "x.parquet", "-o", str(tmp_path / "out"), *words])
    assert told.exit_code == 2
    assert message in told.stderr


def test_spark_reads_parquet_only(tmp_path: Path) -> None:
    from eventcoder.cli.app import app

    (tmp_path / "x.jsonl").write_text("{}\n")
    words = ["code", str(tmp_path / "x.jsonl"), "-o", str(tmp_path / "out"), "--engine", "spark"]
    told = CliRunner().invoke(app, words)
    assert told.exit_code == 3
    assert "reads Parquet files and tables" in told.stderr


CLUSTER = """
import os, sys
from pathlib import Path
from fake_coder import FakeCoder
from eventcoder.engines.spark.run import SparkRequest, run_on_spark
from eventcoder.text.readers import ReadOptions
if __name__ == "__main__":
    settings = {"spark.executorEnv.PYTHONPATH": os.environ["PYTHONPATH"], "spark.ui.enabled": "false"}
    settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    request = SparkRequest(
        tuple(sys.argv[2:]), Path(sys.argv[1]), FakeCoder, ReadOptions({"text": "body"}),
        master="local-cluster[2,1,1024]", settings=settings, block=4096,
    )
    run_on_spark(request)
"""


def children(pid: int) -> list[int]:
    """All processes below this one."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, task.read_text().split()):
            found += [child, *children(child)]
    return found


def executors(pid: int) -> list[int]:
    def is_executor(child: int) -> bool:
        try:
            words = Path(f"/proc/{child}/cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return words[0].endswith(b"java") and any(b"CoarseGrainedExecutorBackend" in word for word in words)

    return [child for child in children(pid) if is_executor(child)]


@pytest.mark.system
@needs_java
def test_an_executor_killed_in_mid_run_changes_no_row(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "in", 3000)
    script = tmp_path / "script.py"
    script.write_text(CLUSTER)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "PYSPARK_PYTHON": sys.executable}
    command = [sys.executable, str(script), str(tmp_path / "out"), *map(str, paths)]
    with open(tmp_path / "log.txt", "w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        pending = tmp_path / "out" / ".parts" / "block-000000" / "_temporary"
        deadline = time.monotonic() + 300
        while not any(pending.rglob("part-*.parquet")):  # tasks write now
            assert process.poll() is None and time.monotonic() < deadline, (tmp_path / "log.txt").read_text()
            time.sleep(0.1)
        os.kill(executors(process.pid)[0], signal.SIGKILL)
        assert process.wait(600) == 0, (tmp_path / "log.txt").read_text()
    assert "Lost executor" in (tmp_path / "log.txt").read_text()
    local_tables(paths, tmp_path / "local")
    for table in TABLES:
        one, two = ((tmp_path / folder / f"{table}.parquet").read_bytes() for folder in ("out", "local"))
        assert one == two, table
    assert not (tmp_path / "out" / ".parts").exists()


NEWS = Path(__file__).parents[2] / "examples" / "news.jsonl"


@pytest.mark.system
@needs_java
@pytest.mark.model
def test_code_a_frame_of_spark(tmp_path: Path) -> None:
    from eventcoder import load
    from eventcoder.engines.spark.run import session
    from eventcoder.spark import code, code_tables, table
    from eventcoder.text.readers import read_documents

    settings = {"spark.ui.enabled": "false", "spark.driver.host": "127.0.0.1"}
    spark = session("local[2]", settings | {"spark.driver.bindAddress": "127.0.0.1"})
    try:
        df = spark.read.json(str(NEWS)).coalesce(1).withColumnRenamed("text", "body")
        events = code(df, columns={"text": "body"})
        found = pl.DataFrame(pl.from_arrow(events.toArrow())) if hasattr(events, "toArrow") else None
        rows = code_tables(df, columns={"text": "body"})
        rows.write.partitionBy("table").parquet(str(tmp_path / "dataset"))
        assert table(rows, "documents").count() == 12
    finally:
        spark.stop()
    expected = load().to_frame(one for one in read_documents([str(NEWS)], ReadOptions()))  # type: ignore[misc]
    dataset = [pl.read_parquet(file) for file in (tmp_path / "dataset" / "table=events").glob("*.parquet")]
    written = pl.concat(dataset).select(expected.columns)
    assert written.sort("event_id").equals(expected.sort("event_id"))
    assert found is None or found.sort("event_id").equals(expected.sort("event_id"))
