"""The confidence model: what it learns, and how well its chances hold."""

from __future__ import annotations

import numpy as np
import pytest

from eventcoder.evaluate.calibrate import _chances, fit_weights, reliability
from eventcoder.events.confidence import chance, weights


def test_the_fit_finds_the_weights_behind_the_answers() -> None:
    random = np.random.default_rng(0)
    matrix = np.column_stack([np.ones(20_000), random.normal(size=(20_000, 2))])
    true = np.array([0.5, 1.5, -1.0])
    answers = (random.random(20_000) < _chances(matrix, true)).astype(float)
    assert fit_weights(matrix, answers) == pytest.approx(true, abs=0.08)


def test_reliability_counts_each_row_once() -> None:
    bins = reliability(np.array([0.05, 0.05, 0.95, 1.0]), np.array([0.0, 1.0, 1.0, 1.0]))
    assert bins == ((0.05, 0.5, 2), (0.975, 1.0, 2))


def test_a_chance_is_between_nought_and_one() -> None:
    assert chance({"loose": 0.0}, {"intercept": 0.0}) == 0.5
    assert chance({"target_apart": 1.0}, weights()) < chance({"on_path": 1.0}, weights())
