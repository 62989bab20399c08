"""Prints findings about a codebook: for people, for programs, for the annotations of a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.cli import console
from eventcoder.errors import Problem


def show_problems(problems: Sequence[Problem], form: str, names: Sequence[str]) -> None:
    """Prints every finding in the wanted format; in `text` also the line it is about, and the count."""
    # Imported here: --help needs no codebook.
    from eventcoder.codebook.render import render

    shown = render(problems, form)
    if shown:
        console.line(shown)
    if form == "text":
        console.line(_summary(problems, names))


def _summary(problems: Sequence[Problem], names: Sequence[str]) -> str:
    checked = ", ".join(names)
    if not problems:
        return f"{checked}: no problems"
    return f"{checked}: {len(problems)} problem{'' if len(problems) == 1 else 's'}"
