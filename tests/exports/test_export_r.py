"""The table in R, through CSV and Stata: types, leading zeros, and the same figures as from Python."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from export_events import some_events

from eventcoder.exports.write import export
from eventcoder.table.parquet import read_events, write_table

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(shutil.which("Rscript") is None, reason="needs Rscript"),
]
CLASSES = {
    pl.String: "character",
    pl.Date: "Date",
    pl.Int32: "numeric",
    pl.Float64: "numeric",
    pl.Boolean: "numeric",  # Stata knows no true and false
}
DESCRIBE = """
events <- haven::zap_labels(haven::zap_formats(haven::read_dta(commandArgs(TRUE)[1])))
for (name in names(events)) {
  cells <- gsub("[\\t\\n]", " ", paste(events[[name]], collapse = "|"))
  cat(name, class(events[[name]])[1], cells, "\\n", sep = "\\t")
}
"""


def r(*words: str) -> str:
    done = subprocess.run(
        ["Rscript", *words], capture_output=True, text=True, encoding="utf-8", timeout=120, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture()
def table(tmp_path: Path) -> Path:
    write_table(some_events(), tmp_path / "events.parquet", {})
    return tmp_path


def test_every_column_arrives_through_stata(table: Path) -> None:
    if subprocess.run(["Rscript", "-e", "library(haven)"], capture_output=True).returncode:
        pytest.skip("needs the R package haven")
    export(table, "stata", table / "events.dta")
    (table / "describe.R").write_text(DESCRIBE, encoding="utf-8")
    shown = r(str(table / "describe.R"), str(table / "events.dta"))
    lines = [line.split("\t") for line in shown.splitlines()]
    kinds = {line[0]: line[1] for line in lines if len(line) > 2}
    events = read_events(table)
    assert kinds == {name: CLASSES[kind.base_type()] for name, kind in events.schema.items()}
    codes = next(line[2] for line in lines if line[0] == "code")
    assert codes == "141|1834|190|190|016|0231"


def test_figures_from_r_and_from_python_have_the_same_numbers(table: Path) -> None:
    export(table, "csv", table / "events.csv")
    r("examples/analysis.R", str(table), str(table / "r"))
    script = [sys.executable, "examples/analysis.py", str(table), str(table / "python")]
    subprocess.run(script, check=True, cwd=ROOT, timeout=120)
    for name in ("by-root", "by-year", "dyads"):
        ours = (table / "python" / f"{name}.csv").read_text(encoding="utf-8")
        assert (table / "r" / f"{name}.csv").read_text(encoding="utf-8") == ours
        assert (table / "python" / f"{name}.png").stat().st_size > 0
        assert (table / "r" / f"{name}.pdf").stat().st_size > 0
