from __future__ import annotations

import pytest

from eventcoder.evaluate.metrics import confusions, label_scores, macro_f1, pooled_ratio, share


def test_share_and_its_interval() -> None:
    figure = share("accuracy", [True] * 60 + [False] * 40)
    assert figure.value == pytest.approx(0.6)
    assert 0.48 < figure.low < 0.55 and 0.65 < figure.high < 0.72
    assert figure.n == 100


def test_the_interval_is_the_same_each_time() -> None:
    assert share("a", [True, False, True]) == share("a", [True, False, True])


def test_nothing_gives_zero() -> None:
    assert share("a", []).n == 0
    assert macro_f1("f", [], []).value == 0


def test_macro_f1_by_hand() -> None:
    gold = ["A", "A", "A", "B", "B", "C"]
    predicted = ["A", "A", "B", "B", "", "Z"]
    # A: P 1, R 2/3 → .8; B: P 1/2, R 1/2 → .5; C: 0. Z isn't in gold and only costs C its record.
    assert macro_f1("f", gold, predicted).value == pytest.approx((0.8 + 0.5 + 0) / 3)


def test_macro_f1_interval_holds_the_value() -> None:
    figure = macro_f1("f", ["A", "B"] * 50, ["A", "A"] * 50)
    assert figure.low <= figure.value <= figure.high
    assert figure.value == pytest.approx((2 / 3 + 0) / 2)


def test_pooled_ratio_is_of_sums() -> None:
    assert pooled_ratio("p", [1, 0, 1], [1, 3, 0], 3).value == pytest.approx(2 / 4)
    assert pooled_ratio("p", [0, 0], [0, 0], 2).value == 0


def test_label_scores() -> None:
    scores = {score.label: score for score in label_scores(["A", "A", "B"], ["A", "", "A"])}
    assert (scores["A"].gold, scores["A"].predicted, scores["A"].right) == (2, 2, 1)
    assert (scores["A"].precision, scores["A"].recall, scores["A"].f1) == (0.5, 0.5, 0.5)
    assert (scores["B"].precision, scores["B"].recall, scores["B"].f1) == (0, 0, 0)


def test_confusions_commonest_first() -> None:
    found = confusions(["A", "A", "B", "B"], ["B", "B", "", "B"])
    assert [(pair.gold, pair.predicted, pair.count) for pair in found] == [("A", "B", 2), ("B", "", 1)]
