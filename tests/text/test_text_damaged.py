"""Damaged inputs: each says what must come out, the reason of each record or "ok", and nothing is lost."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from eventcoder.records import Document
from eventcoder.text.readers import ReadOptions, read_documents

OK = b'{"date": "2022-01-08", "text": "It ended."}\n'
HEAD = b"date,text\n"
ROW = b"2022-01-08,It ended.\n"
FRENCH = "Le président a déclaré vendredi que le gouvernement ne retirerait pas sa réforme. " * 5


def line(**fields: object) -> bytes:
    return json.dumps({"date": "2022-01-08", "text": "It ended."} | fields).encode() + b"\n"


def parquet(**columns: object) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file)
    return file.getvalue()


def cut_gzip(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)[:-8]  # without its checksum


BAD_UTF8 = pa.array([b"caf\xe9", b"It ended."], pa.binary())
DAYS = ["2022-01-08", "2022-01-08"]

# name of the case: (file name, content, what comes out, a record each)
DAMAGED: dict[str, tuple[str, bytes, str]] = {
    "broken line": ("n.jsonl", OK + b'{"text": "It\n' + OK, "ok broken_json ok"),
    "line cut off": ("n.jsonl", OK + OK[:20], "ok broken_json"),
    "single quotes": ("n.jsonl", b"{'text': 'x'}\n" + OK, "broken_json ok"),
    "two objects in a line": ("n.jsonl", OK.strip() + OK, "broken_json"),
    "empty lines": ("n.jsonl", b"\n\r\n" + OK + b"  \n" + OK, "ok ok"),
    "list": ("n.jsonl", b"[1]\n" + OK, "not_an_object ok"),
    "null, number, string": ("n.jsonl", b'null\n1\n"x"\n', "not_an_object not_an_object not_an_object"),
    "deep nesting": ("n.jsonl", b"[" * 200_000 + b"\n" + OK, "broken_json ok"),
    "endless number": ("n.jsonl", b'{"text": ' + b"9" * 10_000 + b"}\n" + OK, "broken_json ok"),
    "no text": ("n.jsonl", b'{"date": "2022-01-08"}\n' + OK, "missing_text ok"),
    "null text": ("n.jsonl", line(text=None) + OK, "missing_text ok"),
    "text is a list": ("n.jsonl", line(text=["x"]) + OK, "bad_text ok"),
    "empty text": ("n.jsonl", line(text="") + line(text=" \n\t\u00a0") + OK, "empty_text empty_text ok"),
    "latin-1 bytes": ("n.jsonl", b'{"date": "2022-01-08", "text": "caf\xe9"}\n' + OK, "undecodable ok"),
    "lone surrogate": ("n.jsonl", line(text="a \ud800 b") + OK, "undecodable ok"),
    "surrogate pair": ("n.jsonl", line(text="a \U0001f600 b"), "ok"),
    "surrogate in the id": ("n.jsonl", line(id="\udc00") + OK, "undecodable ok"),
    "surrogate in the title": ("n.jsonl", line(title="\udc00") + OK, "undecodable ok"),
    "NUL in the text": ("n.jsonl", line(text="It\u0000 ended."), "ok"),
    "no date": ("n.jsonl", b'{"text": "It ended."}\n' + OK, "no_date ok"),
    "bad dates": ("n.jsonl", line(date="03/04/2022") + line(date="2022-02-30") + OK, "bad_date bad_date ok"),
    "date out of range": ("n.jsonl", line(date="1066-10-14") + line(date=1641600000), "bad_date bad_date"),
    "repeated id": ("n.jsonl", line(id="a") + line(id="a") + line(id="b"), "ok repeated_id ok"),
    "id of a rejected record": ("n.jsonl", line(id="a", text="") + line(id="a"), "empty_text ok"),
    "id is a list": ("n.jsonl", line(id=[1]) + line(id=1) + line(id="1"), "bad_id ok repeated_id"),
    "title is an object": ("n.jsonl", line(title={"a": 1}) + OK, "bad_column ok"),
    "actors outside the text": ("n.jsonl", line(actors=[{"start": 0, "end": 99}]) + OK, "bad_actors ok"),
    "actors of other kinds": (
        "n.jsonl",
        line(actors="{") + line(actors=[1]) + line(actors=[{"start": True, "end": 2}]) + line(actors=[]),
        "bad_actors bad_actors bad_actors ok",
    ),
    "surrogate in an actor's code": (
        "n.jsonl",
        line(actors=[{"start": 0, "end": 2, "code": "\ud800"}]) + OK,
        "bad_actors ok",
    ),
    "not English": ("n.jsonl", line(text=FRENCH) + OK, "not_english ok"),
    "no full stop": ("n.jsonl", line(text="the army and " * 80_000) + OK, "no_sentences ok"),
    "UTF-16 with its mark": ("n.jsonl", (OK + OK).decode().encode("utf-16"), "ok ok"),
    "UTF-16 cut off": ("n.jsonl", (OK + OK).decode().encode("utf-16")[:-1], "ok undecodable"),
    "UTF-16 without its mark": ("2022-01-08.txt", "It ended.".encode("utf-16-le"), "undecodable"),
    "gzip cut off": ("n.jsonl.gz", cut_gzip(OK * 3), "ok ok ok broken_file"),
    "empty file": ("n.jsonl", b"", ""),
    "empty array": ("n.json", b" [ ] ", ""),
    "array cut off": ("n.json", b"[" + OK + b"," + OK[:20], "ok broken_json"),
    "array without its end": ("n.json", b"[" + OK, "ok broken_json"),
    "array with a broken element": (
        "n.json",
        b"[" + OK + b', {"text": x},\n' + OK + b"]",
        "ok broken_json ok",
    ),
    "array without commas": ("n.json", b"[" + OK + OK + b",]", "ok ok"),
    "string never closed": ("n.json", b'[{"text": "It,\n' + OK + b"," + OK + b"]", "broken_json ok ok"),
    "object never closed": ("n.json", b'[{"text": "It",\n' + OK + b"," + OK + b"]", "broken_json ok ok"),
    "objects one after the other": (
        "n.json",
        b'{\n"text": "It", "date": "20220108"}\n{\n"text": 1}',
        "ok bad_text",
    ),
    "CSV without text": ("n.csv", b"date,body\n" + ROW + ROW, "missing_text missing_text"),
    "CSV of a header": ("n.csv", HEAD, ""),
    "CSV row too long": ("n.csv", HEAD + b"2022-01-08,It ended, they said.\n" + ROW, "bad_row ok"),
    "CSV row too short": ("n.csv", HEAD + b"2022-01-08\n\n" + ROW, "missing_text ok"),
    "CSV quote never closed": ("n.csv", HEAD + b'2022-01-08,"It\n' + ROW * 3, "broken_row ok ok ok"),
    "CSV quote in a quote": ("n.csv", HEAD + b'2022-01-08,"It "ended" now"\n' + ROW, "broken_row ok"),
    "CSV with NUL and bad bytes": (
        "n.csv",
        HEAD + b"20220108,I\x00t.\n20220108,\xff\n" + ROW,
        "ok undecodable ok",
    ),
    "CSV column twice": ("n.csv", b"date,text,text\n20220108,a,b\n", "bad_column"),
    "TSV with bare quotes": ("n.tsv", b'date\ttext\n20220108\t"Go," he said.\n20220108\t"It\n', "ok ok"),
    "text file of bad bytes": ("2022-01-08.txt", b"caf\xe9", "undecodable"),
    "text file without date": ("kazakhstan-2022-01.txt", b"It ended.", "no_date"),
    "text file of no such day": ("2022-02-30.txt", b"It ended.", "bad_date"),
    "text file of two dates": ("2022-01-08_2022-01-09.txt", b"It ended.", "bad_date"),
    "empty text file": ("2022-01-08.txt", b"", "empty_text"),
    "Parquet with bad bytes": ("n.parquet", parquet(text=BAD_UTF8, date=DAYS), "undecodable ok"),
    "Parquet with nulls": (
        "n.parquet",
        parquet(text=[None, "x"], date=[DAYS[0], None]),
        "missing_text no_date",
    ),
    "Parquet without text": ("n.parquet", parquet(body=["x"]), "missing_text"),
    "Parquet of huge dates": (
        "n.parquet",
        parquet(text=["x", "y"], date=pa.array([2**62, 0], pa.timestamp("us"))),
        "undecodable ok",
    ),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_nothing_is_lost_and_the_run_goes_on(tmp_path: Path, name: str) -> None:
    file_name, content, expected = DAMAGED[name]
    (tmp_path / file_name).write_bytes(content)
    records = list(read_documents([str(tmp_path / file_name)], ReadOptions()))
    reasons = ["ok" if isinstance(record, Document) else record.reason for record in records]
    assert reasons == expected.split()
    assert [record.record_number for record in records] == list(range(1, len(records) + 1))
    for record in records:
        assert isinstance(record, Document) or record.message
        str(record).encode()  # all of it can be written to a table


def test_a_default_date_does_not_hide_a_bad_one(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_bytes(line(date="soon") + b'{"text": "It ended."}')
    bad, good = read_documents([str(tmp_path / "n.jsonl")], ReadOptions(default_date=date(2020, 1, 1)))
    assert not isinstance(bad, Document) and bad.reason == "bad_date"
    assert isinstance(good, Document) and good.pub_date == date(2020, 1, 1)


def test_a_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    with open(bytes(tmp_path) + b"/2022-01-08 caf\xe9.txt", "wb") as file:
        file.write(b"It ended.")
    (document,) = read_documents([str(tmp_path)], ReadOptions())
    assert isinstance(document, Document)
    assert document.doc_id == "2022-01-08 caf\ufffd.txt"
