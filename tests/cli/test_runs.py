"""`code` and `merge` through to the tables, with a coder that answers from the test."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Invoke = Callable[..., Result]


def write_news(path: Path, count: int = 3, **more: object) -> str:
    records = [
        {"id": f"{path.stem}{n}", "date": "2022-01-05", "text": f"It rained {n}."} | more
        for n in range(count)
    ]
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return str(path)


def test_a_run_says_what_it_did(invoke: Invoke, library: Any, tmp_path: Path) -> None:
    news = tmp_path / "news.jsonl"
    write_news(news)
    news.write_text(news.read_text() + '\n{"id": "x", "text": "No date."}\n', encoding="utf-8")
    result = invoke("code", str(news), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        "4 documents: 3 coded, 1 rejected (1 no_date)",
        "3 sentences, 3 of them parsed (100%)",
        f"0 events in {tmp_path / 'out'}",
    ]
    assert result.stderr == ""  # no progress bar where stderr is no terminal
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.name[0] != ".") == [
        "documents.parquet",
        "events.parquet",
        "rejected.parquet",
        "run.json",
    ]


def test_options_reach_the_coder(invoke: Invoke, library: Any, tmp_path: Path) -> None:
    words = ["--status", "actual,planned", "--alleged", "--reader", "off", "--no-prefilter", "--lead", "3"]
    words += ["--with-title", "--codebook", "one", "--codebook", "two", "--model", "mine"]
    result = invoke("code", write_news(tmp_path / "n.jsonl"), "-o", str(tmp_path / "out"), *words)
    assert result.exit_code == 0, result.output
    (loaded,) = library.loads
    options = loaded["options"]
    assert (tuple(loaded["codebook"]), loaded["model"]) == (("one", "two"), "mine")
    assert options.status == {"actual", "planned"} and options.alleged and options.reader == "off"
    assert not options.prefilter and options.lead == 3 and options.with_title


def test_columns_and_date_reach_the_reader(invoke: Invoke, library: Any, tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    path.write_text("key,body,head\na,It rained.,Rain\n", encoding="utf-8")
    words = ["--id-column", "key", "--text-column", "body", "--title-column", "head", "--date", "2020-02-03"]
    assert invoke("code", str(path), "-o", str(tmp_path / "out"), *words).exit_code == 0
    (document,) = library.documents
    assert (document.doc_id, document.text, document.title) == ("a", "It rained.", "Rain")
    assert document.pub_date == date(2020, 2, 3)


def test_an_empty_input_gives_empty_tables(invoke: Invoke, library: Any, tmp_path: Path) -> None:
    (tmp_path / "news.jsonl").write_text("", encoding="utf-8")
    result = invoke("code", str(tmp_path / "news.jsonl"), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert "0 documents: 0 coded, 0 rejected\n0 sentences, 0 of them parsed\n" in result.stdout


def test_shards_are_merged(invoke: Invoke, library: Any, tmp_path: Path) -> None:
    news = write_news(tmp_path / "news.jsonl", 200)
    for shard in ("1", "2"):
        assert invoke("code", news, "-o", str(tmp_path / shard), "--shard", f"{shard}/2").exit_code == 0
    result = invoke("merge", str(tmp_path / "1"), str(tmp_path / "2"), "-o", str(tmp_path / "out"))
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("200 documents: 200 coded, 0 rejected\n")


def test_what_cannot_be_opened(invoke: Invoke, library: Any, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    (tmp_path / "news.xyz").write_text("x", encoding="utf-8")
    for name in ("missing.jsonl", "news.xyz"):
        result = invoke("code", str(tmp_path / name), "-o", out)
        assert result.exit_code == 3 and name in result.stderr
    result = invoke("merge", str(tmp_path / "no"), "-o", out)
    assert result.exit_code == 3 and "no" in result.stderr


def test_out_that_is_a_file(invoke: Invoke, library: Any, tmp_path: Path) -> None:
    news = write_news(tmp_path / "n.jsonl")
    result = invoke("code", news, "-o", news)
    assert result.exit_code == 2 and "n.jsonl" in result.stderr


@pytest.mark.parametrize(
    "name", ["a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet", "a.txt", "a.jsonl.gz", "a.csv.gz"]
)
@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00\x01",
        b"{",
        b"[1, 2",
        b"PAR1" * 9,
        b"\x1f\x8b\x08",
        gzip.compress(b"{}" * 999)[:30],
        b"\n\x00\n",
    ],
    ids=["bytes", "brace", "list", "parquet", "gzip", "cut", "null"],
)
def test_damaged_inputs_give_no_traceback(
    invoke: Invoke, library: Any, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    # An exception that reaches us would fail the test: `invoke` raises it again.
    result = invoke("code", str(tmp_path / name), "-o", str(tmp_path / "out"))
    assert result.exit_code in (0, 3), result.output
    if result.exit_code == 3:
        assert name in result.stderr
