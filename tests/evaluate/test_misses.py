from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eventcoder.errors import UsageError
from eventcoder.evaluate.errors import CAUSES, count_causes, find_misses, write_misses
from eventcoder.evaluate.gold import GoldEvent, GoldRecord, is_locked

TEXT = "Spain urged France to free Italians."
EVENT = GoldEvent(frozenset({"02"}), "020", ((0, 5),), ((12, 18),))
Make = Callable[..., Any]

READ_KEY = next(f"k{n}" for n in range(50) if not is_locked(f"k{n}"))
LOCKED_KEY = next(f"k{n}" for n in range(50) if is_locked(f"k{n}"))


def gold(status: str = "", key: str = READ_KEY) -> GoldRecord:
    return GoldRecord(key, "a.jsonl", 1, TEXT, date(2018, 6, 1), status, (EVENT,))


def cause(make_coded: Make, rows: list[Any], stages: tuple[str, ...] = (), status: str = "") -> str | None:
    record = gold(status)
    misses = find_misses([(record, make_coded(rows, record.document(True), stages))])
    return misses[0].cause if misses else None


def test_causes(make_event: Make, make_coded: Make) -> None:
    def row(code: str, source: str = "Spain", target: str = "France", **more: Any) -> Any:
        return make_event(code, source, target, TEXT, **more)

    assert cause(make_coded, [row("020")]) is None
    assert cause(make_coded, [row("0231")]) == "wrong pattern"  # right root, wrong code
    assert cause(make_coded, [row("174")]) == "wrong pattern"
    assert cause(make_coded, [row("020", "France", "Spain")]) == "wrong direction"
    assert cause(make_coded, [row("020", status="negated")]) == "status"
    assert cause(make_coded, [row("020", "Italians", "France")]) == "no actor"
    assert cause(make_coded, [], ("prefilter",)) == "no clause"
    assert cause(make_coded, [], ("clause",)) == "no actor"
    assert cause(make_coded, [], ("clause", "mention")) == "no pattern"


def test_false_alarms(make_event: Make, make_coded: Make) -> None:
    row = make_event("020", "Spain", "France", TEXT)
    assert cause(make_coded, [row], status="hypothetical") == "status"
    assert cause(make_coded, [row], status="none") == "wrong pattern"
    assert cause(make_coded, [], status="none") is None


def test_locked_records_are_refused(make_coded: Make) -> None:
    record = gold(key=LOCKED_KEY)
    with pytest.raises(UsageError, match="read part only"):
        find_misses([(record, make_coded([], record.document(True)))])


def test_misses_are_written_grouped(tmp_path: Path, make_event: Make, make_coded: Make) -> None:
    record = gold()
    wrong = make_event("174", "Spain", "France", TEXT)
    coded = [
        (record, make_coded([wrong], record.document(True), ("clause",))),
        (record, make_coded([], record.document(True), ("prefilter",))),
    ]
    misses = find_misses(coded)
    write_misses(misses, tmp_path / "misses.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "misses.jsonl").read_text().splitlines()]
    assert [line["cause"] for line in lines] == ["no clause", "wrong pattern"]
    assert lines[0]["trace"] == ["prefilter: …"] and lines[0]["reason"] == "why" and lines[0]["got"] is None
    assert lines[1]["source"] == ["Spain"] and lines[1]["got"]["code"] == "174"
    assert list(count_causes(misses)) == list(CAUSES) and sum(count_causes(misses).values()) == 2


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be written"):
        write_misses([], tmp_path / "nowhere" / "misses.jsonl")
