"""How far coders agree, and how right the table is by their judgement.

Percent agreement; Cohen's kappa (Cohen 1960) for two coders; Krippendorff's alpha, nominal (Krippendorff
2011), for any number, with gaps. Intervals are bootstrap 95 % intervals over rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import krippendorff
import numpy as np
import polars as pl

from eventcoder.errors import UsageError
from eventcoder.evaluate.sheets import ANSWERS, BLIND, answers, is_blind, read_sheet

RESAMPLES = 1000
SEED = 0
Ratings = list[list[str | None]]  # a list a coder, in the order of the rows


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement at one level: share of equal pairs, kappa (of two coders only), alpha with its interval."""

    level: str
    rows: int
    percent: float
    kappa: float | None
    alpha: float | None
    low: float | None
    high: float | None


def agreement(paths: Sequence[Path]) -> list[Agreement]:
    """Agreement by level between sheets of the same sample, a coder each.

    Raises UsageError where there is one sheet only, or where sheets hold other rows or are of two kinds.
    """
    if len(paths) < 2:
        raise UsageError("agreement between coders needs two sheets or more")
    sheets = [read_sheet(path).sort(pl.col("row").cast(pl.Int64)) for path in paths]
    for path, sheet in zip(paths[1:], sheets[1:], strict=True):
        if sheet["sentence"].to_list() != sheets[0]["sentence"].to_list() or is_blind(sheet) != is_blind(
            sheets[0]
        ):
            raise UsageError(f"{path}: isn't of the same sample as {paths[0]}")
    return [_agreement(level, ratings) for level, ratings in _levels(paths, sheets).items()]


def _levels(paths: Sequence[Path], sheets: Sequence[pl.DataFrame]) -> dict[str, Ratings]:
    """Level → ratings. Blind coding has root and code (an empty cell means no event), source and target."""
    if not is_blind(sheets[0]):
        return {
            column: [
                [None if one is None else str(one) for one in answers(sheet, column, path)]
                for path, sheet in zip(paths, sheets, strict=True)
            ]
            for column in ANSWERS
        }
    said = {
        column: [[(cell or "").strip() for cell in sheet[column]] for sheet in sheets] for column in BLIND
    }
    levels: dict[str, Ratings] = {"root": [[code[:2] for code in coder] for coder in said["your_code"]]}
    levels |= {column.removeprefix("your_"): list(coders) for column, coders in said.items()}
    return levels


def _agreement(level: str, ratings: Ratings) -> Agreement:
    value = alpha(ratings)
    low, high = (None, None) if value is None else _interval(ratings)
    rows = sum(1 for unit in zip(*ratings, strict=True) if sum(rating is not None for rating in unit) > 1)
    return Agreement(
        level,
        rows,
        percent_agreement(ratings),
        kappa(*ratings) if len(ratings) == 2 else None,
        value,
        low,
        high,
    )


def percent_agreement(ratings: Ratings) -> float:
    """The share of equal pairs among all pairs of coders that both rated a row; 0 where there are none."""
    pairs = [
        one == other
        for unit in zip(*ratings, strict=True)
        for one, other in combinations([rating for rating in unit if rating is not None], 2)
    ]
    return sum(pairs) / len(pairs) if pairs else 0.0


def kappa(first: Sequence[str | None], second: Sequence[str | None]) -> float | None:
    """Cohen's kappa over the rows that both rated; None where chance agreement is complete."""
    both = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    if not both:
        return None
    observed = sum(a == b for a, b in both) / len(both)
    ours, theirs = Counter(a for a, _ in both), Counter(b for _, b in both)
    expected = sum(ours[label] * theirs[label] for label in ours) / len(both) ** 2
    return None if expected == 1 else (observed - expected) / (1 - expected)


def alpha(ratings: Ratings) -> float | None:
    """Krippendorff's alpha for nominal labels; None where there are fewer than two different labels."""
    labels = sorted({rating for coder in ratings for rating in coder if rating is not None})
    if len(labels) < 2 or not any(
        sum(rating is not None for rating in unit) > 1 for unit in zip(*ratings, strict=True)
    ):
        return None
    places = {label: float(place) for place, label in enumerate(labels)}
    numbers = [[np.nan if rating is None else places[rating] for rating in coder] for coder in ratings]
    return float(krippendorff.alpha(np.asarray(numbers), level_of_measurement="nominal"))


def _interval(ratings: Ratings) -> tuple[float, float]:
    generator = np.random.default_rng(SEED)
    units = len(ratings[0])
    values = []
    for _ in range(RESAMPLES):
        chosen = generator.integers(0, units, size=units)
        value = alpha([[coder[place] for place in chosen] for coder in ratings])
        values += [] if value is None else [value]
    low, high = np.percentile(values, [2.5, 97.5]) if values else (np.nan, np.nan)
    return float(low), float(high)


@dataclass(frozen=True, slots=True)
class Precision:
    """The weighted share of rows judged right at one level, with its interval and the rows behind it."""

    level: str
    stratum: str
    rows: int
    share: float
    low: float
    high: float


def precision(path: Path) -> list[Precision]:
    """Precision by level, over the whole table and by stratum, from one judged sheet.

    `event` is right where root, source and target are. Rows are weighted by what they stand for, so that
    strata drawn evenly count as they do in the table. Raises InputError for answers that can't be read.
    """
    sheet = read_sheet(path)
    if is_blind(sheet):
        raise UsageError(f"{path}: is a blind sheet: it needs a second coder, or give it with another sheet")
    given = {column.removesuffix("_right"): answers(sheet, column, path) for column in ANSWERS}
    given["event"] = [_all(row) for row in zip(given["root"], given["source"], given["target"], strict=True)]
    strata, weights = sheet["stratum"].to_list(), sheet["weight"].to_list()
    found = []
    for level, right in given.items():
        judged = [(s, w, r) for s, w, r in zip(strata, weights, right, strict=True) if r is not None]
        found += [_precision(level, "all", judged)] if judged else []
        for stratum in sorted({s for s, _, _ in judged}):
            found.append(_precision(level, stratum, [row for row in judged if row[0] == stratum]))
    return found


def _all(row: tuple[bool | None, ...]) -> bool | None:
    return None if any(one is None for one in row) else all(row)


def _precision(level: str, stratum: str, judged: list[tuple[str, float, bool]]) -> Precision:
    weights = np.asarray([weight for _, weight, _ in judged])
    right = np.asarray([answer for _, _, answer in judged], dtype=float)

    def weighted(chosen: np.ndarray) -> float:
        return float((weights[chosen] * right[chosen]).sum() / weights[chosen].sum())

    low, high = _resampled([stratum for stratum, _, _ in judged], weighted)
    return Precision(level, stratum, len(judged), weighted(np.arange(len(judged))), low, high)


def _resampled(strata: Sequence[str], statistic: Callable[[np.ndarray], float]) -> tuple[float, float]:
    """A 95 % interval, rows drawn anew within their stratum, as they were drawn at first."""
    generator = np.random.default_rng(SEED)
    groups = [np.flatnonzero(np.asarray(strata) == stratum) for stratum in sorted(set(strata))]
    values = [
        statistic(np.concatenate([generator.choice(group, size=len(group)) for group in groups]))
        for _ in range(RESAMPLES)
    ]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def missed(path: Path) -> tuple[float, int] | None:
    """The estimated number of sentences with an event among those that have no row, and the rows behind it.

    From the sheet's sentences without an event (`sample --empty`): those whose `missed_code` is filled.
    None where the sheet has no such sentences.
    """
    sheet = read_sheet(path)
    column = "your_code" if is_blind(sheet) else "missed_code"
    empty = sheet.filter(pl.col("event_id").is_null())
    if not empty.height:
        return None
    found = empty.filter(pl.col(column).fill_null("").str.strip_chars() != "")
    return float(found["weight"].sum()), empty.height
