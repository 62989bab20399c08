"""`eventcoder export` as a user runs it."""

from __future__ import annotations

from pathlib import Path

from export_events import some_events
from typer.testing import CliRunner

from eventcoder.cli.app import app
from eventcoder.table.parquet import write_table


def test_writes_beside_the_events_and_tells_what_it_left_out(tmp_path: Path) -> None:
    write_table(some_events(), tmp_path / "events.parquet", {})
    result = CliRunner().invoke(app, ["export", str(tmp_path), "--format", "acled-like"])
    assert result.exit_code == 0
    assert "left out: 2 out of ACLED's scope" in result.stderr
    assert (
        (tmp_path / "events-acled-like.csv")
        .read_text(encoding="utf-8")
        .startswith("event_id_cnty,event_date,")
    )


def test_unknown_format_is_wrong_use(tmp_path: Path) -> None:
    write_table(some_events(), tmp_path / "events.parquet", {})
    result = CliRunner().invoke(app, ["export", str(tmp_path), "--format", "xml"])
    assert result.exit_code == 2
    assert "choose one of" in result.stderr
