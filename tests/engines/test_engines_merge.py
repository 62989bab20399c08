from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import polars as pl
import pytest
from fake_coder import FakeCoder
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from eventcoder.engines.merge import merge
from eventcoder.engines.parts import PART_SIZE, Shard
from eventcoder.engines.run import RunRequest, run
from eventcoder.engines.shards import Shards
from eventcoder.errors import InputError, UsageError
from eventcoder.table.parquet import TABLES, read_documents, read_events, read_rejected

WriteNews = Callable[..., Path]

TEXTS: list[str | None] = [
    None if number % 40 == 3 else "hit " * (number % 3) + "text" for number in range(PART_SIZE * 3 + 20)
]


@pytest.fixture
def single(write_news: WriteNews, tmp_path: Path) -> RunRequest:
    """A run over two inputs whose names sort against their order, and whose border lies within a part."""
    inputs = (str(write_news(TEXTS, "z")), str(write_news(TEXTS[:70], "a")))
    request = RunRequest(inputs, tmp_path / "single", FakeCoder)
    run(request)
    return request


def shards(request: RunRequest, count: int) -> list[Path]:
    folders = [request.out.with_name(f"s{index}of{count}") for index in range(1, count + 1)]
    for index, folder in enumerate(folders, 1):
        run(replace(request, out=folder, shard=Shard(index, count)))
    return folders


def same(one: Path, two: Path) -> bool:
    return all((one / f"{t}.parquet").read_bytes() == (two / f"{t}.parquet").read_bytes() for t in TABLES)


@pytest.mark.parametrize("count", [2, 3, 7])
def test_merged_shards_are_the_single_run_byte_for_byte(
    single: RunRequest, tmp_path: Path, count: int
) -> None:
    folders = shards(single, count)
    summary = merge(folders[::-1], tmp_path / "merged")
    assert same(tmp_path / "merged", single.out)
    assert summary.manifest.shard == "1/1"
    assert summary.missing_shards == ()
    assert summary.documents_read == len(TEXTS) + 70 == summary.coded + summary.rejected
    names = sorted(path.name for path in (tmp_path / "merged").iterdir())
    assert names == ["documents.parquet", "events.parquet", "rejected.parquet", "run.json"]


def test_missing_shards_are_named_and_can_follow(single: RunRequest, tmp_path: Path) -> None:
    first, second, third, fourth = shards(single, 4)
    assert merge([first, fourth], tmp_path / "some").missing_shards == (2, 3)
    assert merge([third, tmp_path / "some", second], tmp_path / "all").missing_shards == ()
    assert same(tmp_path / "all", single.out)


def test_runs_over_other_inputs_follow_one_another(write_news: WriteNews, tmp_path: Path) -> None:
    folders = []
    for name in ("b", "a"):
        folders.append(tmp_path / name)
        run(RunRequest((str(write_news(["hit", None], name)),), folders[-1], FakeCoder))
    summary = merge(folders, tmp_path / "both")
    assert read_documents(tmp_path / "both")["doc_id"].to_list() == ["b-1", "a-1"]
    assert read_rejected(tmp_path / "both")["doc_id"].to_list() == ["b-2", "a-2"]
    assert [Path(item.path).name for item in summary.manifest.inputs] == ["b.jsonl", "a.jsonl"]
    # What was merged can be merged again.
    run(RunRequest((str(write_news(["hit"], "c")),), tmp_path / "c", FakeCoder))
    assert merge([tmp_path / "both", tmp_path / "c"], tmp_path / "three").events == 3


@pytest.fixture
def overlapping(write_news: WriteNews, tmp_path: Path) -> list[Path]:
    """Two runs that share the documents x-1 and x-3, with other texts."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = write_news(["hit", "hit hit", "text"], "x").rename(tmp_path / "one" / "x.jsonl")
    second = write_news(["hit hit hit", None, "hit", "hit hit"], "x").rename(tmp_path / "two" / "x.jsonl")
    for name, path in (("o1", first), ("o2", second)):
        run(RunRequest((str(path),), tmp_path / name, FakeCoder))
    return [tmp_path / "o1", tmp_path / "o2"]


def test_repeated_documents_are_refused_by_name(overlapping: list[Path], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"more than one output: x-1, x-3; --keep-first"):
        merge(overlapping, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_keep_first_keeps_the_first_and_lists_the_others(overlapping: list[Path], tmp_path: Path) -> None:
    summary = merge(overlapping, tmp_path / "out", keep_first=True)
    documents, events = read_documents(tmp_path / "out"), read_events(tmp_path / "out")
    assert documents["doc_id"].to_list() == ["x-1", "x-2", "x-3", "x-4"]
    assert documents["events"].to_list() == [1, 2, 0, 2]
    assert events["doc_id"].to_list() == ["x-1", "x-2", "x-2", "x-4", "x-4"]
    rejected = read_rejected(tmp_path / "out").select("doc_id", "reason").rows()
    assert rejected == [("x-2", "no_date"), ("x-1", "repeated_id"), ("x-3", "repeated_id")]
    assert summary.documents_read == 7 == summary.coded + summary.rejected

    other = merge(overlapping[::-1], tmp_path / "other", keep_first=True)
    assert other.events == 3 + 1 + 2 + 2
    assert read_documents(tmp_path / "other")["doc_id"].to_list() == ["x-1", "x-3", "x-4", "x-2"]


def test_a_shard_given_twice_is_a_repetition(single: RunRequest, tmp_path: Path) -> None:
    first, second = shards(single, 2)
    with pytest.raises(UsageError, match="stand in more than one output: z-1, z-2, .*and [0-9]+ more"):
        merge([first, second, first], tmp_path / "out")
    merge([first, second, first], tmp_path / "out", keep_first=True)
    assert_frame_equal(read_documents(tmp_path / "out"), read_documents(single.out))
    assert_frame_equal(read_events(tmp_path / "out"), read_events(single.out))


def test_keep_first_finds_the_rows_of_later_parts(single: RunRequest, tmp_path: Path) -> None:
    late = [f"z-{number}" for number in (PART_SIZE * 2 + 6, PART_SIZE * 2 + 9)]
    again = tmp_path / "again.jsonl"
    lines = [f'{{"id": "{name}", "date": "2020-01-31", "text": "hit hit hit"}}' for name in late]
    again.write_text("\n".join(lines))
    run(RunRequest((str(again),), tmp_path / "again", FakeCoder))
    merge([tmp_path / "again", *shards(single, 2)], tmp_path / "out", keep_first=True)
    rest = pl.col("doc_id").is_in(late)
    for read in (read_documents, read_events):
        assert read(tmp_path / "out").filter(rest)["doc_id"].unique(maintain_order=True).to_list() == late
        assert_frame_equal(read(tmp_path / "out").filter(~rest), read(single.out).filter(~rest))
    assert read_events(tmp_path / "out").filter(rest).height == 6
    assert read_rejected(tmp_path / "out").tail(2)["doc_id"].to_list() == late


@pytest.mark.parametrize(
    ("options", "said"),
    [({"codebook_hash": "c1"}, "codebook"), ({"model_hash": "m1"}, "model"), ({"status": "all"}, "options")],
)
def test_other_codebooks_models_and_options_are_refused(
    write_news: WriteNews, tmp_path: Path, options: dict[str, str], said: str
) -> None:
    run(RunRequest((str(write_news(["hit"], "a")),), tmp_path / "a", FakeCoder))
    run(RunRequest((str(write_news(["hit"], "b")),), tmp_path / "b", partial(FakeCoder, options)))
    with pytest.raises(UsageError, match=rf"don't belong in one table: they differ in {said} \("):
        merge([tmp_path / "a", tmp_path / "b"], tmp_path / "out")


def test_what_is_not_finished_is_refused(single: RunRequest, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing to merge"):
        merge([], tmp_path / "out")
    with pytest.raises(InputError, match="none: holds no finished run"):
        merge([single.out, tmp_path / "none"], tmp_path / "out")
    with pytest.raises(UsageError, match="is one of the folders to merge"):
        merge([single.out], single.out)


def test_tables_that_do_not_fit_their_run_are_refused(single: RunRequest, tmp_path: Path) -> None:
    short = shutil.copytree(single.out, tmp_path / "short")
    run(replace(single, inputs=single.inputs[1:], out=tmp_path / "less"))
    shutil.copy(tmp_path / "less" / "rejected.parquet", short / "rejected.parquet")
    with pytest.raises(InputError, match=r"rejected\.parquet: has fewer rows than its run\.json says"):
        merge([short], tmp_path / "out")
    shutil.copy(tmp_path / "less" / "documents.parquet", short / "documents.parquet")
    with pytest.raises(InputError, match=r"documents\.parquet: doesn't fit its events table"):
        merge([short], tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_an_older_result_is_replaced(single: RunRequest, tmp_path: Path) -> None:
    run(replace(single, inputs=single.inputs[1:], out=tmp_path / "out"))
    merge([single.out], tmp_path / "out")
    assert same(tmp_path / "out", single.out)


def test_merged_tables_are_written_in_order_of_the_file(single: RunRequest, tmp_path: Path) -> None:
    merge(shards(single, 3), tmp_path / "out")
    inputs = read_documents(tmp_path / "out")["input"]
    assert [Path(name).name for name in inputs.unique(maintain_order=True)] == ["z.jsonl", "a.jsonl"]
    numbers = read_documents(tmp_path / "out").group_by("input", maintain_order=True).agg("record_number")
    assert all(row == sorted(row) for row in numbers["record_number"].to_list())
    assert isinstance(numbers, pl.DataFrame)


@given(st.sets(st.integers(1, 9), min_size=1), st.integers(9, 20))
def test_names_of_shards_round_trip(indices: set[int], count: int) -> None:
    shards = Shards(tuple(sorted(indices)), count)
    assert Shards.parse(str(shards)) == shards
