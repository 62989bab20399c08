"""Links between documents: rules on rows made by hand, and the report pairs of tests/gold/links.jsonl."""

from __future__ import annotations

import json
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from table_rows import document_row, event
from typer.testing import CliRunner

import eventcoder
from eventcoder.aggregate.copies import copies
from eventcoder.aggregate.links import linked
from eventcoder.cli.app import app
from eventcoder.evaluate.gold import is_locked
from eventcoder.records import Document
from eventcoder.table.frames import documents_frame, events_frame
from eventcoder.table.parquet import read_events, write_table

GOLD = Path(__file__).resolve().parents[1] / "gold" / "links.jsonl"
DAY = date(2020, 1, 31)


def stories(*changes: dict[str, Any]) -> list[str]:
    """The story ids of these rows, each in a document and a story of its own where not said otherwise."""
    rows = [
        {"doc_id": f"d{n}", "story_id": f"s{n}", "sentence": f"word{n} said{n} here{n}"} | change
        for n, change in enumerate(changes)
    ]
    return linked(events_frame(event(**row) for row in rows))["story_id"].to_list()


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"event_date": DAY + timedelta(days=1)},
        {"source_code": "KAZMIL", "source_role": "MIL"},
        {"source_code": None, "source_country": None, "source_role": None},
        {"place": None, "admin1": None, "admin1_code": None, "latitude": None, "longitude": None}
        | {"geonames_id": None, "geo_precision": 3, "country": "RUS"},
        {"source_code": "RUS", "source_country": "RUS", "source_role": None}
        | {"target_code": "KAZGOV", "target_country": "KAZ", "target_role": "GOV"},
    ],
)
def test_reports_that_agree_are_one_story(other: dict[str, Any]) -> None:
    assert stories({}, other) == ["s0", "s0"]


@pytest.mark.parametrize(
    "other",
    [
        {"event_date": DAY + timedelta(days=2)},
        {"target_code": "CHN", "target_country": "CHN"},
        {"source_code": "KAZOPP", "source_role": "OPP"},
        {"place": "Almaty"},
        {"plover_type": "ASSAULT", "code": "190", "root": "19"},
        {"status": "planned"},
        {"doc_id": "d0"},
    ],
)
def test_reports_that_contradict_stay_apart(other: dict[str, Any]) -> None:
    assert stories({}, other) == ["s0", "s1"]


def test_a_story_cannot_drift_over_days() -> None:
    days = [{"event_date": DAY + timedelta(days=number)} for number in range(4)]
    assert stories(*days) == ["s0", "s0", "s2", "s2"]


def test_rows_keep_their_order_and_stories_within_a_document() -> None:
    rows = ({"doc_id": "b"}, {"doc_id": "b", "source_code": "USA"}, {"doc_id": "a"})
    frame = events_frame(event(story_id="x", **changes) for changes in rows)
    made = linked(frame)
    assert made["doc_id"].to_list() == ["b", "b", "a"]
    assert made["story_id"].n_unique() == 1


def test_copies_name_the_earliest() -> None:
    text = "The minister met the ambassador in the capital on Monday to speak about trade and fishing rights"
    assert copies({"a": text, "b": f"(Example Wire) {text}", "c": "Quite other words stand in this one"}) == {
        "b": "a"
    }


def test_a_copy_printed_days_later_is_the_same_story() -> None:
    sentence = "Astana asked Russia for aid after the flood had cut off all the roads to the coast."
    later = {"sentence": sentence, "event_date": DAY + timedelta(days=5), "pub_date": DAY + timedelta(days=5)}
    assert stories({"sentence": sentence}, later) == ["s0", "s0"]


def f1(part: str) -> float:
    """F1 of `same` over the report pairs of a part, coded by the shipped codebook."""
    pairs = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    pairs = [pair for pair in pairs if is_locked(pair["story"]) == (part == "locked")]
    texts = dict.fromkeys(
        (pair[side]["date"], pair[side]["text"]) for pair in pairs for side in ("first", "second")
    )
    names = {key: f"d{number:03}" for number, key in enumerate(texts)}
    documents = [Document(names[key], date.fromisoformat(key[0]), key[1]) for key in texts]
    events = eventcoder.load().to_frame(documents)
    right = wrong = missed = 0
    for pair in pairs:
        ids = [names[pair[side]["date"], pair[side]["text"]] for side in ("first", "second")]
        told = linked(events.filter(pl.col("doc_id").is_in(ids))).unique(["doc_id", "story_id"])
        same = bool(told["story_id"].is_duplicated().any())
        right += same and pair["same"]
        wrong += same and not pair["same"]
        missed += pair["same"] and not same
    return 2 * right / (2 * right + wrong + missed)


@pytest.mark.model
@pytest.mark.parametrize("part", ["read", "locked"])
def test_report_pairs(part: str) -> None:
    assert f1(part) >= 0.85


@pytest.mark.long
def test_a_hundred_thousand_rows_link_in_a_minute() -> None:
    rows = [
        event(
            event_id=f"{number:016x}",
            doc_id=f"d{number // 3}",
            story_id=f"s{number}",
            event_date=DAY + timedelta(days=number % 900),
            source_country=("KAZ", "USA", "RUS", "FRA")[number % 4],
            source_code=("KAZ", "USA", "RUS", "FRA")[number % 4],
            sentence=f"Astana{number} asked{number % 977} Russia{number % 13} for aid{number // 7}.",
        )
        for number in range(100_000)
    ]
    frame = events_frame(rows)
    start = time.process_time()
    assert linked(frame).height == 100_000
    assert time.process_time() - start < 60


def test_command_writes_a_whole_result(tmp_path: Path) -> None:
    folder = tmp_path / "results"
    folder.mkdir()
    write_table(events_frame([event(), event(doc_id="d2")]), folder / "events.parquet", {"codebook": "cameo"})
    write_table(documents_frame([document_row()]), folder / "documents.parquet", {})
    (folder / "run.json").write_text('{"events": 2}', encoding="utf-8")
    result = CliRunner().invoke(app, ["link", str(folder), "-o", str(tmp_path / "linked")])
    assert result.exit_code == 0, result.stderr
    assert "2 rows tell 1 stories; 1 rows are from copies" in result.stderr
    assert read_events(tmp_path / "linked")["copy_of"].to_list() == [None, "d1"]
    assert (tmp_path / "linked" / "documents.parquet").is_file()
    assert json.loads((tmp_path / "linked" / "run.json").read_text(encoding="utf-8"))["links"]["stories"] == 1


def test_a_folder_without_run_is_refused(tmp_path: Path) -> None:
    assert CliRunner().invoke(app, ["link", str(tmp_path), "-o", str(tmp_path / "x")]).exit_code == 3
