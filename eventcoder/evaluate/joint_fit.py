"""Fits the weights of the joint decision to gold pairs: how much to trust rules and reader, and when."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eventcoder.evaluate.calibrate import fit_weights, reliability
from eventcoder.evaluate.joint import GoldPair
from eventcoder.events.decision import (
    Decision,
    Verdict,
    decide,
    decide_status,
    evidence,
    root_parts,
)
from eventcoder.reader.sentences import NO_EVENT

Matrix = npt.NDArray[np.float64]
FOLDS = 5
STEPS, RATE = 500, 0.05
MARKED_WEIGHT = 0.1  # of a written sentence beside an annotated one, whose conventions are those of the gold
NONE_WEIGHT = 1.0  # there are few of them
# How strongly each kind of weight is held at where it starts.
HELD = {"roots": 0.5, "lean": 2.0, "convention": 4.0}
START = {"reader": 1.0, "rule": 1.0, "rule_chance": 0.8, "silent": 0.0, "none": 0.0}


@dataclass(frozen=True, slots=True)
class JointFit:
    """The fitted decision, and how it did on records that it wasn't fitted on (five folds)."""

    decision: Decision
    pairs: int
    right: float  # share of the annotated pairs with a right root
    expected_error: float  # of the confidence

    def write(self, path: Path) -> None:
        """Writes the weights as JSON."""
        said = asdict(self.decision) | {
            "fitted_on": {"pairs": str(self.pairs), "right": str(self.right), "ece": str(self.expected_error)}
        }
        path.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def fit_joint(
    given: Sequence[GoldPair], free: Sequence[GoldPair], start: Decision, known: frozenset[str]
) -> JointFit:
    """The decision fitted on pairs whose sides were given, and on pairs that the coder found itself."""
    decided: list[Verdict] = []
    for fold in range(FOLDS):
        learned = fit_roots([one for place, one in enumerate(given) if place % FOLDS != fold], start)
        decided += [
            decide(learned, one.heard.answer, one.heard.voices, known, one.heard.way)
            for one in given[fold::FOLDS]
        ]
    order = [one for fold in range(FOLDS) for one in given[fold::FOLDS]]
    fitted = fit_roots(given, start)
    fitted = replace(fitted, codes=fit_codes(given, fitted, known), statuses=fit_statuses(given, fitted))
    weights, error = fit_chance(list(zip(order, decided, strict=True)))
    open_verdicts = [
        (one, decide(fitted, one.heard.answer, one.heard.voices, known, one.heard.way)) for one in free
    ]
    open_weights, _ = fit_chance(open_verdicts)
    fitted = replace(fitted, confidence=weights, confidence_open=open_weights)
    events = [(one, verdict) for one, verdict in zip(order, decided, strict=True) if not one.status]
    right = float(np.mean([verdict.root in one.roots for one, verdict in events])) if events else 0.0
    return JointFit(fitted, len(given), round(right, 4), round(error, 4))


def _decide(decision: Decision, one: GoldPair, known: frozenset[str]) -> Verdict:
    return decide(decision, one.heard.answer, one.heard.voices, known, one.heard.way)


# -- which root


def fit_roots(pairs: Sequence[GoldPair], start: Decision) -> Decision:
    """Conditional logit by gradient steps, each weight held near its start."""
    rows = [row for one in pairs if (row := _row(one, start)) is not None]
    names = sorted({name for parts, _, _ in rows for part in parts.values() for name in part})
    place = {name: number for number, name in enumerate(names)}
    initial = np.array([START.get(name.partition(":")[2], 0.0) for name in names])
    held = np.array([HELD[name.partition(":")[0]] for name in names])
    theta, first, second = initial.copy(), np.zeros(len(names)), np.zeros(len(names))
    flat = _flatten(rows, place)
    for step in range(1, STEPS + 1):
        gradient = flat.gradient(theta) + held * (theta - initial)
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        theta = theta - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    fitted: dict[str, dict[str, float]] = {"roots": dict(START), "lean": {}, "convention": {}}
    for name, value in zip(names, theta, strict=True):
        kind, _, label = name.partition(":")
        if kind == "roots" or abs(value) >= 0.05:
            fitted[kind][label] = round(float(value), 3)
    return replace(start, roots=fitted["roots"], lean=fitted["lean"], convention=fitted["convention"])


_Row = tuple[dict[str, dict[str, float]], frozenset[str], float]


def _row(one: GoldPair, start: Decision) -> _Row | None:
    """The parts of each root's score, the right roots, and how much the pair weighs."""
    if one.status not in ("", "actual", NO_EVENT):
        return None
    parts = root_parts(one.heard.answer, one.heard.voices, one.heard.way)
    if not one.roots & set(parts):
        return None
    weight = NONE_WEIGHT if one.status == NO_EVENT else MARKED_WEIGHT if one.code is not None else 1.0
    return parts, one.roots, weight


@dataclass(frozen=True, slots=True)
class _Flat:
    """All rows in three arrays: which score, which weight, how much of it."""

    score: npt.NDArray[np.int64]
    weight: npt.NDArray[np.int64]
    amount: Matrix
    starts: npt.NDArray[np.int64]  # where the scores of each row begin
    right: Matrix  # 1 for the scores that are right
    worth: Matrix  # of the row of each score
    count: int

    def gradient(self, theta: Matrix) -> Matrix:
        """Of the negative log-likelihood, where several roots may be right."""
        scores = _sums(self.score, self.amount * theta[self.weight], self.count)
        chances = self._shares(scores, np.ones(self.count))
        among_right = self._shares(scores, self.right)
        pull = self.worth * (chances - among_right)
        return _sums(self.weight, self.amount * pull[self.score], len(theta))

    def _shares(self, scores: Matrix, mask: Matrix) -> Matrix:
        raised = np.exp(scores - scores.max()) * mask + 1e-300 * mask
        totals = np.add.reduceat(raised, self.starts)
        sizes = np.diff(np.append(self.starts, self.count))
        return np.asarray(raised / np.repeat(totals, sizes))


def _sums(places: npt.NDArray[np.int64], amounts: Matrix, count: int) -> Matrix:
    return np.asarray(np.bincount(places, amounts, minlength=count), dtype=np.float64)


def _flatten(rows: Sequence[_Row], place: dict[str, int]) -> _Flat:
    score: list[int] = []
    weight: list[int] = []
    amount: list[float] = []
    starts: list[int] = []
    right: list[float] = []
    worth: list[float] = []
    for parts, roots, value in rows:
        starts.append(len(right))
        for root, part in sorted(parts.items()):
            for name, number in part.items():
                score.append(len(right))
                weight.append(place[name])
                amount.append(number)
            right.append(float(root in roots))
            worth.append(value)
    return _Flat(
        np.array(score), np.array(weight), np.array(amount), np.array(starts), np.array(right),
        np.array(worth), len(right),
    )  # fmt: skip


# -- which code and status


def fit_codes(pairs: Sequence[GoldPair], fitted: Decision, known: frozenset[str]) -> dict[str, float]:
    """The weights of a rule's code within the root, from a grid, by the share of exact codes."""
    exact = [one for one in pairs if one.code is not None and one.status in ("", "actual")]
    grid = [
        {"rule": rule, "rule_default": default, "rule_chance": by_chance}
        for rule, default, by_chance in product((1.0, 2.0, 3.0, 4.0), (0.0, 0.5, 1.0, 2.0), (0.0, 0.3, 0.6))
    ]

    def right(weights: dict[str, float]) -> float:
        tried = replace(fitted, codes=weights)
        return sum(
            decide(tried, one.heard.answer, one.heard.voices, known, one.heard.way).code == one.code
            for one in exact
        )

    return _best(grid, right)


def fit_statuses(pairs: Sequence[GoldPair], fitted: Decision) -> dict[str, float]:
    """The bonus for the status that the rules say, by the share of right statuses; actual ones weigh less."""
    marked = [one for one in pairs if one.code is not None]
    many = max(1, sum(one.status in ("", "actual", "statement") for one in marked))
    few = max(1, len(marked) - many)

    def right(weights: dict[str, float]) -> float:
        tried = replace(fitted, statuses=weights)
        total = 0.0
        for one in marked:
            plain = one.status in ("", "actual", "statement")
            is_actual = (
                decide_status(tried, one.heard.answer, one.heard.status, bool(one.heard.voices)) == "actual"
            )
            total += (is_actual == plain) / (many if plain else few)
        return total

    bonuses = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)
    return _best([{"rule": rule, "silent": silent} for rule, silent in product(bonuses, bonuses)], right)


def _best(grid: Iterable[dict[str, float]], right: Callable[[dict[str, float]], float]) -> dict[str, float]:
    return max(grid, key=right)


# -- how sure


def fit_chance(judged: Sequence[tuple[GoldPair, Verdict]]) -> tuple[dict[str, float], float]:
    """The weights of the confidence of rows, and its expected calibration error on these pairs."""
    rows = [(one, verdict) for one, verdict in judged if verdict.code is not None and _is_event(one)]
    # Written sentences are many more: the annotated ones count as often as they must to weigh as much.
    plain = [row for row in rows if row[0].code is None]
    rows += plain * max(0, round(len(rows) / max(1, len(plain))) - 2)
    if not rows:
        return {"intercept": 0.0, "joint": 1.0}, 0.0
    features = [evidence(verdict, one.heard.way) for one, verdict in rows]
    names = sorted({name for one in features for name in one})
    matrix = np.array([[1.0, *(one.get(name, 0.0) for name in names)] for one in features])
    answers = np.array([float(verdict.root in one.roots) for one, verdict in rows])
    weights = fit_weights(matrix, answers)
    said = {name: round(float(value), 4) for name, value in zip(["intercept", *names], weights, strict=True)}
    chances = 1 / (1 + np.exp(-matrix @ weights))
    bins = reliability(chances, answers)
    return said, sum(count * abs(chance - share) for chance, share, count in bins) / len(answers)


def _is_event(one: GoldPair) -> bool:
    """Pairs of sentences whose event isn't actual say nothing of a row's root."""
    return one.status in ("", "actual", NO_EVENT)
