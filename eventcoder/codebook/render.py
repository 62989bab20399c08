"""Findings as text for people, JSON for programs, or annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Iterable

from eventcoder.errors import Problem, UsageError

FORMATS = ("text", "json", "github")
_GITHUB = {"error": "error", "warning": "warning", "note": "notice"}


def render(problems: Iterable[Problem], form: str = "text") -> str:
    """The findings in one of FORMATS, without a last line break; UsageError for another format."""
    if form == "text":
        return "\n".join(as_text(problem) for problem in problems)
    if form == "json":
        return json.dumps([_as_dict(problem) for problem in problems], ensure_ascii=False, indent=2)
    if form == "github":
        return "\n".join(_as_github(problem) for problem in problems)
    raise UsageError(f"there is no format '{form}': choose one of {', '.join(FORMATS)}")


def as_text(problem: Problem) -> str:
    """The finding, and below it the line of the file with a mark under the place."""
    severity = "" if problem.severity == "error" else f" ({problem.severity})"
    text = f"{problem}{severity}"
    if not problem.source_line.strip():
        return text
    margin = f"    {problem.location.line} | "
    column = min(max(problem.location.column, 1), len(problem.source_line) + 1)
    # Tabs stay tabs, so that the mark stands under the right character.
    indent = "".join("\t" if char == "\t" else " " for char in problem.source_line[: column - 1])
    return f"{text}\n{margin}{problem.source_line}\n{' ' * (len(margin) - 2)}| {indent}^"


def _as_dict(problem: Problem) -> dict[str, str | int]:
    return {
        "file": problem.location.file,
        "line": problem.location.line,
        "column": problem.location.column,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }


def _as_github(problem: Problem) -> str:
    place = problem.location
    where = f"file={_property(place.file)}"
    if place.line:
        where += f",line={place.line},col={place.column}"
    said = f"{problem.message}: {problem.hint}" if problem.hint else problem.message
    return f"::{_GITHUB[problem.severity]} {where},title={problem.code}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
