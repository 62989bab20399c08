from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from eventcoder.evaluate.gold import GoldEvent, GoldRecord
from eventcoder.evaluate.groups import false_actual
from eventcoder.evaluate.match import best, between, reversed_rows
from eventcoder.evaluate.score import code_gold, score

TEXT = "Spain urged France to free Italians."
SOURCE, TARGET = ((0, 5),), ((12, 18),)
ASK = GoldEvent(frozenset({"02", "10"}), None, SOURCE, TARGET)

Make = Callable[..., Any]


def record(event: GoldEvent = ASK, status: str = "", file: str = "a.jsonl", line: int = 1) -> GoldRecord:
    return GoldRecord(f"key{line}", file, line, TEXT, date(2018, 6, 1), status, (event,))


def test_the_surest_row_between_the_pair_counts(make_event: Make) -> None:
    rows = [
        make_event("042", "Spain", "France", TEXT, confidence=0.3),
        make_event("1014", "Spain", "France", TEXT, confidence=0.6),
        make_event("174", "France", "Spain", TEXT, confidence=0.9),
        make_event("174", "Spain", "Italians", TEXT, confidence=0.9),
    ]
    found = best(rows, ASK)
    assert found is not None and found.code == "1014"
    assert [row.code for row in reversed_rows(rows, ASK)] == ["174"]


def test_overlap_is_enough_touching_is_not(make_event: Make) -> None:
    inside = make_event("020", "pain", "Fr", TEXT)
    beside = make_event("020", " urged ", "France", TEXT)
    assert between([inside, beside], ASK) == [inside]


def test_an_empty_gold_side_matches_any_or_none(make_event: Make) -> None:
    event = GoldEvent(frozenset({"14"}), None, SOURCE, ())
    rows = [make_event("141", "Spain", None, TEXT), make_event("141", "Spain", "Italians", TEXT)]
    assert between(rows, event) == rows
    assert between([make_event("141", None, "France", TEXT)], event) == []


def test_statements_and_denied_acts_are_left_out(make_event: Make) -> None:
    rows = [
        make_event("010", "Spain", "France", TEXT),
        make_event("020", "Spain", "France", TEXT, status="negated"),
    ]
    assert best(rows, ASK) is None
    statement = GoldEvent(frozenset({"01"}), "012", SOURCE, TARGET)
    assert best(rows, statement) is rows[0]


def test_rows_of_a_title_never_match(make_event: Make) -> None:
    assert between([make_event("020", "Spain", "France", TEXT, sentence_id=-1)], ASK) == []


def test_given_hands_the_spans_over_and_open_does_not(make_coder: Make) -> None:
    for given, count in ((True, 2), (False, 0)):
        coder = make_coder(lambda document: [])
        code_gold(coder, [record()], given)
        assert len(coder.documents[0].given) == count


def test_records_are_coded_in_parts(make_coder: Make) -> None:
    coder, told = make_coder(lambda document: []), []
    records = [record(line=number) for number in range(600)]
    done = code_gold(coder, records, False, lambda *counts: told.append(counts))
    assert len(done) == 600 and coder.parts == [256, 256, 88]
    assert told == [(256, 600, 256 * 6), (512, 600, 512 * 6), (600, 600, 600 * 6)]


def test_figures(make_event: Make, make_coder: Make) -> None:
    right = make_event("1014", "Spain", "France", TEXT)
    wrong = make_event("174", "Spain", "France", TEXT)
    answers = {1: [right], 2: [wrong], 3: [], 4: [right, wrong]}
    coder = make_coder(lambda document: answers[document.record_number])
    result = score(code_gold(coder, [record(line=number) for number in answers], True), True)
    figures = {figure.name: figure.value for figure in result.figures}
    assert figures["root accuracy"] == 0.5  # of equally sure rows the first counts
    assert figures["class macro-F1"] == pytest.approx(2 * 2 / (4 + 2))
    assert figures["quad macro-F1"] == pytest.approx(2 * 2 / (4 + 2))
    assert "any-hit" not in figures and "code accuracy" not in figures
    assert [(pair.gold, pair.predicted, pair.count) for pair in result.confusions] == [
        ("02/10", "", 1),
        ("02/10", "17", 1),
    ]
    assert {root.label for root in result.roots} == {"02/10", "17"}


def test_any_figures(make_event: Make, make_coder: Make) -> None:
    hit = make_event("1014", "Italians", "Spain", TEXT)  # right root, wrong pair
    spray = make_event("174", "Spain", "France", TEXT)
    statement = make_event("010", "Spain", "France", TEXT)
    answers = {1: [hit, spray], 2: [spray, spray], 3: [statement], 4: [hit]}
    coder = make_coder(lambda document: answers[document.record_number])
    result = score(code_gold(coder, [record(line=number) for number in answers], False), False)
    figures = {figure.name: figure.value for figure in result.figures}
    assert figures["root accuracy"] == 0
    assert figures["any-hit"] == 0.5
    assert figures["set precision"] == pytest.approx(2 / 4)
    assert figures["set F1"] == pytest.approx(2 * 0.5 * 0.5 / (0.5 + 0.5))


def test_codes_are_scored_where_gold_has_them(make_event: Make, make_coder: Make) -> None:
    event = GoldEvent(frozenset({"02"}), "0231", SOURCE, TARGET)
    coder = make_coder(lambda document: [make_event("0233", "Spain", "France", TEXT)])
    result = score(code_gold(coder, [record(event)], True), True)
    figures = {figure.name: figure.value for figure in result.figures}
    assert (figures["root accuracy"], figures["code accuracy"]) == (1, 0)
    assert {label.label for label in result.codes} == {"0231", "0233"}


def test_unreal_and_empty_records_have_groups_of_their_own(make_event: Make, make_coder: Make) -> None:
    rows = [make_event("1014", "Spain", "France", TEXT)]
    records = [
        record(),
        record(status="negated"),
        record(status="none", file="b.jsonl"),
        record(status="statement", file="b.jsonl"),
    ]
    result = score(code_gold(make_coder(lambda document: rows), records, True), True)
    groups = {(group.file, group.status): {f.name: f.value for f in group.figures} for group in result.groups}
    assert groups["a.jsonl", ""] == {"root accuracy": 1}
    assert groups["all", "not actual"]["false actual"] == 1
    assert groups["a.jsonl", "negated"] == {"false actual": 1, "status accuracy": 0}
    assert groups["b.jsonl", "none"] == {"false actual": 1}
    assert groups["all", "none"] == {"false actual": 1}
    assert result.figures[0].n == 1  # only what happened counts in the figures


def test_false_actual(make_event: Make, make_coded: Make) -> None:
    def wrong(status: str, *rows: Any) -> bool:
        gold = record(status=status)
        return false_actual(gold, make_coded(list(rows), gold.document(False)))

    same_root = make_event("020", "Spain", "France", TEXT)
    other_root = make_event("174", "Spain", "France", TEXT)
    elsewhere = make_event("020", "Spain", "Italians", TEXT)
    negated = make_event("020", "Spain", "France", TEXT, status="negated")
    assert wrong("negated", same_root) and not wrong("negated", other_root, elsewhere, negated)
    assert wrong("none", other_root) and wrong("none", elsewhere)
    assert not wrong("none", negated, make_event("010", "Spain", "France", TEXT))


def test_scores_go_into_json(make_coder: Make) -> None:
    import json

    result = score(code_gold(make_coder(lambda document: []), [record()], False), False)
    assert json.loads(json.dumps(result.as_dict()))["records"] == 1


def test_actors_coded_are_those_that_stand_in_a_row_with_a_code(make_coder: Make, make_event: Make) -> None:
    coder = make_coder(lambda _document: [make_event("020", "Spain", "France", TEXT, source_code="ESP")])
    scored = score(code_gold(coder, [record()], False), False, "all").as_dict()
    figures = {figure["name"]: figure["value"] for figure in scored["figures"]}
    assert figures["actors found"] == 1.0
    assert figures["actors coded"] == 0.5
