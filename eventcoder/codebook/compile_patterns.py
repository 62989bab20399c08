"""Pattern texts to pattern trees with ids, and operators to frames with ids."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import replace

from eventcoder.codebook.compiled import Operator, Pattern
from eventcoder.codebook.grammar import (
    PatternTree,
    Words,
    WordSet,
    normalised,
    parse_pattern,
    trigger_lemmas,
)
from eventcoder.codebook.joined import Joined, Placed, RawOperator, Rule
from eventcoder.codebook.messages import did_you_mean
from eventcoder.codebook.pattern_tokens import PatternError
from eventcoder.location import Location

Index = dict[str, tuple[Pattern, ...]]
Frames = dict[str, tuple[tuple[Operator, Pattern], ...]]


def compile_patterns(joined: Joined, sets: dict[str, WordSet]) -> list[Pattern]:
    """All valid patterns in the order that decides ties: later layer first, then earlier line."""
    ranked = sorted(joined.rules, key=lambda rule: -rule.layer)
    patterns = []
    known: dict[Words, Words] = {}
    for order, rule in enumerate(ranked):
        tree = _tree(rule, joined, sets, known)
        if tree is not None:
            patterns.append(_pattern(rule, tree, order))
            joined.ids.setdefault(patterns[-1].id, rule.layer)
    _check_overrides(patterns, joined)
    return [pattern for pattern in patterns if not _disabled(pattern, joined)]


def compile_operators(joined: Joined, sets: dict[str, WordSet]) -> list[Operator]:
    """The composition table; each operator with its frames."""
    known: dict[Words, Words] = {}
    return [_operator(raw, joined, sets, known) for raw in joined.operators.values()]


def by_trigger(patterns: list[Pattern]) -> Index:
    """Patterns by each lemma that may trigger them."""
    index: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in patterns:
        for lemma in trigger_lemmas(pattern.tree):
            index[lemma].append(pattern)
    return {lemma: tuple(found) for lemma, found in sorted(index.items())}


def frames_by_trigger(operators: list[Operator]) -> Frames:
    """Operators and their frames by each lemma that may trigger them."""
    index: dict[str, list[tuple[Operator, Pattern]]] = defaultdict(list)
    for operator in operators:
        for frame in operator.frames:
            for lemma in trigger_lemmas(frame.tree):
                index[lemma].append((operator, frame))
    return {lemma: tuple(found) for lemma, found in sorted(index.items())}


def check_disabled(joined: Joined) -> None:
    """Adds a problem for each `disable` that names no pattern or frame of an earlier layer."""
    if not joined.complete("events", "composition"):
        return
    for item in joined.disabled:
        known = [name for name, layer in joined.ids.items() if layer < item.layer]
        if item.id not in known:
            hint = did_you_mean(item.id, known, "'eventcoder codebook show WORD' lists ids")
            joined.problems.append(item.place.problem("C306", f"there is no earlier pattern {item.id}", hint))


def _tree(
    rule: Rule, joined: Joined, sets: dict[str, WordSet], known: dict[Words, Words]
) -> PatternTree | None:
    try:
        tree = parse_pattern(rule.text, sets, known)
    except PatternError as error:
        code = "C302" if error.message.startswith("unknown set") else "C301"
        if code == "C302" and not joined.complete("sets"):
            return None
        place = at_offset(rule.place, error.offset)
        joined.problems.append(place.problem(code, error.message, error.hint))
        return None
    return tree


def at_offset(place: Placed, offset: int) -> Placed:
    """The place `offset` characters into a text; its column where the text stands in one line."""
    location, lines = place.location, place.source.lines
    line = lines[location.line - 1] if location.line <= len(lines) else ""
    quote = 1 if line[location.column - 1 : location.column] in ('"', "'") else 0
    column = min(location.column + quote + offset, len(line) + 1)
    return replace(place, location=Location(location.file, location.line, column))


def _pattern(rule: Rule, tree: PatternTree, order: int) -> Pattern:
    short = hashlib.sha256(normalised(tree).encode()).hexdigest()[:6]
    identity = f"{rule.codebook}:{rule.code or rule.operator}/{rule.name or short}"
    return Pattern(
        id=identity,
        code=rule.code,
        text=rule.text,
        tree=tree,
        location=rule.place.location,
        layer=rule.layer,
        order=order,
        overrides=rule.overrides,
    )


def _operator(
    raw: RawOperator, joined: Joined, sets: dict[str, WordSet], known: dict[Words, Words]
) -> Operator:
    ranked = sorted(raw.frames, key=lambda frame: -frame.layer)
    trees = [(rule, _tree(rule, joined, sets, known)) for rule in ranked]
    frames = [_pattern(rule, tree, order) for order, (rule, tree) in enumerate(trees) if tree is not None]
    for frame in frames:
        joined.ids.setdefault(frame.id, frame.layer)
    valid = tuple(frame for frame in frames if not _disabled(frame, joined))
    codes = {key: code for key, (code, _place) in sorted(raw.codes.items())}
    return Operator(raw.name, valid, codes, raw.place.location)


def _disabled(pattern: Pattern, joined: Joined) -> bool:
    return any(item.id == pattern.id and item.layer > pattern.layer for item in joined.disabled)


def _check_overrides(patterns: list[Pattern], joined: Joined) -> None:
    if not joined.complete("events"):
        return
    known = {pattern.id for pattern in patterns}
    places = {rule.place.location: rule.place for rule in joined.rules}
    for pattern in patterns:
        for identity in sorted(pattern.overrides - known):
            hint = did_you_mean(identity, known, "'eventcoder codebook show WORD' lists ids")
            place = places[pattern.location]
            joined.problems.append(place.problem("C307", f"'overrides' names an unknown id {identity}", hint))
