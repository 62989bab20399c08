"""The arithmetic of scores: accuracy, precision, recall, F1, confusions, bootstrap intervals.

Gold and predicted labels come as lists of strings of one length; the empty string stands for "none".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
SEED = 0

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Figure:
    """A score with its bootstrap 95 % interval; `n` is the number of gold records behind it."""

    name: str
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class LabelScore:
    """How one root, code or class fared: how often in gold, how often predicted, how often right."""

    label: str
    gold: int
    predicted: int
    right: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Confusion:
    """How often `gold` came out as `predicted` (the empty string: nothing came out)."""

    gold: str
    predicted: str
    count: int


def share(name: str, right: Sequence[bool]) -> Figure:
    """The share of true values, with its interval; 0 where there are none."""
    values = np.asarray(right, dtype=np.float64)
    return _figure(name, len(values), lambda chosen: float(values[chosen].mean()))


def macro_f1(name: str, gold: Sequence[str], predicted: Sequence[str]) -> Figure:
    """The mean F1 of the labels that occur in gold, with its interval; a missing prediction is a miss."""
    labels = sorted(set(gold) - {""})
    truth, guess = _encoded(gold, labels), _encoded(predicted, labels)
    size = len(labels) + 1

    def mean_f1(chosen: Indices) -> float:
        cells = np.bincount(truth[chosen] * size + guess[chosen], minlength=size * size)
        return _mean_f1(cells.reshape(size, size))

    return _figure(name, len(truth) if labels else 0, mean_f1)


def pooled_ratio(name: str, above: Sequence[float], below: Sequence[float], n: int) -> Figure:
    """Sum of `above` over sum of `below`, resampled by record: precision and F1 of sets of labels."""
    top, bottom = np.asarray(above, dtype=np.float64), np.asarray(below, dtype=np.float64)

    def ratio(chosen: Indices) -> float:
        total = float(bottom[chosen].sum())
        return float(top[chosen].sum()) / total if total else 0.0

    return _figure(name, n, ratio)


def label_scores(gold: Sequence[str], predicted: Sequence[str]) -> tuple[LabelScore, ...]:
    """Precision, recall and F1 of every label in gold or predicted, sorted by label."""
    in_gold, in_rows = Counter(gold), Counter(predicted)
    right = Counter(truth for truth, guess in zip(gold, predicted, strict=True) if truth == guess)
    labels = sorted((set(in_gold) | set(in_rows)) - {""})
    return tuple(_label_score(label, in_gold[label], in_rows[label], right[label]) for label in labels)


def confusions(gold: Sequence[str], predicted: Sequence[str]) -> tuple[Confusion, ...]:
    """The pairs of labels that differ, the commonest first."""
    pairs = Counter((truth, guess) for truth, guess in zip(gold, predicted, strict=True) if truth != guess)
    ordered = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Confusion(truth, guess, count) for (truth, guess), count in ordered)


def _label_score(label: str, gold: int, predicted: int, right: int) -> LabelScore:
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * right / (gold + predicted) if gold + predicted else 0.0
    return LabelScore(label, gold, predicted, right, precision, recall, f1)


def _encoded(labels: Sequence[str], known: list[str]) -> Indices:
    """Labels as numbers; those not in `known`, and none, are the last number."""
    places = {label: place for place, label in enumerate(known)}
    return np.asarray([places.get(label, len(known)) for label in labels], dtype=np.int64)


def _mean_f1(matrix: Indices) -> float:
    """Mean F1 over the labels with gold in this sample; rows are gold, columns predictions, the last none."""
    right = matrix.diagonal()[:-1].astype(np.float64)
    gold, predicted = matrix.sum(axis=1)[:-1], matrix.sum(axis=0)[:-1]
    present = gold > 0
    if not present.any():
        return 0.0
    return float((2 * right[present] / (gold + predicted)[present]).mean())


def _figure(name: str, n: int, statistic: Callable[[Indices], float]) -> Figure:
    if n == 0:
        return Figure(name, 0.0, 0.0, 0.0, 0)
    everything = np.arange(n, dtype=np.int64)
    generator = np.random.default_rng(SEED)
    samples = [statistic(generator.integers(0, n, size=n)) for _ in range(RESAMPLES)]
    low, high = np.percentile(samples, [2.5, 97.5])
    return Figure(name, statistic(everything), float(low), float(high), n)
