"""What a measure is, and how two things are compared on a machine that others use too."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured: documents of a run, pairs of runs, factors of a growing codebook or input."""

    documents: int = 256
    pairs: int = 5
    actors: tuple[int, ...] = (1, 10, 100)
    inputs: tuple[int, ...] = (100, 1_000, 10_000)

    @classmethod
    def small(cls) -> Size:
        """Just enough to see that every measure works."""
        return cls(documents=4, pairs=1, actors=(1, 2), inputs=(2, 4))


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `least` and `most` are what it should keep to, None where nothing is asked."""

    name: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the value keeps to what is asked."""
        above = self.least is None or self.value >= self.least
        return above and (self.most is None or self.value <= self.most)


@dataclass(frozen=True, slots=True)
class Curve:
    """Points of a chart, with the names of its axes."""

    name: str
    x: str
    y: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What one measure gave."""

    figures: tuple[Figure, ...]
    curves: tuple[Curve, ...] = field(default=())

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return {
            "figures": [asdict(one) | {"holds": one.holds} for one in self.figures],
            "curves": [asdict(one) for one in self.curves],
        }


# Measures work in a folder of their own.
Measure = Callable[[Size, Path], Result]


def seconds(work: Callable[[], object], clock: Clock = time.perf_counter) -> float:
    """How long one call takes."""
    before = clock()
    work()
    return clock() - before


def ratio(
    one: Callable[[], object], other: Callable[[], object], pairs: int, clock: Clock = time.perf_counter
) -> float:
    """Time of `one` by time of `other`: the median over pairs run in turn, the order changing each time."""
    found = []
    for number in range(pairs):
        if number % 2:
            below, above = seconds(other, clock), seconds(one, clock)
        else:
            above, below = seconds(one, clock), seconds(other, clock)
        found.append(above / below)
    return statistics.median(found)


def median(values: Sequence[float]) -> float:
    """The middle value."""
    return float(statistics.median(values))
