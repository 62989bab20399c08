from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from eventcoder.evaluate.count_cases import judge_counts
from eventcoder.evaluate.date_cases import judge_date
from eventcoder.evaluate.place_cases import judge_place

TEXT = "Police arrested 12 people in Homs on Monday."
HOMS = {"country": "SYR", "latitude": 34.72, "longitude": 36.72, "precision": 1}
AT_HOMS = {"country": "SYR", "latitude": 34.73, "longitude": 36.71, "geo_precision": 1}


@pytest.fixture
def coded(make_event: Callable[..., Any]) -> Callable[..., Any]:
    return lambda **more: SimpleNamespace(events=(make_event("173", trigger_start=7, **more),))


def test_a_place_within_25_km_is_right_and_one_beyond_is_not(coded: Callable[..., Any]) -> None:
    data = {"text": TEXT, "place": HOMS}
    near = judge_place(data, coded(**AT_HOMS))
    assert near.wanted == near.got and near.ratios["places within 25 km"] == (True, 1)
    far = judge_place(data, coded(**AT_HOMS | {"latitude": 35.2}))
    assert far.wanted != far.got and far.ratios["places within 25 km"] == (False, 1)
    assert far.ratios["countries right"] == (True, 1)


def test_no_place_is_right_only_for_null(coded: Callable[..., Any]) -> None:
    data = {"text": TEXT, "place": None}
    nowhere = {"country": None, "geo_precision": None, "latitude": None, "longitude": None}
    assert judge_place(data, coded(**nowhere)).ratios["countries right"] == (True, 1)
    assert judge_place(data, coded(**AT_HOMS)).ratios["countries right"] == (False, 1)


def test_a_text_without_a_row_at_the_words_is_wrong(coded: Callable[..., Any]) -> None:
    judged = judge_place({"text": TEXT, "place": None, "at": "Monday"}, coded())
    assert judged.got == ("no row",) and judged.ratios["countries right"] == (False, 1)


@pytest.mark.parametrize(
    ("precision", "day", "right"),
    [("day", 3, False), ("week", 5, True), ("week", 6, False), ("month", 30, True), ("year", 30, True)],
)
def test_how_near_a_date_must_come(coded: Callable[..., Any], precision: str, day: int, right: bool) -> None:
    data = {"text": TEXT, "event_date": "2012-04-02", "precision": precision}
    judged = judge_date(data, coded(event_date=date(2012, 4, day), date_precision=precision))
    assert judged.ratios["dates right"] == (right, 1)


def test_a_column_that_the_gold_leaves_out_must_be_null(coded: Callable[..., Any]) -> None:
    none = {"fatalities": None, "injured": None, "crowd_size": None}
    data = {"text": TEXT, "counts": {"arrested": 12}}
    assert judge_counts(data, coded(**none, arrested=12)).ratios["counts right"] == (True, 1)
    assert judge_counts(data, coded(**none | {"injured": 3}, arrested=12)).ratios["counts right"] == (
        False,
        1,
    )
