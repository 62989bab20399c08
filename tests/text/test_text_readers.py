from __future__ import annotations

import gzip
import io
import json
import sys
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from eventcoder.errors import InputError, UsageError
from eventcoder.records import Document, Given, Rejected
from eventcoder.text.readers import ReadOptions, read_documents

DAY = date(2022, 1, 8)
ROW = {"id": "a", "date": "2022-01-08", "text": " It ended.\n", "title": "T", "url": "u", "publisher": "p"}


def read(*inputs: Path | str, **options: Any) -> list[Document | Rejected]:
    return list(read_documents([str(path) for path in inputs], ReadOptions(**options)))


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def csv_text(separator: str) -> str:
    return separator.join(ROW) + "\n" + separator.join(f'"{cell}"' for cell in ROW.values()) + "\n"


def in_each_format(folder: Path) -> dict[str, Path]:
    line = json.dumps(ROW)
    pq.write_table(pa.Table.from_pylist([ROW]), folder / "n.parquet")
    return {
        "jsonl": write(folder / "n.jsonl", line + "\n"),
        "ndjson": write(folder / "n.ndjson", line),
        "array": write(folder / "array.json", json.dumps([ROW])),
        "indented": write(folder / "indented.json", json.dumps([ROW], indent=2)),
        "object": write(folder / "object.json", json.dumps(ROW, indent=2)),
        "lines": write(folder / "lines.json", line + "\n"),
        "csv": write(folder / "n.csv", csv_text(",")),
        "semicolon": write(folder / "s.csv", csv_text(";")),
        "tsv": write(folder / "n.tsv", csv_text("\t")),
        "parquet": folder / "n.parquet",
    }


FORMATS = ("jsonl", "ndjson", "array", "indented", "object", "lines", "csv", "semicolon", "tsv", "parquet")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("packed", [False, True])
def test_every_format_gives_the_same_document(tmp_path: Path, name: str, packed: bool) -> None:
    path = in_each_format(tmp_path)[name]
    if packed:
        path = path.with_name(path.name + ".gz")
        path.write_bytes(gzip.compress(path.with_suffix("").read_bytes()))
    expected = Document("a", DAY, " It ended.\n", "T", "u", "p", (), str(path), 1)
    assert read(path) == [expected]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("name", ["n.jsonl", "n.csv", "n.txt"])
def test_byte_order_marks(tmp_path: Path, encoding: str, name: str) -> None:
    text = {"n.jsonl": '{"text": "Añ😀"}\n', "n.csv": "text\nAñ😀\n", "n.txt": "Añ😀"}[name]
    (tmp_path / name).write_bytes(text.encode(encoding))
    (document,) = read(tmp_path / name, default_date=DAY)
    assert isinstance(document, Document)
    assert document.text == "Añ😀"


def test_plain_text_keeps_its_line_ends_and_takes_its_date_from_its_name(tmp_path: Path) -> None:
    write(tmp_path / "b/2022-01-08 one.txt", " One\r\ntwo\rthree\n\n")
    write(tmp_path / "a.md", "Two")
    write(tmp_path / ".hidden.txt", "No")
    second, first = read(tmp_path, default_date=date(2020, 1, 1))
    assert isinstance(first, Document) and isinstance(second, Document)
    assert (first.doc_id, first.pub_date, first.text) == (
        "b/2022-01-08 one.txt",
        DAY,
        " One\r\ntwo\rthree\n\n",
    )
    assert (second.doc_id, second.pub_date) == ("a.md", date(2020, 1, 1))


def test_without_an_id_it_is_the_input_and_the_record_number(tmp_path: Path) -> None:
    path = write(tmp_path / "news.csv", 'text\n"One\nline"\nTwo\n')
    assert [document.doc_id for document in read(path, default_date=DAY)] == ["news.csv:1", "news.csv:2"]


def test_files_of_one_name_in_two_folders_do_not_share_ids(tmp_path: Path) -> None:
    paths = [write(tmp_path / folder / "n.jsonl", '{"text": "One"}') for folder in "ab"]
    documents = read(*paths, default_date=DAY)
    assert [document.doc_id for document in documents] == [f"{path}:1" for path in paths]


def test_columns_can_be_mapped(tmp_path: Path) -> None:
    path = write(tmp_path / "n.csv", "Body,When,No\nOne,2022-01-08,7\n")
    (document,) = read(path, columns={"text": "Body", "date": "When", "id": "No"})
    assert document == Document("7", DAY, "One", input=str(path), record_number=1)
    assert [r.reason for r in read(path, columns={"text": "body"}) if isinstance(r, Rejected)] == [
        "bad_column"
    ]


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_actors(tmp_path: Path, form: str) -> None:
    actors = [{"start": 0, "end": 3, "code": "KAZ", "side": "source"}, {"start": 4, "end": 5}]
    row = {"text": "Abc d.", "actors": actors}
    path = tmp_path / f"n.{form}"
    if form == "jsonl":
        write(path, json.dumps(row))
    elif form == "csv":
        write(path, 'text,actors\nAbc d.,"' + json.dumps(actors).replace('"', '""') + '"\n')
    else:
        pq.write_table(pa.Table.from_pylist([row]), path)
    (document,) = read(path, default_date=DAY)
    assert isinstance(document, Document)
    assert document.given == (Given(0, 3, "KAZ", "source"), Given(4, 5))


def test_parquet_dates_and_times(tmp_path: Path) -> None:
    at = datetime(2022, 1, 8, 23, 30, tzinfo=UTC)
    columns = {
        "date32": pa.array([DAY]),
        "us": pa.array([at], pa.timestamp("us", "UTC")),
        "ns": pa.array([1641684600_000000001], pa.timestamp("ns")),
        "text64": pa.array(["2022-01-08"], pa.large_string()),
        "whole": pa.array([20220108]),
    }
    for name, column in columns.items():
        pq.write_table(pa.table({"text": ["One"], "date": column}), tmp_path / f"{name}.parquet")
    assert [record.pub_date for record in read(tmp_path) if isinstance(record, Document)] == [DAY] * 5


@pytest.mark.parametrize(
    ("form", "text"), [(None, '{"text": "One"}\n'), ("csv", "text\nOne\n"), ("txt", "One")]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, form: str | None, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    (document,) = read("-", format=form, default_date=DAY)
    assert isinstance(document, Document)
    assert document.text == "One"


def test_an_unusable_input_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    good = write(tmp_path / "n.jsonl", '{"text": "One"}')
    bad = [
        tmp_path / "missing.csv",
        write(tmp_path / "n.pdf", "x"),
        write(tmp_path / "noending", "x"),
        write(tmp_path / "n.parquet", "no parquet"),
        write(tmp_path / "cut.parquet", "PAR1 cut off"),
        write(tmp_path / "n.csv.gz", "not packed"),
        write(tmp_path / "empty/x.doc", "x").parent,
    ]
    for path in bad:
        with pytest.raises(InputError, match=path.name):
            read_documents([str(good), str(path)], ReadOptions())


def test_a_strange_file_in_a_folder_is_rejected_and_the_run_goes_on(tmp_path: Path) -> None:
    write(tmp_path / "a.pdf", "x")
    write(tmp_path / "b.txt", "One")
    rejected, document = read(tmp_path, default_date=DAY)
    assert isinstance(rejected, Rejected) and rejected.reason == "unknown_format"
    assert isinstance(document, Document)


def test_unknown_options_are_wrong_use(tmp_path: Path) -> None:
    path = write(tmp_path / "n.txt", "One")
    with pytest.raises(UsageError, match="body"):
        read(path, columns={"body": "text"})
    with pytest.raises(UsageError, match="docx"):
        read(path, format="docx")


@pytest.mark.parametrize("form", ["jsonl", "json", "csv"])
def test_memory_stays_flat(tmp_path: Path, form: str) -> None:
    text = "The army left the city. " * 40
    rows = [json.dumps({"text": text})] * 4_000
    whole = {"jsonl": "\n".join(rows), "json": f"[{','.join(rows)}]", "csv": "text\n" + f"{text}\n" * 4_000}
    path = write(tmp_path / f"n.{form}", whole.pop(form))
    tracemalloc.start()
    count = sum(1 for _ in read_documents([str(path)], ReadOptions(default_date=DAY)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4_000
    assert peak < path.stat().st_size / 3
