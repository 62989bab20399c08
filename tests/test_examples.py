"""`examples/news.jsonl` through the command line: twelve reports in, the same valid tables out each time."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import duckdb
import polars as pl
import pyarrow as arrow
import pyarrow.parquet as pq
import pytest

import eventcoder
from eventcoder.records import Document, Event
from eventcoder.table.parquet import read_documents, read_rejected
from eventcoder.text.readers import ReadOptions
from eventcoder.text.readers import read_documents as read_news

ROOT = Path(__file__).resolve().parents[1]
NEWS = ROOT / "examples" / "news.jsonl"
TABLES = ("events.parquet", "documents.parquet", "rejected.parquet")
KEYS = ["id", "date", "title", "publisher", "url", "text"]


def code(out: Path) -> Path:
    command = [sys.executable, "-m", "eventcoder", "code", "examples/news.jsonl", "-o", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return code(tmp_path_factory.mktemp("examples") / "first")


@pytest.fixture(scope="module")
def coder() -> eventcoder.Coder:
    return eventcoder.load()


def test_reports_are_short_and_whole() -> None:
    records = [json.loads(line) for line in NEWS.read_text(encoding="utf-8").splitlines()]
    assert len({record["id"] for record in records}) == 12
    for record in records:
        assert list(record) == KEYS
        assert record["url"] == f"https://example.org/news/{record['id']}"
        assert 120 <= len(record["text"].split()) <= 250, record["id"]


@pytest.mark.model
def test_tables_are_valid_and_nothing_is_lost(out: Path) -> None:
    events = eventcoder.read_events(out)
    documents = read_documents(out)
    assert documents.height == 12
    assert read_rejected(out).height == 0
    assert events.height >= 20
    assert documents["events"].sum() == events.height
    assert documents.filter(pl.col("events") > 0).height >= 8


@pytest.mark.model
def test_codes_keep_their_leading_zeros_in_every_reader(out: Path) -> None:
    file = out / "events.parquet"
    by_polars = pl.read_parquet(file)["code"]
    assert by_polars.dtype == pl.String
    assert by_polars.str.starts_with("0").any()
    column = pq.read_table(file)["code"]
    assert column.type == arrow.string()
    assert column.to_pylist() == by_polars.to_list()
    with duckdb.connect() as connection:
        rows = connection.execute("select code, typeof(code) from read_parquet(?)", [str(file)]).fetchall()
    assert rows == [(one, "VARCHAR") for one in by_polars.to_list()]


@pytest.mark.model
def test_second_run_gives_the_same_bytes(out: Path) -> None:
    again = code(out.parent / "second")
    for name in TABLES:
        assert (again / name).read_bytes() == (out / name).read_bytes(), name


def events_with(coder: eventcoder.Coder, size: int, monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """The events where sentences are parsed in batches of `size`."""
    parse = partial(type(coder.parser).parse, coder.parser, batch_size=size)
    monkeypatch.setattr(coder.parser, "parse", parse)
    return list(coder.code(one for one in read_news([str(NEWS)], ReadOptions()) if isinstance(one, Document)))


@pytest.mark.model
def test_rows_do_not_depend_on_the_size_of_batches(
    out: Path, coder: eventcoder.Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_documents(out)["sentences_parsed"].sum() > 64  # else both sizes mean one batch
    small, large = (events_with(coder, size, monkeypatch) for size in (64, 256))
    assert small
    assert small == large
