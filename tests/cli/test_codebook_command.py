"""`codebook validate|test|show` on a small codebook in a folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

Invoke = Callable[..., Result]
TEXT = "Kazakh police detained protesters."


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "events").mkdir(parents=True)
    (folder / "codebook.yml").write_text('name: mine\nversion: "1.0"\nextends: cameo\n', encoding="utf-8")
    (folder / "events" / "arrests.test.yml").write_text(
        f'- text: {TEXT}\n  events: [{{code: "173", source: KAZCOP}}]\n- text: It rained.\n', encoding="utf-8"
    )
    return folder


def test_cases_that_pass(invoke: Invoke, library: Any, make_event: Any, mine: Path) -> None:
    library.answer = lambda document: (
        [make_event(document.text, "173", "Kazakh police", "protesters")] if document.text == TEXT else []
    )
    for words in (["--codebook", str(mine)], [str(mine)]):
        result = invoke("codebook", "test", *words)
        assert result.exit_code == 0, result.output
        assert result.stdout == "2 cases: 2 passed, 0 failed, 0 todo, 0 todo passed\n"
    assert library.loads[0]["options"].status == "all"


def test_cases_that_fail_are_named_with_file_and_line(
    invoke: Invoke, library: Any, make_event: Any, mine: Path
) -> None:
    library.answer = lambda document: (
        [make_event(document.text, "190", "Kazakh police", "protesters")] if document.text == TEXT else []
    )
    result = invoke("codebook", "test", "--codebook", str(mine))
    assert result.exit_code == 1
    assert f"arrests.test.yml:1:3: failed: {TEXT}" in result.stdout
    assert "missing   code 173, source KAZCOP" in result.stdout
    assert (
        "unwanted  190 KAZCOP (Kazakh police) → KAZCOP (protesters), actual, cameo:190/abc123"
        in result.stdout
    )
    assert result.stdout.endswith("2 cases: 1 passed, 1 failed, 0 todo, 0 todo passed\n")


def test_only_cases_with_a_text(invoke: Invoke, library: Any, mine: Path) -> None:
    result = invoke("codebook", "test", "--codebook", str(mine), "-k", "rained")
    assert result.exit_code == 0 and result.stdout.startswith("1 cases: 1 passed")


def test_findings_give_exit_code_1(invoke: Invoke, mine: Path) -> None:
    (mine / "events" / "wrong.yml").write_text('- kode: "173"\n  patterns: [SOURCE arrest TARGET]\n')
    result = invoke("codebook", "validate", str(mine), "--format", "json")
    assert result.exit_code == 1
    found = [problem for problem in json.loads(result.stdout) if problem["file"].endswith("wrong.yml")]
    assert found and found[0]["line"] == 1 and "kode" in found[0]["message"]


@pytest.mark.parametrize("command", ["validate", "test", "show"])
def test_a_codebook_that_does_not_exist(invoke: Invoke, library: Any, command: str) -> None:
    words = ["173"] if command == "show" else []
    result = invoke("codebook", command, *words, "--codebook", "no/such")
    assert result.exit_code == 4
    assert "no/such" in result.stderr and "Traceback" not in result.output


def test_show_a_code(invoke: Invoke) -> None:
    result = invoke("codebook", "show", "173")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("173 Arrest, detain") and "COERCE" in result.stdout


def test_show_what_does_not_exist(invoke: Invoke) -> None:
    result = invoke("codebook", "show", "nosuchthing")
    assert result.exit_code == 2 and "nothing is called 'nosuchthing'" in result.stderr


def test_new_makes_a_folder_without_findings(
    invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = invoke("codebook", "new", "pit-strikes")
    assert result.exit_code == 0, result.output
    assert "pit-strikes/events/example.yml" in result.stdout.splitlines()
    assert invoke("codebook", "validate", "pit-strikes").stdout == "pit-strikes: no problems\n"
    again = invoke("codebook", "new", "pit-strikes")
    assert again.exit_code == 2 and "exists already" in again.stderr
