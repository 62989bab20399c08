"""Prints findings about a codebook: for people, for programs, for the annotations of a pull request."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eventcoder.cli import console
from eventcoder.errors import Problem

FORMATS = ("text", "json", "github")


def show_problems(problems: Sequence[Problem], form: str, names: Sequence[str]) -> None:
    """Prints every finding in the wanted format; in `text` also the line it is about, and the count."""
    if form == "json":
        console.as_json([_as_dict(problem) for problem in problems])
    elif form == "github":
        for problem in problems:
            console.line(_annotation(problem))
    else:
        for problem in problems:
            _show(problem)
        console.line(_summary(problems, names))


def _show(problem: Problem) -> None:
    mark = "" if problem.severity == "error" else f" ({problem.severity})"
    console.line(f"{problem}{mark}")
    if problem.source_line.strip():
        console.line(f"    {problem.location.line} | {problem.source_line}")


def _summary(problems: Sequence[Problem], names: Sequence[str]) -> str:
    checked = ", ".join(names)
    if not problems:
        return f"{checked}: no problems"
    return f"{checked}: {len(problems)} problem{'' if len(problems) == 1 else 's'}"


def _as_dict(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.location.file,
        "line": problem.location.line,
        "column": problem.location.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }


def _annotation(problem: Problem) -> str:
    """A workflow command: `::error file=…,line=…,col=…,title=C204::message`."""
    kind = {"error": "error", "warning": "warning"}.get(problem.severity, "notice")
    location = problem.location
    fields = [f"file={_property(location.file)}"]
    if location.line:
        fields += [f"line={location.line}", f"col={location.column}"]
    fields.append(f"title={_property(problem.code)}")
    text = f"{problem.message}: {problem.hint}" if problem.hint else problem.message
    return f"::{kind} {','.join(fields)}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
