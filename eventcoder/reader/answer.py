"""What is asked of the reader and what it answers: plain records, no model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from eventcoder.reader.labels import Labels
from eventcoder.reader.sentences import NO_EVENT, Span

Row = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and the offsets in it of source and target; a side that is not there is None."""

    text: str
    source: Span | None
    target: Span | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reader says of one pair: chances by place of `labels`, each row adding up to 1."""

    labels: Labels
    roots: Row = field(repr=False)
    codes: Row = field(repr=False)
    statuses: Row = field(repr=False)

    @property
    def none(self) -> float:
        """The chance that nothing happens from the source to the target."""
        return float(self.statuses[self.labels.statuses.index(NO_EVENT)])

    def status(self) -> str:
        """The likeliest status of an event, `none` left out."""
        ranked = sorted(zip(self.statuses, self.labels.statuses, strict=True), reverse=True)
        return next(name for _, name in ranked if name != NO_EVENT)

    def by_root(self) -> dict[str, float]:
        """The chance of each root where there is an event: the geometric mean of what two heads say."""
        sums = dict.fromkeys(self.labels.roots, 0.0)
        for chance, root in zip(self.codes, self.labels.root_of, strict=True):
            sums[root] += float(chance)
        mixed = {
            root: (float(chance) * sums[root]) ** 0.5
            for root, chance in zip(self.labels.roots, self.roots, strict=True)
        }
        total = sum(mixed.values()) or 1.0
        return {root: value / total for root, value in mixed.items()}

    def best(self, count: int = 5) -> list[tuple[str, float]]:
        """The likeliest codes with their chances: that of the root times that of the code within it."""
        within = self.within()
        places = np.argsort(-within)[:count]
        return [(self.labels.codes[place], float(within[place])) for place in places]

    def within(self) -> Row:
        """The chance of each code, where the two heads agree on the root: they add up to 1."""
        place = {root: number for number, root in enumerate(self.labels.roots)}
        of = np.array([place[root] for root in self.labels.root_of])
        totals = np.zeros(len(self.labels.roots), dtype=np.float32)
        np.add.at(totals, of, self.codes)
        return np.asarray(self.roots[of] * self.codes / np.maximum(totals[of], 1e-9))


class Reads(Protocol):
    """What the coder needs of a reader, so that tests and fits can hand in another."""

    @property
    def labels(self) -> Labels:
        """What it can say."""
        ...

    def read(self, pairs: Sequence[Pair]) -> list[Answer]:
        """An answer for each pair, in their order."""
        ...
