from __future__ import annotations

from pathlib import Path

import duckdb
import polars as pl
import pyarrow as arrow
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from table_rows import document_row, event, rejected

from eventcoder.errors import EventcoderError, InputError
from eventcoder.table.frames import documents_frame, events_frame, rejected_frame, types_of
from eventcoder.table.parquet import (
    ROW_GROUP,
    read_documents,
    read_events,
    read_metadata,
    read_rejected,
    row_groups,
    write_frames,
    write_table,
)
from eventcoder.table.validate import TableError

HOSTILE = [
    "say \"no\"; 'drop' \\ , \t \n \r\n",
    "nul \0 inside",
    "flag 🇰🇿 family 👩‍👩‍👧 skin 👍🏽",
    "مظاهرات في تونس \u202e rtl \u200f",
    "combining e\u0301, BOM \ufeff, private \ue000, last \U0010ffff",
    " ",
]

# Text without halves of surrogate pairs: those are no Unicode text and can't be stored in any format.
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
events = st.builds(
    event,
    sentence_id=st.integers(-1, 2**31 - 1),
    goldstein=st.none() | st.floats(-10, 10),
    confidence=st.floats(0, 1),
    event_date=st.dates(),
    mirror=st.booleans(),
    injured=st.none() | st.integers(0, 2**31 - 1),
    sentence=words,
    trigger=words,
    title=st.none() | words | st.just(""),
    reported_by=st.none() | words,
)


@settings(max_examples=40, deadline=None)  # each checks a whole table
@given(rows=st.lists(events, max_size=5), metadata=st.dictionaries(words, st.text("aé🇰 =\n")))
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, rows, metadata) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("trip") / "events.parquet"
    frame = events_frame(rows)
    write_table(frame, path, metadata)
    assert_frame_equal(read_events(path, cameo=True), frame)
    assert read_metadata(path) == metadata


@pytest.fixture
def written(tmp_path: Path) -> Path:
    frame = events_frame([event(sentence=text, title=text, code="010", root="01") for text in HOSTILE])
    write_table(frame, tmp_path / "events.parquet", {"codebook": "cameo"})
    return tmp_path / "events.parquet"


def test_pyarrow_sees_flat_plain_types(written: Path) -> None:
    table = pq.read_table(written)
    allowed = {arrow.int32(), arrow.float64(), arrow.string(), arrow.bool_(), arrow.date32()}
    assert set(table.schema.types) <= allowed
    assert set(pq.ParquetFile(written).schema_arrow.types) <= allowed
    assert table["code"].to_pylist() == ["010"] * len(HOSTILE)
    assert table["sentence"].to_pylist() == HOSTILE
    column = pq.ParquetFile(written).metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"


def test_duckdb_sees_the_same(written: Path) -> None:
    relation = duckdb.sql(f"SELECT code, sentence, pub_date, latitude, sentence_id, mirror FROM '{written}'")
    assert [str(kind) for kind in relation.types] == [
        "VARCHAR", "VARCHAR", "DATE", "DOUBLE", "INTEGER", "BOOLEAN",
    ]  # fmt: skip
    rows = relation.fetchall()
    assert [row[0] for row in rows] == ["010"] * len(HOSTILE)
    assert [row[1] for row in rows] == HOSTILE


def test_polars_sees_the_same(written: Path) -> None:
    frame = pl.read_parquet(written)
    assert dict(frame.schema) == types_of("events")
    assert frame["sentence"].to_list() == HOSTILE


def test_empty_tables_keep_their_types(tmp_path: Path) -> None:
    write_table(events_frame([]), tmp_path / "events.parquet", {})
    assert dict(pl.read_parquet(tmp_path / "events.parquet").schema) == types_of("events")
    assert read_events(tmp_path).height == 0


def test_equal_rows_give_equal_bytes_however_they_come(tmp_path: Path) -> None:
    frame = documents_frame([document_row(doc_id=str(number)) for number in range(100)])
    metadata = {"b": "2", "a": "1"}
    write_table(frame, tmp_path / "one", metadata)
    write_table(frame, tmp_path / "two", dict(reversed(metadata.items())))
    pieces = [frame.slice(0, 7), frame.slice(7, 0), frame.slice(7, 93)]
    write_frames(dict(frame.schema), pieces, tmp_path / "three", metadata)
    assert len({(tmp_path / name).read_bytes() for name in ("one", "two", "three")}) == 1
    write_table(frame, tmp_path / "four", {"a": "1"})
    assert (tmp_path / "four").read_bytes() != (tmp_path / "one").read_bytes()


@given(heights=st.lists(st.integers(0, 9), max_size=8), size=st.integers(1, 7))
def test_row_groups_have_fixed_sizes(heights: list[int], size: int) -> None:
    numbers = pl.DataFrame({"n": range(sum(heights))}, schema={"n": pl.Int32})
    starts = [sum(heights[:place]) for place in range(len(heights))]
    pieces = [numbers.slice(start, height) for start, height in zip(starts, heights, strict=True)]
    groups = list(row_groups(pieces, size))
    assert all(group.height == size for group in groups[:-1])
    assert all(0 < group.height <= size for group in groups)
    joined = [number for group in groups for number in group["n"].to_list()]
    assert joined == list(range(sum(heights)))


def test_row_groups_on_disk(tmp_path: Path) -> None:
    frame = rejected_frame([rejected()] * (ROW_GROUP + 1))
    write_table(frame, tmp_path / "rejected.parquet", {})
    assert pq.ParquetFile(tmp_path / "rejected.parquet").num_row_groups == 2
    assert read_rejected(tmp_path).height == ROW_GROUP + 1


def test_a_result_folder_or_its_file_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "out [1]"
    folder.mkdir()
    write_table(events_frame([event()]), folder / "events.parquet", {"codebook": "cameo"})
    write_table(documents_frame([document_row()]), folder / "documents.parquet", {})
    write_table(rejected_frame([rejected()]), folder / "rejected.parquet", {})
    assert_frame_equal(read_events(folder), read_events(str(folder / "events.parquet")))
    assert read_documents(folder)["doc_id"].to_list() == ["d1"]
    assert read_rejected(folder)["reason"].to_list() == ["no_date"]
    assert read_metadata(folder) == {"codebook": "cameo"}


def test_reading_validates(tmp_path: Path) -> None:
    write_table(events_frame([event(status="real")]), tmp_path / "events.parquet", {})
    with pytest.raises(TableError, match="column status"):
        read_events(tmp_path)


def test_codes_are_judged_by_the_codebook_that_made_them(tmp_path: Path) -> None:
    frame = events_frame([event(code="PIT", root="PIT")])
    write_table(frame, tmp_path / "own.parquet", {"cameo": "false"})
    assert read_events(tmp_path / "own.parquet").height == 1
    write_table(frame, tmp_path / "cameo.parquet", {"cameo": "true"})
    with pytest.raises(TableError):
        read_events(tmp_path / "cameo.parquet")


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"events\.parquet: can't be opened"):
        read_events(tmp_path)
    (tmp_path / "events.parquet").write_text("id,text\n1,no parquet at all\n")
    with pytest.raises(InputError, match="is no Parquet file"):
        read_events(tmp_path)
    (tmp_path / "events.parquet").write_text("")
    with pytest.raises(InputError, match="is no Parquet file"):
        read_events(tmp_path)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "events.parquet"
    write_table(events_frame([event()]), path, {})
    before = path.read_bytes()

    def broken():  # type: ignore[no-untyped-def]
        yield events_frame([event()] * (ROW_GROUP + 1))
        raise RuntimeError("disk full")

    with pytest.raises(RuntimeError, match="disk full"):
        write_frames(types_of("events"), broken(), path, {})
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["events.parquet"]


@pytest.mark.parametrize("kind", [pl.Int64, pl.UInt32, pl.List(pl.String), pl.Categorical])
def test_types_outside_the_contract_are_refused(tmp_path: Path, kind) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(EventcoderError, match=r"can't hold: n \("):
        write_table(pl.DataFrame(schema={"n": kind}), tmp_path / "x.parquet", {})
    assert list(tmp_path.iterdir()) == []
