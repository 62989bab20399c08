from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow.parquet as pq
import pytest
from fake_coder import FakeCoder
from polars.testing import assert_frame_equal

from eventcoder.engines import run as runs
from eventcoder.engines.parts import PART_SIZE, Shard
from eventcoder.engines.run import RunRequest, run
from eventcoder.engines.store import PartStore
from eventcoder.errors import InputError, UsageError
from eventcoder.table.parquet import TABLES, read_documents, read_events, read_metadata, read_rejected
from eventcoder.table.validate import TableError
from eventcoder.text.readers import ReadOptions

WriteNews = Callable[..., Path]

# Five parts, the last one short; some documents with two events, some without, some rejected.
TEXTS: list[str | None] = [
    None if number % 50 == 3 else f"text {number} " + "hit " * (number % 3)
    for number in range(PART_SIZE * 4 + 9)
]


@pytest.fixture
def request_(write_news: WriteNews, tmp_path: Path) -> RunRequest:
    return RunRequest((str(write_news(TEXTS)),), tmp_path / "out", FakeCoder)


def table_bytes(out: Path) -> list[bytes]:
    return [(out / f"{table}.parquet").read_bytes() for table in TABLES]


def files(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


RESULT = ["documents.parquet", "events.parquet", "rejected.parquet", "run.json"]


def test_the_result_and_its_numbers(request_: RunRequest) -> None:
    summary = run(request_)
    assert files(request_.out) == RESULT
    documents, rejected = read_documents(request_.out), read_rejected(request_.out)
    events = read_events(request_.out)
    missing = [number + 1 for number, text in enumerate(TEXTS) if text is None]
    assert rejected["record_number"].to_list() == missing
    assert rejected["reason"].unique().to_list() == ["no_date"]
    assert documents["record_number"].to_list() == [
        number + 1 for number, text in enumerate(TEXTS) if text is not None
    ]
    assert events.height == documents["events"].sum() == summary.events > 0
    written = json.loads((request_.out / "run.json").read_text())
    assert written["documents_read"] == len(TEXTS) == written["coded"] + written["rejected"]
    assert written["coded"] == documents.height
    assert written["sentences"] == 4 * documents.height
    assert written["parsed_share"] == 0.25
    assert written["rejected_reasons"] == {"no_date": len(missing)}
    assert written["options"]["codebook_hash"] == "c0"
    assert written["seconds"] >= 0 and written["host"] and written["versions"]["polars"]


def test_metadata_hold_what_determines_the_rows(request_: RunRequest) -> None:
    run(request_)
    for table in TABLES:
        metadata = read_metadata(request_.out, table)
        assert metadata.keys() == {"eventcoder_version", "codebook_hash", "model_hash", "read_options"}


def test_equal_bytes_twice_and_with_more_workers(request_: RunRequest, tmp_path: Path) -> None:
    run(request_)
    again, more = (replace(request_, out=tmp_path / name) for name in ("again", "more"))
    run(again)
    run(replace(more, workers=2))
    assert table_bytes(again.out) == table_bytes(request_.out)
    assert table_bytes(more.out) == table_bytes(request_.out)


def test_an_empty_input_gives_empty_tables(tmp_path: Path, write_news: WriteNews) -> None:
    summary = run(RunRequest((str(write_news([])),), tmp_path / "out", FakeCoder))
    assert (summary.documents_read, summary.parsed_share) == (0, None)
    assert read_events(tmp_path / "out").height == 0
    assert read_documents(tmp_path / "out").height == 0
    assert read_rejected(tmp_path / "out").height == 0


class Broken(Exception):
    """What ends a run in these tests."""


def break_after(parts: int) -> Callable[[int, int | None, int], None]:
    calls = 0

    def tell(_documents: int, _total: int | None, _words: int) -> None:
        nonlocal calls
        calls += 1
        if calls == parts:
            raise Broken

    return tell


def break_run(request: RunRequest, parts: int = 2) -> None:
    with pytest.raises(Broken):
        run(replace(request, on_progress=break_after(parts)))


def forbidden_coder() -> FakeCoder:
    """Codes nothing that says `hit`."""

    class Forbidden(FakeCoder):
        def code_part(self, documents: Any) -> Any:
            raise AssertionError("coded again")

    return Forbidden()


@pytest.mark.parametrize("workers", [1, 2])
def test_resumed_runs_give_the_same(request_: RunRequest, tmp_path: Path, workers: int) -> None:
    run(replace(request_, out=tmp_path / "whole"))
    request = replace(request_, workers=workers)
    break_run(request, 3)
    assert PartStore(request.out).numbers() == [0, 1, 2]
    # One part lost, one damaged, one half written.
    shutil.rmtree(request.out / ".parts" / "0000001")
    (request.out / ".parts" / "0000002" / "events.parquet").unlink()
    (request.out / ".parts" / "0000003.tmp").mkdir()
    progress: list[tuple[int, int | None, int]] = []
    summary = run(replace(request, resume=True, on_progress=lambda *numbers: progress.append(numbers)))
    assert summary.resumed
    assert table_bytes(request.out) == table_bytes(tmp_path / "whole")
    assert files(request.out) == RESULT
    assert progress[-1][:2] == (len(TEXTS), len(TEXTS))
    assert all(done <= (total or 0) for done, total, _ in progress)
    assert 0 < progress[-1][2] < sum(len(text.split()) for text in TEXTS if text)


def test_parts_that_are_there_are_not_coded_again(request_: RunRequest) -> None:
    break_run(request_, 5)
    run(replace(request_, make_coder=forbidden_coder, resume=True))
    assert read_documents(request_.out).height > 0


def test_without_resume_parts_are_coded_anew(request_: RunRequest) -> None:
    break_run(request_)
    with pytest.raises(AssertionError, match="coded again"):
        run(replace(request_, make_coder=forbidden_coder))


def test_resume_without_anything_begins(request_: RunRequest) -> None:
    assert not run(replace(request_, resume=True)).resumed
    assert files(request_.out) == RESULT


def touch(request: RunRequest) -> RunRequest:
    with open(request.inputs[0], "a") as file:
        file.write("\n")
    return request


def edit(request: RunRequest) -> RunRequest:
    """Change a letter; the size stays."""
    path = Path(request.inputs[0])
    later = path.stat().st_mtime_ns + 1_000_000_000
    path.write_text(path.read_text().replace("text 1 ", "text 7 "))
    os.utime(path, ns=(later, later))
    return request


def coder_with(**options: str) -> Callable[[RunRequest], RunRequest]:
    return lambda request: replace(request, make_coder=partial(FakeCoder, options))


def request_with(**fields: Any) -> Callable[[RunRequest], RunRequest]:
    return lambda request: replace(request, **fields)


def one_more_input(request: RunRequest) -> RunRequest:
    other = Path(request.inputs[0]).with_name("other.jsonl")
    other.touch()
    return replace(request, inputs=(*request.inputs, str(other)))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (coder_with(codebook_hash="c1"), r"codebook \(codebook_hash was 'c0' and is 'c1'\)"),
        (coder_with(model_hash="m1"), r"model \(model_hash"),
        (coder_with(status="all"), r"options \(status was None"),
        (request_with(read_options=ReadOptions(columns={"title": "t"})), r"options \(columns"),
        (request_with(shard=Shard(1, 2)), r"options \(shard was '1/1' and is '1/2'"),
        (one_more_input, r"inputs \(.*other.jsonl is new\)"),
        (edit, r"inputs \(.*news.jsonl has changed\)"),
        (touch, r"inputs \(.*news.jsonl has changed\)"),
    ],
)
@pytest.mark.parametrize("finished", [True, False])
def test_resume_with_something_else_is_refused(
    request_: RunRequest, change: Callable[[RunRequest], RunRequest], said: str, finished: bool
) -> None:
    if finished:
        run(request_)
    else:
        break_run(request_)
    before = files(request_.out)
    with pytest.raises(UsageError, match=said) as caught:
        run(replace(change(request_), resume=True))
    assert "--resume" in str(caught.value)
    assert files(request_.out) == before


def test_a_finished_run_is_left_as_it_is(request_: RunRequest) -> None:
    first = run(request_)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in request_.out.iterdir()}
    again = run(replace(request_, make_coder=forbidden_coder, resume=True))
    after = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in request_.out.iterdir()}
    assert again == first
    assert after == before


def test_an_old_result_stays_until_the_new_one_is_whole(request_: RunRequest) -> None:
    run(request_)
    before = table_bytes(request_.out)
    other = replace(request_, make_coder=partial(FakeCoder, {"status": "all"}))
    break_run(other)
    assert table_bytes(request_.out) == before
    run(replace(other, resume=True))
    assert read_metadata(request_.out)["status"] == "all"


def test_a_run_killed_while_its_result_is_put_in_place(
    request_: RunRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(replace(request_, out=tmp_path / "whole"))
    run(replace(request_, make_coder=partial(FakeCoder, {"status": "all"})))  # an older result
    replaced = os.replace

    def fail(source: Any, target: Any) -> None:
        if Path(target) == request_.out / "documents.parquet":
            raise Broken
        replaced(source, target)

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(Broken):
        run(request_)
    assert not (request_.out / "run.json").exists()
    monkeypatch.undo()
    run(replace(request_, make_coder=forbidden_coder, resume=True))
    assert table_bytes(request_.out) == table_bytes(tmp_path / "whole")


@pytest.mark.parametrize(("workers", "word"), [(1, "interrupt"), (2, f"interrupt_parent:{os.getpid()}")])
def test_ctrl_c_keeps_the_parts_in_hand(
    write_news: WriteNews, tmp_path: Path, workers: int, word: str
) -> None:
    texts = ["hit sleep:0.001"] * (PART_SIZE * 12)
    texts[3] = f"hit {word}"
    request = RunRequest((str(write_news(texts)),), tmp_path / "out", FakeCoder, workers=workers)
    with pytest.raises(KeyboardInterrupt):
        run(request)
    kept = PartStore(request.out).numbers()
    assert kept and kept == list(range(len(kept)))
    assert len(kept) < 12
    assert ".lock" not in files(request.out)
    # Interrupts work as before.
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), 2)
    if workers == 2:
        assert run(replace(request, resume=True)).events == len(texts)


def test_a_document_that_kills_its_worker_is_among_the_rejected(
    write_news: WriteNews, tmp_path: Path
) -> None:
    path = write_news(["hit", "die", None, "hit"])
    summary = run(RunRequest((str(path),), tmp_path / "out", FakeCoder, workers=2))
    assert (summary.documents_read, summary.coded, summary.events) == (4, 2, 2)
    assert read_rejected(tmp_path / "out")["reason"].to_list() == ["worker_died", "no_date"]


class Wrong(FakeCoder):
    """Gives the events of texts with `wrong` a status that doesn't exist."""

    def code_part(self, documents: Any) -> Any:
        return [
            replace(coded, events=tuple(replace(event, status="real") for event in coded.events))
            if "wrong" in document.text
            else coded
            for document, coded in zip(documents, super().code_part(documents), strict=True)
        ]


def test_rows_that_break_the_schema_end_the_run_early(write_news: WriteNews, tmp_path: Path) -> None:
    texts = ["hit"] * PART_SIZE * 30
    texts[PART_SIZE * 4] = "hit wrong"
    request = RunRequest((str(write_news(texts)),), tmp_path / "out", Wrong)
    with pytest.raises(TableError, match="column status.*'news-257'"):
        run(request)
    assert len(PartStore(request.out).numbers()) < 15
    assert "events.parquet" not in files(request.out)


def test_no_row_that_breaks_the_schema_gets_into_a_result(write_news: WriteNews, tmp_path: Path) -> None:
    texts = ["hit"] * PART_SIZE + ["hit wrong"]  # in the last part, which no early check sees
    request = RunRequest((str(write_news(texts)),), tmp_path / "out", Wrong)
    for resume in (False, True):
        with pytest.raises(TableError, match="column status"):
            run(replace(request, resume=resume))
    assert "events.parquet" not in files(request.out)


def test_codes_of_an_ontology_of_ones_own_pass(write_news: WriteNews, tmp_path: Path) -> None:
    class Own(FakeCoder):
        def metadata(self) -> dict[str, str]:
            return super().metadata() | {"cameo": "false"}

        def code_part(self, documents: Any) -> Any:
            (coded,) = super().code_part(documents)
            return [replace(coded, events=(replace(coded.events[0], code="PIT", root="PIT"),))]

    run(RunRequest((str(write_news(["hit"])),), tmp_path / "out", Own))
    assert read_events(tmp_path / "out")["code"].to_list() == ["PIT"]


def test_an_input_that_is_not_there_leaves_no_trace(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        run(RunRequest((str(tmp_path / "none.jsonl"),), tmp_path / "out", FakeCoder))
    assert not (tmp_path / "out").exists()


def test_requests_that_make_no_sense(write_news: WriteNews, tmp_path: Path) -> None:
    news = str(write_news(["hit"]))
    with pytest.raises(UsageError, match="no input"):
        run(RunRequest((), tmp_path / "out", FakeCoder))
    with pytest.raises(UsageError, match="is a file; -o takes a folder"):
        run(RunRequest((news,), Path(news), FakeCoder))
    with pytest.raises(UsageError, match="--workers 0"):
        run(RunRequest((news,), tmp_path / "out", FakeCoder, workers=0))


def test_standard_input_cannot_be_resumed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "read_documents", lambda *_given: iter(()))
    request = RunRequest(("-",), tmp_path / "out", FakeCoder)
    run(request)
    with pytest.raises(UsageError, match="standard input can't be read a second time"):
        run(replace(request, resume=True))


@pytest.mark.parametrize("count", [2, 3, 8])
def test_shards_hold_each_part_once(request_: RunRequest, tmp_path: Path, count: int) -> None:
    run(request_)
    pieces = []
    for index in range(1, count + 1):
        out = tmp_path / f"shard {index}"
        summary = run(replace(request_, out=out, shard=Shard(index, count)))
        pieces.append(read_documents(out))
        assert summary.manifest.shard == f"{index}/{count}"
        assert [part[0] for part in summary.parts] == list(range(index - 1, 5, count))
    joined = pl.concat(pieces).sort("record_number")
    assert_frame_equal(joined, read_documents(request_.out))


def test_parquet_files_hold_one_table_of_any_number_of_parts(request_: RunRequest) -> None:
    run(request_)
    assert pq.ParquetFile(request_.out / "documents.parquet").num_row_groups == 1
