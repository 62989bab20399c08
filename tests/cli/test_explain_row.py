"""`explain --event`: how a row of a table came about, and whether its text is the one that was coded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eventcoder.cli.app import app
from eventcoder.table.parquet import read_events

TEXT = "French police arrested ten protesters in Lyon on Monday. The sun shone."


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rows")
    record = {"id": "a", "date": "2024-05-15", "text": TEXT}
    (folder / "news.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["code", str(folder / "news.jsonl"), "-o", str(folder / "out")])
    assert done.exit_code == 0, done.stderr
    return folder


def explain(folder: Path, event: str, name: str = "news.jsonl") -> tuple[int, str, str]:
    words = ["explain", "--event", event, "--events", str(folder / "out"), "--input", str(folder / name)]
    done = CliRunner().invoke(app, words)
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.model
def test_a_row_is_explained_from_its_document(coded: Path) -> None:
    event = read_events(coded / "out").row(0, named=True)
    code, shown, remarks = explain(coded, event["event_id"])
    assert code == 0
    assert "arrested" in shown
    assert event["pattern_id"] in shown
    assert "any more" not in remarks


@pytest.mark.model
def test_another_text_is_refused(coded: Path) -> None:
    record = {"id": "a", "date": "2024-05-15", "text": TEXT.replace("ten", "two")}
    (coded / "other.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    event = read_events(coded / "out")["event_id"][0]
    code, _, said = explain(coded, event, "other.jsonl")
    assert code == 3
    assert "isn't the one that was coded" in said


@pytest.mark.model
def test_an_unknown_row_is_wrong_use(coded: Path) -> None:
    code, _, said = explain(coded, "0" * 16)
    assert code == 2
    assert "has this id" in said
