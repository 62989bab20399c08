"""`codebook import petrarch`: the table, the refusals, the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Invoke = Callable[..., Result]


def test_a_dictionary_becomes_a_folder(invoke: Invoke, tmp_path: Path) -> None:
    verbs = tmp_path / "verbs.txt"
    verbs.write_text("--- VISIT [042] ---\nVISIT\n- * WRONG [!]\n- RECENTLY * [043]\n", encoding="utf-8")
    out = tmp_path / "mine"
    result = invoke("codebook", "import", "petrarch", "--verbs", str(verbs), "-o", str(out))
    assert result.exit_code == 0, result.output
    row = next(line.split() for line in result.stdout.splitlines() if line.startswith("verbs.txt "))
    assert row[1:] == ["4", "2", "1", "1", "0"]
    assert "verbs.txt:3: refused: '!' is no code" in result.stdout
    report = (out / "import.csv").read_text(encoding="utf-8").splitlines()
    assert report[0] == "file,line,outcome,reason,text" and len(report) == 3
    assert invoke("codebook", "validate", str(out)).exit_code == 0


def test_nothing_given_and_no_such_file(invoke: Invoke, tmp_path: Path) -> None:
    result = invoke("codebook", "import", "petrarch", "-o", str(tmp_path / "x"))
    assert result.exit_code == 2 and "nothing to import" in result.stderr
    result = invoke("codebook", "import", "petrarch", "--actors", "none.txt", "-o", str(tmp_path / "x"))
    assert result.exit_code == 3 and "none.txt" in result.stderr
