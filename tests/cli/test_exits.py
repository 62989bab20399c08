"""Exit codes, and one clear message instead of a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from eventcoder.errors import CodebookError, EventcoderError, InputError, Problem, UsageError
from eventcoder.location import Location

Invoke = Callable[..., Result]
FAULT = CodebookError(
    (Problem(Location("a.yml", 7, 9), "C204", "unknown key 'untill'", "did you mean 'until'?"),)
)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("wrong"), 2),
        (InputError("in.jsonl: can't be opened"), 3),
        (FAULT, 4),
        (KeyboardInterrupt(), 130),
        (EventcoderError("something"), 2),
    ],
)
def test_exit_code_by_error(invoke: Invoke, library: Any, error: BaseException, code: int) -> None:
    library.error = error
    result = invoke("explain", "A sentence.")
    assert result.exit_code == code
    assert (str(error) or "interrupted") in result.stderr
    assert result.stdout == "" and "Traceback" not in result.output


def test_other_errors_keep_their_traceback(invoke: Invoke, library: Any) -> None:
    library.error = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        invoke("explain", "A sentence.")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["code", "in.jsonl"], "-o"),
        (["code", "-o", "out"], "INPUT"),
        (["explain", "A sentence.", "--reader", "on"], "off, auto, full"),
        (["code", "in.jsonl", "-o", "out", "--reader", "maybe"], "off, auto, full"),
        (["code", "in.jsonl", "-o", "out", "--status", "actual,done"], "unknown status done"),
        (["code", "in.jsonl", "-o", "out", "--status", ""], "unknown status nothing"),
        (["code", "in.jsonl", "-o", "out", "--shard", "0/4"], "from 1 to"),
        (["code", "in.jsonl", "-o", "out", "--shard", "5/4"], "from 1 to"),
        (["code", "in.jsonl", "-o", "out", "--shard", "x"], "from 1 to"),
        (["code", "in.jsonl", "-o", "out", "--date", "8 Jan"], "2022-01-08"),
        (["code", "in.jsonl", "-o", "out", "--workers", "0"], "--workers"),
        (["code", "in.jsonl", "-o", "out", "--lead", "0"], "--lead"),
        (["code", "in.jsonl", "-o", "out", "--colour", "red"], "--colour"),
        (["explain", " "], "empty"),
        (["explain", "A.", "--date", "2022-13-01"], "not a date"),
        (["evaluate", "gold.jsonl", "--part", "test"], "read, locked or all"),
        (["evaluate", "gold.jsonl", "--part", "locked", "--errors", "e"], "--part read only"),
        (["codebook", "validate", "--format", "xml"], "text, json, github"),
        (["geocode", "events.parquet"], "geocode"),
    ],
)
def test_wrong_use(invoke: Invoke, library: Any, words: list[str], message: str) -> None:
    result = invoke(*words)
    assert result.exit_code == 2, result.output
    assert message in result.stderr and "Traceback" not in result.output


def test_gold_that_is_missing_or_damaged(invoke: Invoke, library: Any, tmp_path: Path) -> None:
    assert invoke("evaluate", str(tmp_path / "no.jsonl")).exit_code == 3
    (tmp_path / "gold.jsonl").write_bytes(b"\xff\xfe\x00")
    result = invoke("evaluate", str(tmp_path / "gold.jsonl"))
    assert result.exit_code == 3 and "gold.jsonl" in result.stderr
    (tmp_path / "gold.jsonl").write_text("{}", encoding="utf-8")
    assert ":1: not a gold record" in invoke("evaluate", str(tmp_path / "gold.jsonl")).stderr
