"""What a judge of cases says about one text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judged:
    """What was wanted and what came, in words, and each figure's share as (above, below).

    The figures of a file are the sums of `above` over the sums of `below`: hits over cases for a share,
    twice the hits over gold and rows for an F1.
    """

    wanted: tuple[str, ...]
    got: tuple[str, ...]
    ratios: dict[str, tuple[float, float]]
