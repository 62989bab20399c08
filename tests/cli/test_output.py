"""What the commands print, with a coder that answers from the test."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from eventcoder.cli import options
from eventcoder.cli.findings import show_problems
from eventcoder.errors import Problem
from eventcoder.location import Location
from eventcoder.records import Step

Invoke = Callable[..., Result]
TEXT = "Kazakh police detained protesters."


@pytest.fixture
def detains(library: Any, make_event: Any) -> Any:
    library.answer = lambda document: [make_event(document.text, "173", "Kazakh police", "protesters")]
    library.steps = (Step("clause", "detained: verb, past"), Step("clause", "second"), Step("pattern", "won"))
    return library


def test_explain_shows_steps_and_events(invoke: Invoke, detains: Any) -> None:
    result = invoke("explain", TEXT, "--date", "2022-01-05", "--codebook", "mine")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert lines[0] == TEXT.split()
    assert ["clause", "detained:", "verb,", "past"] in lines and ["second"] in lines
    assert "KAZCOP" in result.stdout and "cameo:173/abc123" in result.stdout
    assert detains.documents[0].pub_date == date(2022, 1, 5)
    loaded = detains.loads[0]
    assert (
        tuple(loaded["codebook"]) == ("mine",)
        and loaded["options"].trace
        and loaded["options"].status == "all"
    )


def test_explain_says_why_nothing_came(invoke: Invoke, library: Any) -> None:
    library.reason = "no trigger word of the codebook"
    result = invoke("explain", "It rained.")
    assert result.exit_code == 0 and "no trigger word of the codebook" in result.stdout


def test_brackets_are_no_markup(invoke: Invoke, library: Any) -> None:
    library.steps = (Step("pattern", "SOURCE invite TARGET [bold]"),)
    assert "[bold]" in invoke("explain", "A [red]b[/red].").stdout


def write_gold(path: Path) -> str:
    texts = [f"<s>Kazakh police</s> detained <t>protesters</t> {number} times." for number in range(12)]
    path.write_text("\n".join(json.dumps({"code": "173", "text": text}) for text in texts), encoding="utf-8")
    return str(path)


def test_evaluate_prints_tables(invoke: Invoke, detains: Any, tmp_path: Path) -> None:
    result = invoke("evaluate", write_gold(tmp_path / "gold.jsonl"), "--given", "--part", "all")
    assert result.exit_code == 0
    assert "12 records, given, part all" in result.stdout
    assert ["root", "accuracy", "1.000", "1.000", "1.000", "12"] in [
        s.split() for s in result.stdout.splitlines()
    ]
    assert all(len(document.given) == 2 for document in detains.documents)
    assert detains.loads[0]["options"].status == "all"


def test_evaluate_as_json(invoke: Invoke, detains: Any, tmp_path: Path) -> None:
    result = invoke(
        "evaluate", write_gold(tmp_path / "gold.jsonl"), "--json", "--part", "all", "--limit", "5"
    )
    scores = json.loads(result.stdout)
    assert scores["mode"] == "open" and scores["records"] == 5
    assert {figure["name"] for figure in scores["figures"]} >= {"root accuracy", "any-hit", "set F1"}


def test_evaluate_status_narrows_what_counts(invoke: Invoke, detains: Any, tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold.jsonl")
    scores = json.loads(invoke("evaluate", gold, "--json", "--status", "planned").stdout)
    assert scores["figures"][0]["value"] == 0


def test_evaluate_writes_misses(invoke: Invoke, library: Any, tmp_path: Path) -> None:
    path = tmp_path / "misses.jsonl"
    result = invoke("evaluate", write_gold(tmp_path / "gold.jsonl"), "--errors", str(path))
    assert result.exit_code == 0
    count = len(path.read_text(encoding="utf-8").splitlines())
    assert 0 < count < 12  # the locked ones are not among them
    assert f"{count} misses" in result.stderr and "no clause" in result.stderr


def test_codebook_comes_from_option_environment_or_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVENTCODER_CODEBOOK", raising=False)
    assert options.codebook_names(None) == ("cameo",)
    monkeypatch.setenv("EVENTCODER_CODEBOOK", os.pathsep.join(["/my folder/mine", "cameo"]))
    assert options.codebook_names([]) == ("/my folder/mine", "cameo")
    assert options.codebook_names(["other"]) == ("other",)


def test_status_lists() -> None:
    assert options.statuses("all") == frozenset(options.STATUSES)
    assert options.statuses("actual, planned") == {"actual", "planned"}


PROBLEMS = [
    Problem(Location("a.yml", 7, 9), "C204", "unknown key 'x'", "did you mean 'y'?", "error", "  x: 1"),
    Problem(Location("b,c.yml"), "C300", "100% odd\nreally", "", "warning"),
]


def test_problems_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems(PROBLEMS, "text", ["mine"])
    shown = capsys.readouterr().out
    assert "a.yml:7:9: C204 unknown key 'x': did you mean 'y'?\n    7 |   x: 1\n" in shown
    assert shown.endswith("mine: 2 problems\n")


def test_problems_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems(PROBLEMS, "json", ["mine"])
    first, second = json.loads(capsys.readouterr().out)
    assert (first["file"], first["line"], first["column"], first["code"]) == ("a.yml", 7, 9, "C204")
    assert second["severity"] == "warning"


def test_problems_for_pull_requests(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems(PROBLEMS, "github", ["mine"])
    assert capsys.readouterr().out.splitlines() == [
        "::error file=a.yml,line=7,col=9,title=C204::unknown key 'x': did you mean 'y'?",
        "::warning file=b%2Cc.yml,title=C300::100%25 odd%0Areally",
    ]


def test_evaluate_scores_an_article(invoke: Invoke, detains: Any, tmp_path: Path) -> None:
    event = {
        "code": "173",
        "acceptable_codes": [],
        "acceptable_sources": ["KAZ"],
        "acceptable_targets": ["KAZ"],
    }
    event |= {"required": True, "historical": False}
    line = {"sentence_index": 0, "paragraph": 0, "text": TEXT, "must_be_empty": False, "events": [event]}
    path = tmp_path / "article.jsonl"
    path.write_text(json.dumps(line), encoding="utf-8")
    assert "give --date" in invoke("evaluate", str(path)).stderr
    result = invoke("evaluate", str(path), "--date", "2022-01-08")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1].split() == ["article.jsonl", "1", "1", "1", "0", "0"]
