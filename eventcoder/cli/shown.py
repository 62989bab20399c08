"""Prints what a codebook says about a code, a pattern, an actor or a word."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from eventcoder.cli import console
from eventcoder.codebook.show import Shown, ShownActor, ShownCode, ShownPattern, ShownWord

if TYPE_CHECKING:
    from eventcoder.codebook.compiled import Name, Pattern, Role


def print_shown(shown: Shown) -> None:
    """Prints one thing: a heading, then its properties behind labels."""
    if isinstance(shown, ShownCode):
        _code(shown)
    elif isinstance(shown, ShownPattern):
        _pattern(shown)
    elif isinstance(shown, ShownActor):
        _actor(shown)
    else:
        _word(shown)
    console.line()


def _code(shown: ShownCode) -> None:
    code = shown.code
    console.heading(f"{code.code} {code.name}" + (" (a heading, never coded)" if code.abstract else ""))
    console.labelled("quad class", f"{code.quad_class or 'none'}, Goldstein {_or_none(code.goldstein)}")
    console.labelled("PLOVER", " ".join(filter(None, (code.plover_type, code.plover_mode))) or "none")
    acled = [
        f"{row.event_type} / {row.sub_event_type} {row.condition}".strip()
        for row in code.acled
        if row.event_type
    ]
    _several("ACLED", acled)
    _several("patterns", map(_line, shown.patterns))
    _several("composed", [f"{operator} + {key or 'anything else'}" for operator, key in shown.compositions])
    console.labelled("below", ", ".join(shown.below) or "none")


def _pattern(shown: ShownPattern) -> None:
    pattern = shown.pattern
    console.heading(pattern.id)
    console.labelled("pattern", pattern.text)
    console.labelled("gives", f"operator {shown.operator}" if shown.operator else pattern.code)
    console.labelled("where", str(pattern.location))
    console.labelled("triggers", ", ".join(shown.triggers))
    if pattern.overrides:
        console.labelled("overrides", ", ".join(sorted(pattern.overrides)))


def _actor(shown: ShownActor) -> None:
    actor = shown.actor
    console.heading(f"{actor.name} ({actor.id})")
    console.labelled("kind", ", ".join(filter(None, (actor.kind, actor.country))))
    _several("roles", map(_role, actor.roles))
    _several("names", map(_name, shown.names))
    console.labelled("where", str(actor.location))


def _word(shown: ShownWord) -> None:
    console.heading(shown.word)
    _several("names", [f"{name.text}: {name.kind} {name.owner}" for name in shown.names])
    _several("patterns", map(_line, shown.patterns))
    _several("operators", shown.operators)
    _several("event noun", [f"serves the patterns of {nominal.verb}" for nominal in shown.nominals])
    _several("in sets", [f"&{name}" for name in shown.sets])


def _several(label: str, texts: Iterable[str]) -> None:
    """Each text on a line of its own, the label before the first; nothing where there are none."""
    for number, text in enumerate(texts):
        console.labelled("" if number else label, text)


def _line(pattern: Pattern) -> str:
    return f"{pattern.text}   {pattern.id}   {pattern.location}"


def _role(role: Role) -> str:
    office = f" {role.office}" if role.office else ""
    return f"{role.code}{office}{_period(role.since, role.until)}"


def _name(name: Name) -> str:
    return f"{name.text} ({name.kind}){_period(name.since, name.until)}"


def _period(since: date, until: date) -> str:
    """The dates that are set, such as ` from 2019-03-23 until 2022-09-16`."""
    begun = "" if since == date.min else f" from {since}"
    return begun if until == date.max else f"{begun} until {until}"


def _or_none(value: float | None) -> str:
    return "none" if value is None else f"{value:g}"
