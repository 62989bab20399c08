"""The exceptions of eventcoder. All carry positional arguments only, so that they survive pickling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eventcoder.location import Location

Severity = Literal["error", "warning", "note"]


class EventcoderError(Exception):
    """Base of all errors that a user can mend; its text says where, what, and what to do."""


class UsageError(EventcoderError):
    """An option or argument makes no sense (exit code 2)."""


class InputError(EventcoderError):
    """An input can't be opened or is of no known format (exit code 3)."""


class OutputError(EventcoderError):
    """The result can't be written: a full or read-only disk, missing rights (exit code 2)."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding about a codebook: where, which kind (`C204`), what, and a hint what to do."""

    location: Location
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    source_line: str = ""

    def __str__(self) -> str:
        """One line: `file:line:column: C204 message: hint`."""
        text = f"{self.location}: {self.code} {self.message}"
        return f"{text}: {self.hint}" if self.hint else text


class CodebookError(EventcoderError):
    """A codebook can't be used (exit code 4). `problems` holds every fault found in one run."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """An error that tells of all problems at once."""
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """All problems, a line each."""
        return "\n".join(str(problem) for problem in self.problems)
