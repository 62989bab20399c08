"""`eventcoder codebook diff` from the command line: rules alone without a model, and a corpus as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eventcoder.cli.app import app

TWO = (
    '- code: "143"\n  id: pits\n  patterns: [SOURCE paint banners]\n'
    '- code: "140"\n  patterns: [SOURCE sing]\n'
)


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_args, **_options: tmp_path / "cache")
    for name, events in (("one", TWO), ("two", TWO.replace("paint banners", "hang lanterns"))):
        folder = tmp_path / name
        (folder / "events").mkdir(parents=True)
        (folder / "codebook.yml").write_text('name: mine\nversion: "1"\nextends: cameo\n')
        (folder / "events" / "strikes.yml").write_text(events)
    return str(tmp_path / "one"), str(tmp_path / "two")


@pytest.mark.model
def test_rules_and_events_that_differ(folders: tuple[str, str], tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["codebook", "diff", *folders])
    assert told.exit_code == 0
    assert "~ pattern mine:143/pits" in told.stdout
    assert "- SOURCE paint banners" in told.stdout
    news = tmp_path / "news.jsonl"
    text = "Polish miners hung lanterns on Monday. Polish miners sang on Monday."
    news.write_text(json.dumps({"id": "a", "date": "2024-05-15", "text": text}) + "\n")
    found = CliRunner().invoke(app, ["codebook", "diff", *folders, "--on", str(news), "--json"])
    corpus = json.loads(found.stdout)["corpus"]
    assert (corpus["sentences"], corpus["sentences_touched"]) == (2, 1)
    assert corpus["by_root"] == {"14": {"appears": 1, "disappears": 0, "changes": 0}}
    assert corpus["changes"][0]["new"]["pattern_id"] == "mine:143/pits"
    shown = CliRunner().invoke(app, ["codebook", "diff", *folders, "--on", str(news)])
    assert "appears: Polish miners hung lanterns on Monday." in shown.stdout
