from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eventcoder.codebook.cases import RuleCase
from eventcoder.evaluate.rule_tests import find_cases, judge, run_rule_tests
from eventcoder.location import Location

TEXT = "Kazakh police detained protesters."
Make = Callable[..., Any]


def case(*events: Any, todo: str = "", forbidden: tuple[str, ...] = (), only: bool = True) -> RuleCase:
    place = Location("a.test.yml", 1, 1)
    return RuleCase("a:1", "cameo", TEXT, date(2022, 1, 5), events, todo, forbidden, only, place)


@pytest.fixture
def detain(make_event: Make) -> Any:
    return make_event("173", "Kazakh police", "protesters", TEXT, source_code="KAZCOP", target_code="KAZOPP")


def test_only_keys_that_are_given_are_compared(detain: Any) -> None:
    assert judge(case({"code": "173"}), [detain]).right
    assert judge(case({"source": "KAZCOP", "target_text": "protesters"}), [detain]).right
    assert not judge(case({"code": "173", "source": "KAZMIL"}), [detain]).right
    assert not judge(case({"code": "173", "target": None}), [detain]).right


def test_pattern_with_or_without_the_codebook(detain: Any) -> None:
    assert judge(case({"pattern": "cameo:173/abc123"}), [detain]).right
    assert judge(case({"pattern": "173/abc123"}), [detain]).right
    assert not judge(case({"pattern": "173/abc"}), [detain]).right


def test_a_sentence_without_events_must_stay_empty(detain: Any) -> None:
    assert judge(case(), []).right
    assert judge(case(), [detain]).unwanted == (detain,)


def test_other_rows_matter_only_with_only(detain: Any, make_event: Make) -> None:
    other = make_event("190", "Kazakh police", "protesters", TEXT)
    assert judge(case({"code": "173"}, only=False), [detain, other]).right
    assert judge(case({"code": "173"}, only=True), [detain, other]).unwanted == (other,)


def test_forbidden_codes_hold_for_all_below(detain: Any) -> None:
    assert judge(case(forbidden=("17",), only=False), [detain]).unwanted == (detain,)
    assert judge(case(forbidden=("18",), only=False), [detain]).right


def test_two_listed_events_need_two_rows(detain: Any, make_event: Make) -> None:
    both = case({"code": "173"}, {"code": "173"})
    assert len(judge(both, [detain]).missing) == 1
    # The first event fits both rows, the second only one: the rows must be dealt out rightly.
    second = make_event("173", "Kazakh police", "protesters", TEXT, source_code="KAZMIL")
    assert judge(case({"code": "173"}, {"source": "KAZCOP"}), [detain, second]).right


def test_other_statuses_count_only_where_listed(detain: Any, make_event: Make) -> None:
    negated = make_event("190", "Kazakh police", "protesters", TEXT, status="negated")
    assert judge(case({"code": "173"}), [detain, negated]).right
    assert judge(case({"code": "190", "status": "negated"}, only=False), [negated]).right
    assert not judge(case({"code": "190"}), [negated]).right  # unsaid means actual
    planned = make_event("190", status="planned")
    assert judge(case({"code": "190", "status": "negated"}), [negated, planned]).right


def test_mirror_rows_are_ignored_unless_listed(make_event: Make) -> None:
    row = make_event("040", "Kazakh police", "protesters", TEXT)
    mirror = make_event("040", "protesters", "Kazakh police", TEXT, mirror=True)
    assert judge(case({"source_text": "Kazakh police"}), [row, mirror]).right
    assert judge(case({"mirror": True}, {"mirror": False}), [row, mirror]).right
    assert judge(case({"mirror": True}, only=False), [row]).missing


def test_a_known_miss_fails_once_it_passes(detain: Any) -> None:
    known = case({"code": "173"}, todo="no pattern yet")
    missed, passed = judge(known, []), judge(known, [detain])
    assert (missed.outcome, missed.failed) == ("todo", False)
    assert (passed.outcome, passed.failed) == ("todo passed", True)


def test_all_sentences_are_coded_in_parts(make_coder: Make, detain: Any) -> None:
    coder = make_coder(lambda document: [detain] if document.record_number % 2 else [])
    results = run_rule_tests(coder, [case({"code": "173"}) for _ in range(300)])
    assert coder.parts == [256, 44]
    assert [result.outcome for result in results[:3]] == ["failed", "passed", "failed"]
    assert len({document.doc_id for document in coder.documents}) == 300


CODEBOOK = 'name: mine\nversion: "1.0"\nextends: cameo\n'


def test_only_cases_of_the_named_codebook_are_found(tmp_path: Path) -> None:
    events = tmp_path / "events"
    events.mkdir()
    (tmp_path / "codebook.yml").write_text(CODEBOOK, encoding="utf-8")
    (events / "17.test.yml").write_text(
        f'# ours\n- text: {TEXT}\n  events: [{{code: "173", target: ~}}]\n- text: Nothing happened.\n',
        encoding="utf-8",
    )
    first, second = find_cases([str(tmp_path)])
    assert first.location.file.endswith("17.test.yml") and first.location.line == 2
    assert first.events == ({"code": "173", "target": None},)
    assert find_cases([str(tmp_path)], "NOTHING") == [second]
    assert find_cases([str(tmp_path)], "17.test") == [first, second]
    assert find_cases([str(tmp_path)], "elsewhere") == []
