"""Each sentence beside the shipped rules is a test of its own; all are parsed together, once."""

from __future__ import annotations

from functools import cache

import pytest

from eventcoder.codebook.cases import RuleCase
from eventcoder.evaluate.rule_tests import CaseResult, find_cases, run_rule_tests

pytestmark = pytest.mark.model


def _cases() -> tuple[RuleCase, ...]:
    return tuple(find_cases(("cameo",)))


@cache
def _results() -> tuple[CaseResult, ...]:
    from eventcoder.coder import CodeOptions, load

    return tuple(run_rule_tests(load(options=CodeOptions(status="all", reader="off")), _cases()))


@pytest.mark.parametrize("number", range(len(_cases())), ids=lambda number: str(_cases()[number].location))
def test_a_rule_sentence(number: int) -> None:
    result = _results()[number]
    got = [(row.code, row.source_code, row.target_code, row.status, row.pattern_id) for row in result.rows]
    assert not result.failed, (
        f"{result.case.text}\nmissing {result.missing}\nunwanted {result.unwanted}\ngot {got}"
    )
