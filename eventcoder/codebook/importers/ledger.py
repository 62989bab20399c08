"""What became of each line of a dictionary: nothing is lost without a word."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

IMPORTED, CHANGED, REFUSED, EMPTY = "imported", "changed", "refused", "empty"
OUTCOMES = (IMPORTED, CHANGED, REFUSED, EMPTY)
_RANK = {EMPTY: 0, IMPORTED: 1, CHANGED: 2, REFUSED: 3}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a dictionary without its comment; `number` counts from 1."""

    file: str
    number: int
    text: str


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Why a line was changed or refused."""

    file: str
    line: int
    outcome: str
    reason: str
    text: str = ""

    def __str__(self) -> str:
        """`file:line: refused: reason: the line`."""
        return f"{self.file}:{self.line}: {self.outcome}: {self.reason}: {self.text}"


@dataclass(slots=True)
class Ledger:
    """The outcome of every line of every file, and the reasons; the worst outcome of a line stands."""

    outcomes: dict[tuple[str, int], str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def empty(self, file: str, number: int) -> None:
        """A comment or a blank line: nothing to import."""
        self._set(file, number, EMPTY)

    def imported(self, line: Line) -> None:
        """The line says the same in the codebook."""
        self._set(line.file, line.number, IMPORTED)

    def changed(self, line: Line, reason: str) -> None:
        """The line is in the codebook, but says it otherwise."""
        self._remark(line, CHANGED, reason)

    def refused(self, line: Line, reason: str) -> None:
        """The line, or a part of it, isn't in the codebook."""
        self._remark(line, REFUSED, reason)

    def refusals(self) -> list[Remark]:
        """What was refused, in the order of files and lines."""
        return sorted(remark for remark in self.remarks if remark.outcome == REFUSED)

    def counts(self) -> dict[str, dict[str, int]]:
        """How many lines of each file had each outcome."""
        found: dict[str, Counter[str]] = {}
        for (file, _), outcome in self.outcomes.items():
            found.setdefault(file, Counter())[outcome] += 1
        return {file: {outcome: counts[outcome] for outcome in OUTCOMES} for file, counts in found.items()}

    def _remark(self, line: Line, outcome: str, reason: str) -> None:
        self._set(line.file, line.number, outcome)
        remark = Remark(line.file, line.number, outcome, reason, line.text.strip())
        if remark not in self.remarks[-8:]:
            self.remarks.append(remark)

    def _set(self, file: str, number: int, outcome: str) -> None:
        known = self.outcomes.get((file, number), EMPTY)
        self.outcomes[file, number] = max(known, outcome, key=_RANK.__getitem__)
