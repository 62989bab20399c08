"""Exit codes, in one place: what each kind of end tells the shell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import typer

from eventcoder.cli import console
from eventcoder.errors import CodebookError, EventcoderError, InputError, Problem, UsageError

FINE = 0
FINDINGS = 1  # validate or test failed
USAGE = 2
INPUT = 3  # can't be opened, or is of no known format
CODEBOOK = 4
INTERRUPTED = 130

_BY_ERROR: tuple[tuple[type[EventcoderError], int], ...] = (
    (UsageError, USAGE),
    (InputError, INPUT),
    (CodebookError, CODEBOOK),
)


@contextmanager
def as_exit_codes() -> Iterator[None]:
    """Turns errors that a user can mend into one message and an exit code; others keep their traceback."""
    try:
        yield
    except EventcoderError as error:
        console.error(str(error))
        raise typer.Exit(code_of(error)) from None
    except KeyboardInterrupt as error:
        console.error(f"interrupted: {error}" if error.args else "interrupted")
        raise typer.Exit(INTERRUPTED) from None


def code_of(error: EventcoderError) -> int:
    """The exit code for an error."""
    return next((code for kind, code in _BY_ERROR if isinstance(error, kind)), USAGE)


def finish(findings: bool) -> None:
    """Ends a command that looks for faults: exit code 1 where it found any."""
    if findings:
        raise typer.Exit(FINDINGS)


def stop_if_not_found(problems: Sequence[Problem], names: Sequence[str]) -> None:
    """Raises CodebookError where a codebook can't be found: that is no finding about one."""
    asked = {f"codebook '{name}'" for name in names}
    lost = tuple(problem for problem in problems if problem.location.file in asked)
    if lost:
        raise CodebookError(lost)
