from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from eventcoder.text.readers import Reading, ReadOptions, read_documents

COUNT = 3000
LINES = "".join(
    json.dumps({"id": str(number), "date": "2024-05-15", "text": f"French police arrested {number} people."})
    + "\n"
    for number in range(COUNT)
).encode()


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz"])
def test_the_number_of_records_is_guessed_from_the_bytes_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(LINES) if name.endswith(".gz") else LINES)
    reading = Reading()
    records = read_documents([str(path)], ReadOptions(), reading)
    assert reading.records_in_all(0) is None
    for _ in range(COUNT // 2):
        next(records)
    assert 0 < reading.read <= path.stat().st_size
    guess = reading.records_in_all(COUNT // 2)
    assert guess and COUNT // 2 <= guess <= COUNT * 1.5
    assert len(list(records)) == COUNT - COUNT // 2
    assert reading.read == reading.total == path.stat().st_size
    assert reading.records_in_all(COUNT) == COUNT


def test_files_of_a_folder_add_up(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("French police arrested ten people in Lyon.", encoding="utf-8")
    reading = Reading()
    records = read_documents([str(tmp_path)], ReadOptions(default_date=date(2024, 5, 15)), reading)
    next(records), next(records)
    assert reading.records_in_all(2) == 2
    assert not list(records)


def test_of_standard_input_nothing_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES)))
    reading = Reading()
    records = read_documents(["-"], ReadOptions(), reading)
    next(records)
    assert reading.records_in_all(1) is None
