"""Checks of patterns: repeated ones, repeated names, and ones that can never win."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eventcoder.codebook.compile import Built
from eventcoder.codebook.compiled import Pattern
from eventcoder.codebook.grammar import normalised
from eventcoder.errors import Problem

_ACTS = frozenset({"08", "14", "15", "16", "17", "18", "19", "20"})


def repeated(built: Built) -> Iterator[Problem]:
    """The same pattern, or the same name of two entries, stands once in a layer."""
    lines: dict[tuple[int, str], Pattern] = {}
    for pattern in built.patterns:
        key = (pattern.layer, normalised(pattern.tree))
        first = lines.setdefault(key, pattern)
        if first is not pattern:
            message = f"the same pattern stands under {first.code}"
            yield _problem(built, pattern, "C304", message, f"take one out; the other is at {first.location}")
    yield from _repeated_names(built)


def _repeated_names(built: Built) -> Iterator[Problem]:
    """Two entries of one layer must not have one id; the patterns of one entry share theirs."""
    entries: dict[tuple[int, str, str], tuple[str, object]] = {}
    for layer in built.joined.layers:
        for file in layer.of("events"):
            for number, entry in enumerate(file.content):
                if entry.id is None:
                    continue
                place = file.source.location((number, "id"))
                key = (layer.index, entry.code or "", entry.id)
                if key in entries:
                    message = f"the id '{entry.id}' of {entry.code} is used twice"
                    hint = f"choose another; the first is at {entries[key][1]}"
                    yield file.source.problem("C305", (number, "id"), message, hint)
                entries.setdefault(key, (file.relative, place))


def empty_source(built: Built) -> Iterator[Problem]:
    """`SOURCE?` stands only where CAMEO knows acts without a named actor: roots 08 and 14 to 20.

    Bad: `SOURCE? praise TARGET`. Good: `SOURCE? bomb TARGET`.
    """
    codes = built.codebook.codes
    for pattern in built.patterns:
        if not built.codebook.cameo or not pattern.tree.source.optional or pattern.code not in codes:
            continue
        if codes[pattern.code].root not in _ACTS:
            message = f"SOURCE? can't stand in a pattern of {pattern.code}"
            yield _problem(built, pattern, "C312", message, "only in those of 08 and 14 to 20: write SOURCE")


def shadowed(built: Built) -> Iterator[Problem]:
    """A pattern that a later layer repeats word for word can never win again (warning).

    Bad: a shipped pattern written again under another code. Good: the same with `overrides`, which says
    that it is meant.
    """
    latest: dict[str, Pattern] = {}
    for pattern in sorted(built.patterns, key=lambda found: found.order):
        text = normalised(pattern.tree)
        winner = latest.setdefault(text, pattern)
        if winner.layer > pattern.layer and pattern.id not in winner.overrides:
            message = f"this pattern hides {pattern.id}, which says the same"
            hint = f"add 'overrides: [\"{pattern.id}\"]', or disable that id"
            yield replace(_problem(built, winner, "C309", message, hint), severity="warning")


def _problem(built: Built, pattern: Pattern, code: str, message: str, hint: str) -> Problem:
    for rule in built.joined.rules:
        if rule.place.location == pattern.location:
            return rule.place.problem(code, message, hint)
    return Problem(pattern.location, code, message, hint)
