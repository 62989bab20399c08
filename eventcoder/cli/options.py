"""Options that several commands share, and how their texts become values."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli.project import project_codebooks
from eventcoder.errors import UsageError

STATUSES = ("actual", "planned", "negated", "hypothetical", "historical")
READERS = ("off", "auto", "full")
CODEBOOK_VARIABLE = "EVENTCODER_CODEBOOK"
MODEL_VARIABLE = "EVENTCODER_MODEL"

Codebooks = Annotated[
    list[str] | None,
    typer.Option(
        "--codebook",
        metavar="NAME|FOLDER",
        help="Codebook to code with; repeat it to join several. Without it: the environment variable "
        f"{CODEBOOK_VARIABLE} (several are joined with '{os.pathsep}'), else eventcoder.toml, else cameo.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        envvar=MODEL_VARIABLE,
        metavar="NAME|FOLDER",
        help="spaCy model to parse with.",
    ),
]
ReaderMode = Annotated[
    str,
    typer.Option(
        "--reader",
        metavar="off|auto|full",
        help="off: rules alone decide; auto: the trained reader where they doubt; full: both everywhere.",
    ),
]
StatusOption = Annotated[
    str, typer.Option("--status", metavar="LIST", help=f"{', '.join(STATUSES)}; several with ',', or all.")
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="Publication date where a text has none."),
]


def codebook_names(given: Sequence[str] | None) -> tuple[str, ...]:
    """The codebooks to use: those given, else of the environment, else of `eventcoder.toml`, else cameo."""
    if given:
        return tuple(given)
    named = [name for name in os.environ.get(CODEBOOK_VARIABLE, "").split(os.pathsep) if name.strip()]
    return tuple(named) or project_codebooks(Path.cwd()) or ("cameo",)


def worker_count(text: str) -> int:
    """How many workers: a whole number from 1, or `auto` for one a core. UsageError for anything else."""
    from eventcoder.engines.local import usable_cores

    if text == "auto":
        return usable_cores()
    if not (text.isascii() and text.isdecimal() and int(text) >= 1):
        raise UsageError(f"--workers {text}: give 1 or more, or auto")
    return int(text)


def reader_mode(text: str) -> str:
    """The value of `--reader`. Raises UsageError for one that doesn't exist."""
    if text not in READERS:
        raise UsageError(f"--reader {text}: choose {', '.join(READERS)}")
    return text


def statuses(text: str) -> frozenset[str]:
    """The statuses of a comma-separated list, all five for `all`. Raises UsageError for an unknown one."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if names == ["all"]:
        return frozenset(STATUSES)
    unknown = [name for name in names if name not in STATUSES]
    if unknown or not names:
        wrong = ", ".join(unknown) or "nothing"
        raise UsageError(f"--status: unknown status {wrong}: choose from {', '.join(STATUSES)}, or all")
    return frozenset(names)


def day(text: str | None) -> date | None:
    """The date of `--date`. Raises UsageError where it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--date {text}: not a date: write it like 2022-01-08") from None
