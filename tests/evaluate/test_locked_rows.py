"""Coding with what `codebook lock` wrote gives the same rows as coding with the codebook itself."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from eventcoder.codebook.lock import lock
from eventcoder.coder import CodeOptions, load
from eventcoder.records import Document

NEWS = Path(__file__).resolve().parents[2] / "examples" / "news.jsonl"


@pytest.mark.model
def test_locked_content_gives_the_same_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_args, **_options: tmp_path / "cache")
    mine = tmp_path / "mine"
    (mine / "events").mkdir(parents=True)
    (mine / "codebook.yml").write_text('name: mine\nversion: "1"\nextends: cameo\n')
    (mine / "events" / "a.yml").write_text('- code: "043"\n  patterns: [SOURCE visit TARGET]\n')
    lock((str(mine),), tmp_path / "study")
    records = [json.loads(line) for line in NEWS.read_text(encoding="utf-8").splitlines()]
    documents = [Document(one["id"], date.fromisoformat(one["date"]), one["text"]) for one in records]
    coder = load(str(mine), options=CodeOptions(reader="off"))
    again = load(str(tmp_path / "study"), options=coder.options, parser=coder.parser)
    rows = list(coder.code(documents))
    assert rows
    assert list(again.code(documents)) == rows
    assert again.metadata() == coder.metadata()
