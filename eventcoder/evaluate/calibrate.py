"""Fits the confidence of rows to gold: a logistic model, and how well its chances hold.

Each gold pair's best row counts, right where its root is right. Reliability is judged on cross-fitted
chances: those that a model gave which hadn't seen the record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from eventcoder.evaluate.gold import GoldRecord
from eventcoder.evaluate.match import between, left_out
from eventcoder.records import Coded, Event

Matrix = npt.NDArray[np.float64]
RIDGE = 1.0
FOLDS = 5
BINS = 10


@dataclass(frozen=True, slots=True)
class Calibration:
    """The fitted weights, and per bin of chance (mean chance, share right, rows)."""

    weights: dict[str, float]
    rows: int
    expected_error: float
    bins: tuple[tuple[float, float, int], ...]

    def write(self, path: Path) -> None:
        """Writes the weights and how they were judged as JSON."""
        said: dict[str, Any] = {
            "weights": self.weights,
            "rows": self.rows,
            "expected_calibration_error": self.expected_error,
            "bins": [{"chance": chance, "right": right, "rows": rows} for chance, right, rows in self.bins],
        }
        path.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def fit_confidence(coded: Sequence[tuple[GoldRecord, Coded]]) -> Calibration:
    """The logistic model of the rows that stand between gold pairs. The coder must have kept traces."""
    features, right = _examples(coded)
    names = sorted({name for one in features for name in one})
    matrix = np.array([[1.0, *(one.get(name, 0.0) for name in names)] for one in features])
    answers = np.array(right, dtype=np.float64)
    chances = np.empty(len(answers))
    for fold in range(FOLDS):
        held = np.arange(len(answers)) % FOLDS == fold
        chances[held] = _chances(matrix[held], fit_weights(matrix[~held], answers[~held]))
    bins = reliability(chances, answers)
    error = sum(rows * abs(chance - share) for chance, share, rows in bins) / max(1, len(answers))
    fitted = fit_weights(matrix, answers)
    weights = {
        name: round(float(value), 4) for name, value in zip(["intercept", *names], fitted, strict=True)
    }
    return Calibration(weights, len(answers), round(error, 4), bins)


def _examples(coded: Sequence[tuple[GoldRecord, Coded]]) -> tuple[list[dict[str, float]], list[bool]]:
    features, right = [], []
    for record, result in coded:
        for row, is_right in _judged(record, result):
            features.append(result.features[row.event_id])
            right.append(is_right)
    return features, right


def _judged(record: GoldRecord, result: Coded) -> Iterator[tuple[Event, bool]]:
    """The rows between a gold pair, and whether they are right; where there is no event, none is."""
    if record.status == "none":
        yield from ((row, False) for row in result.events if row.root != "01")
    if record.status not in ("", "actual"):
        return
    for event in record.events:
        for row in between(result.events, event):
            if row.status != "negated" and not left_out(row, event):
                yield row, row.root in event.roots


def _chances(matrix: Matrix, weights: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-matrix @ weights)))


def fit_weights(matrix: Matrix, answers: Matrix) -> Matrix:
    """Logistic regression by Newton's method, with a small ridge on all but the intercept."""
    weights = np.zeros(matrix.shape[1])
    ridge = np.diag([0.0, *[RIDGE] * (matrix.shape[1] - 1)])
    for _ in range(30):
        chances = _chances(matrix, weights)
        gradient = matrix.T @ (answers - chances) - ridge @ weights
        hessian = (matrix.T * (chances * (1 - chances))) @ matrix + ridge + 1e-9 * np.eye(len(weights))
        step = np.linalg.solve(hessian, gradient)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights


def reliability(chances: Matrix, answers: Matrix) -> tuple[tuple[float, float, int], ...]:
    """Per tenth of the chances that holds a row: (mean chance, share right, rows)."""
    place = np.minimum((chances * BINS).astype(int), BINS - 1)
    return tuple(
        (
            round(float(chances[place == one].mean()), 4),
            round(float(answers[place == one].mean()), 4),
            int((place == one).sum()),
        )
        for one in range(BINS)
        if (place == one).any()
    )
