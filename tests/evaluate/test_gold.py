from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import pytest

from eventcoder.errors import InputError, UsageError
from eventcoder.evaluate.gold import is_locked, read_gold

SPANS = {
    "id": "one",
    "text": "Spain and Italy urged France to act.",
    "events": [{"roots": ["02", "10"], "source": [[0, 5], [10, 15]], "target": [[22, 28]]}],
}
MARKED = {"code": "0234", "text": "Facing floods, <s>Chad</s> asked <t>its neighbours</t> for troops."}


def write(path: Path, *records: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_spans_become_mentions_with_their_side(tmp_path: Path) -> None:
    (record,) = read_gold([write(tmp_path / "a.jsonl", SPANS)], part="all")
    given = record.document(given=True).given
    assert [(m.start, m.end, m.side) for m in given] == [
        (0, 5, "source"),
        (10, 15, "source"),
        (22, 28, "target"),
    ]
    assert record.document(given=False).given == ()
    assert record.date == date(2018, 6, 1)
    assert record.events[0].roots == {"02", "10"} and record.events[0].code is None


def test_tags_are_taken_out_and_mark_the_sides(tmp_path: Path) -> None:
    (record,) = read_gold([write(tmp_path / "a.jsonl", MARKED)], part="all")
    event = record.events[0]
    assert record.text == record.key == "Facing floods, Chad asked its neighbours for troops."
    assert [record.text[a:b] for a, b in event.source + event.target] == ["Chad", "its neighbours"]
    assert (event.code, event.roots, record.date) == ("0234", {"02"}, date(2025, 1, 1))


def test_target_may_stand_before_the_source(tmp_path: Path) -> None:
    text = "<t>Rebels</t> were shelled by <s>the army</s>."
    (record,) = read_gold([write(tmp_path / "a.jsonl", {"code": "194", "text": text})], part="all")
    event = record.events[0]
    assert [record.text[a:b] for a, b in event.source + event.target] == ["the army", "Rebels"]


def test_a_record_without_event_has_no_root(tmp_path: Path) -> None:
    text = "<s>Chad</s> and <t>Niger</t> border Libya."
    path = write(tmp_path / "a.jsonl", {"code": None, "text": text, "status": "none"})
    (record,) = read_gold([path], part="all")
    assert record.status == "none" and record.events[0].roots == frozenset()


def test_events_with_codes(tmp_path: Path) -> None:
    event = {"code": "0231", "source": [[0, 4]], "target": []}
    path = write(
        tmp_path / "a.jsonl", {"id": "x", "text": "Chad asked.", "date": "2001-02-03", "events": [event]}
    )
    (record,) = read_gold([path], part="all")
    assert record.events[0].roots == {"02"} and record.events[0].code == "0231"
    assert record.date == date(2001, 2, 3)


def test_parts_divide_the_records(tmp_path: Path) -> None:
    records = [SPANS | {"id": f"r{number}"} for number in range(40)]
    path = write(tmp_path / "a.jsonl", *records)
    parts = {part: {record.key for record in read_gold([path], part)} for part in ("read", "locked", "all")}
    assert parts["read"] | parts["locked"] == parts["all"] and not parts["read"] & parts["locked"]
    locked = {f"r{n}" for n in range(40) if int(hashlib.sha1(f"r{n}".encode()).hexdigest(), 16) % 4 == 0}
    assert parts["locked"] == locked


def test_the_key_of_a_marked_sentence_is_its_text_without_tags(tmp_path: Path) -> None:
    records = [MARKED | {"text": f"<s>Chad</s> asked <t>Niger</t> {number} times."} for number in range(30)]
    locked = read_gold([write(tmp_path / "a.jsonl", *records)], "locked")
    assert locked and all(is_locked(record.text) for record in locked)


def test_limit_counts_records_of_the_part(tmp_path: Path) -> None:
    records = [SPANS | {"id": f"r{number}"} for number in range(40)]
    path = write(tmp_path / "a.jsonl", *records)
    assert len(read_gold([path, path], "locked", limit=3)) == 6


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '"text"',
        '{"id": "a"}',
        '{"code": "02", "text": "<s>A</t>"}',
        '{"id": 1, "text": "", "events": 3}',
    ],
)
def test_a_damaged_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(SPANS) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"gold.jsonl:2: not a gold record"):
        read_gold([path], "all")


def test_wrong_part_and_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="choose read, locked or all"):
        read_gold([tmp_path / "a"], "test")
    with pytest.raises(InputError, match="can't be read"):
        read_gold([tmp_path / "a"], "read")
