"""Gold for one question at a time: what counts as right, and how the figures add up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eventcoder.errors import InputError
from eventcoder.evaluate.cases import Case, case_kind, case_scores, read_cases, write_case_misses
from eventcoder.evaluate.derived_cases import judge_acled
from eventcoder.evaluate.gold import is_locked
from eventcoder.evaluate.reference_cases import judge_references
from eventcoder.evaluate.triple_cases import judge_triples
from eventcoder.records import Coded, Document, DocumentRow, Entity, Event, Mention

TEXT = "Turkey shelled Syria. It denied the report."
ROW = DocumentRow("a", date(2020, 1, 1), None, None, None, "", 1, 1, 1, 1, 1, None, "", "")


def _mention(start: int, end: int, entity: Entity) -> Mention:
    return Mention(0, 1, 0, start, end, TEXT[start:end], entity)


def _coded(*events: Event, mentions: tuple[Mention, ...] = ()) -> Coded:
    return Coded(events, ROW, mentions=mentions)


def _event(source: str | None, target: str | None, code: str, **changes: object) -> Event:
    empty = dict.fromkeys(Event.__slots__)
    known = dict(
        source_code=source, target_code=target, code=code, root=code[:2], status="actual", mirror=False
    )
    event = Event(**{**empty, "sentence_id": 0, "trigger_start": 7, **known})
    return replace(event, **changes)


def test_a_reference_is_right_by_the_code_of_the_mention_that_covers_it() -> None:
    mentions = (_mention(0, 6, Entity("tur", "TUR")), _mention(22, 24, Entity("tur", "TUR")))
    data = {"text": TEXT, "references": [{"start": 22, "end": 24, "code": "TUR"}]}
    assert judge_references(data, _coded(mentions=mentions)).ratios == {"references right": (1, 1)}
    wrong = judge_references(data, _coded(mentions=mentions[:1]))
    assert (wrong.got, wrong.ratios["references right"]) == (("It = -",), (0, 1))


def test_two_who_are_meant_together_are_compared_as_a_set() -> None:
    both = Entity("both", parts=(Entity("tur", "TUR"), Entity("syr", "SYR")))
    data = {"text": TEXT, "references": [{"start": 22, "end": 24, "code": "SYR+TUR"}]}
    judged = judge_references(data, _coded(mentions=(_mention(22, 24, both),)))
    assert judged.ratios == {"references right": (1, 1)}


def test_a_type_is_right_only_where_every_typed_row_has_it() -> None:
    wanted = ["Explosions/Remote violence", "Shelling/artillery/missile attack"]
    data = {"text": TEXT, "acled": wanted}
    right = _event("TUR", "SYR", "194", acled_event_type=wanted[0], acled_sub_event_type=wanted[1])
    other = _event("TUR", "SYR", "190", acled_event_type="Battles")
    untyped = _event("TUR", "SYR", "111")
    assert judge_acled(data, _coded(right, untyped)).ratios["types right"] == (True, 1)
    assert judge_acled(data, _coded(right, other)).ratios["types right"] == (False, 1)
    assert judge_acled(data, _coded(untyped)).ratios["types right where typed"] == (False, False)
    nulls = {"text": TEXT, "acled": [None, None]}
    assert judge_acled(nulls, _coded(untyped)).ratios["types right"] == (True, 1)
    assert judge_acled(nulls, _coded(right)).ratios["types right"] == (False, 1)


def test_mirror_rows_count_only_where_the_gold_lists_their_direction() -> None:
    rows = (_event("TUR", "SYR", "057"), _event("SYR", "TUR", "057", mirror=True))
    one_way = judge_triples({"triples": [["TUR", "SYR", "057"]]}, _coded(*rows))
    assert one_way.ratios["triples F1"] == (2, 2)
    both = judge_triples({"triples": [["TUR", "SYR", "057"], ["SYR", "TUR", "057"]]}, _coded(*rows))
    assert both.ratios["triples F1"] == (4, 4)


def test_triples_are_also_compared_by_country_and_root() -> None:
    judged = judge_triples({"triples": [["TURMIL", "SYR", "194"]]}, _coded(_event("TUR", "SYR", "190")))
    assert judged.ratios == {"triples F1": (0, 2), "country and root F1": (2, 2)}


def test_files_of_cases_are_known_by_their_field(tmp_path: Path) -> None:
    records = [{"id": f"t-{n}", "date": "2020-01-01", "text": TEXT, "triples": []} for n in range(12)]
    path = tmp_path / "triples.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert case_kind(path) == "triples"
    locked = [case.data["id"] for case in read_cases([path], "locked")]
    assert locked == [record["id"] for record in records if is_locked(record["id"])]
    assert len(read_cases([path], "all", limit=5)) == 5


def test_a_broken_case_says_where(tmp_path: Path) -> None:
    path = tmp_path / "triples.jsonl"
    good = json.dumps({"id": "a", "date": "2020-01-01", "text": TEXT, "triples": []})
    path.write_text(good + "\n" + '{"id": "b", "text": "x"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"triples.jsonl:2: not a record of the kind 'triples'"):
        read_cases([path], "all")


def test_figures_are_sums_over_a_file_and_misses_are_written(tmp_path: Path) -> None:
    document = Document("a", date(2020, 1, 1), TEXT)
    case = Case("triples", "t.jsonl", 1, document, {"id": "a", "triples": [["TUR", "SYR", "194"]]})
    judged = [
        (case, judge_triples(case.data, _coded(_event("TUR", "SYR", "194")))),
        (case, judge_triples(case.data, _coded())),
    ]
    (score,) = case_scores(judged)
    assert (score.file, score.cases, score.figures[0].name) == ("t.jsonl", 2, "triples F1")
    assert score.figures[0].value == pytest.approx(2 / 3)
    out = tmp_path / "misses.jsonl"
    assert write_case_misses(judged, out) == 1
    assert json.loads(out.read_text())["wanted"] == ["TUR SYR 194"]
