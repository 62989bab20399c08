"""Verb blocks as entries of `events/*.yml`: each pattern once a verb; of two that say the same the later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from eventcoder.codebook.grammar import WordSet, parse_pattern
from eventcoder.codebook.importers.ledger import Ledger, Line
from eventcoder.codebook.importers.translate import PARTICLES, translate
from eventcoder.codebook.importers.verbs import NO_CODE, Block, Verb, VerbDictionary, VerbPattern
from eventcoder.codebook.importers.word_sets import WordSets
from eventcoder.codebook.pattern_tokens import PatternError


@dataclass(slots=True)
class _Rules:
    """The rules by verb and text: code and line of the one that holds."""

    sets: WordSets
    ledger: Ledger
    known: dict[tuple[str, str, str], tuple[str, Line]] = field(default_factory=dict)
    over: dict[tuple[str, int], tuple[Line, Line, bool]] = field(default_factory=dict)

    def add(self, source: str, trigger: str, text: str, code: str, line: Line) -> None:
        key = (source, trigger, text)
        if key in self.known:
            old_code, old = self.known.pop(key)
            if (old_code, old) != (code, line):
                self.over.setdefault((old.file, old.number), (old, line, old_code == code))
        self.known[key] = (code, line)


def event_entries(dictionary: VerbDictionary, ledger: Ledger) -> list[dict[str, Any]]:
    """The entries of `events/verbs.yml`, in the order of the dictionary."""
    rules = _Rules(dictionary.sets, ledger)
    for block in dictionary.blocks:
        _add_verbs(block, rules)
        for pattern in block.patterns:
            for text in dictionary.sets.written_out(pattern.text):
                _add_pattern(block, replace(pattern, text=text), rules)
    _refuse_what_is_gone(rules)
    return _checked(_grouped(rules), dictionary.sets, ledger)


def trigger_of(verb: Verb) -> tuple[str, str]:
    """The trigger, and the words beside it: BREAK_DOWN is `break_down`, TAKE_NOTE is `take` and `note`."""
    after = verb.after
    if after and after[0] in PARTICLES:
        return f"{verb.head}_{after[0]}", "".join(f" {word}" for word in (*verb.before, *after[1:]))
    return verb.head, "".join(f" {word}" for word in (*verb.before, *after))


def _add_verbs(block: Block, rules: _Rules) -> None:
    for verb in block.verbs:
        trigger, beside = trigger_of(verb)
        if beside:
            rules.ledger.changed(verb.line, "the words beside the verb may stand anywhere beside it")
        code = verb.code or block.code
        rules.add("SOURCE", trigger, f"{beside} TARGET~", code, verb.line)
        if _is_mutual(code):
            rules.add("SOURCE=TARGET", trigger, beside, code, verb.line)


def _add_pattern(block: Block, pattern: VerbPattern, rules: _Rules) -> None:
    try:
        done = translate(pattern.text, rules.sets)
    except ValueError as error:
        rules.ledger.refused(pattern.line, str(error))
        return
    for change in dict.fromkeys(done.changes):
        rules.ledger.changed(pattern.line, change)
    code = pattern.code
    if done.turned and code != NO_CODE:
        code = _turned(code)
    for verb in block.verbs:
        trigger, beside = trigger_of(verb)
        for text in done.texts:
            source = "SOURCE=TARGET" if done.reciprocal else "SOURCE"
            rules.add(source, trigger, beside + text, code, pattern.line)
            if _is_mutual(code) and not done.reciprocal and text.endswith(" TARGET~"):
                mutual = beside + text.removesuffix(" TARGET~")
                rules.add("SOURCE=TARGET", trigger, mutual, code, pattern.line)


def _is_mutual(code: str) -> bool:
    """The same event there and back: it also holds between two subjects, "Arnor and Gondor met"."""
    there, _, back = code.partition(":")
    return bool(there) and there == back


def _turned(code: str) -> str:
    """The code seen from the subject, who is the target: 031 is :031, 042:043 is 043:042."""
    there, _, back = code.partition(":")
    return f"{back}:{there}" if there else back


def _refuse_what_is_gone(rules: _Rules) -> None:
    standing = {(line.file, line.number) for _, line in rules.known.values()}
    for place, (line, later, same) in rules.over.items():
        if same:
            rules.ledger.changed(line, f"line {later.number} says it again")
        elif place in standing:
            rules.ledger.changed(line, f"line {later.number} gives some of it another code, which holds")
        else:
            rules.ledger.refused(line, f"line {later.number} gives it another code, which holds")


def _grouped(rules: _Rules) -> Iterable[tuple[str, str, str, list[str], Line]]:
    """Source, text, code, verbs and line: the verbs of a block together."""
    groups: dict[tuple[str, str, str, Line], list[str]] = {}
    for (source, trigger, text), (code, line) in rules.known.items():
        first = Line(line.file, line.number, "") if text.strip() != "TARGET~" else Line(line.file, 0, "")
        groups.setdefault((source, text, code, first), []).append(trigger)
    lines = {(line.file, line.number): line for _, line in rules.known.values()}
    for (source, text, code, place), triggers in groups.items():
        line = lines.get((place.file, place.number)) or rules.known[source, triggers[0], text][1]
        yield source, text, code, triggers, line


def _checked(
    groups: Iterable[tuple[str, str, str, list[str], Line]], sets: WordSets, ledger: Ledger
) -> list[dict[str, Any]]:
    """The entries whose pattern our grammar reads; the others are refused."""
    content = sets.as_file()
    known = {name: WordSet("noun", frozenset(_words(entry["words"]))) for name, entry in content.items()}
    entries: list[dict[str, Any]] = []
    for source, text, code, triggers, line in groups:
        verbs = triggers[0] if len(triggers) == 1 else "(" + "|".join(triggers) + ")"
        pattern = f"{source} {verbs}{text}"
        try:
            parse_pattern(pattern, known)
        except PatternError as error:
            ledger.refused(line, f"our grammar can't say it: {error.message}")
            continue
        entries.append({"code": code, "patterns": [pattern], "note": f"{line.file}:{line.number}"})
    return entries


def _words(words: list[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(word.split("+")) for word in words)
