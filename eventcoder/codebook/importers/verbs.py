"""Verb dictionaries: synonym sets, blocks of verbs with a code, patterns, transformations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from eventcoder.codebook.importers.ledger import Ledger, Line
from eventcoder.codebook.importers.transformations import Transformation, read_transformation
from eventcoder.codebook.importers.word_sets import WordSets

_HEADER = re.compile(r"-{3,}\s*(?P<name>[^\[]*?)\s*(?:\[(?P<code>[^\]]*)\][-\s]*|-*\s*)")
_VERB = re.compile(
    r"(?P<words>\+?[^\[{\s]+)\s*(?P<forms>\{[^}]*\}?)?\s*(?:\[(?P<code>[^\]]*)\])?\s*(?P<rest>.*)"
)
_PATTERN = re.compile(r"-\s*(?P<text>[^\[]*)\[(?P<code>[^\]]*)\]?.*")
_CODES = re.compile(r"(?P<there>[0-9A-Za-z]*)(?::(?P<back>[0-9A-Za-z]*))?")
_LETTERS = re.compile(r"[a-z][a-z.'-]*")
NO_CODE = "---"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with the words before and after it that belong to it, and a code of its own or empty."""

    head: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    code: str
    line: Line


@dataclass(frozen=True, slots=True)
class VerbPattern:
    """A pattern line: its text without dash and code, and its code."""

    text: str
    code: str
    line: Line


@dataclass(slots=True)
class Block:
    """Verbs that share a code and patterns."""

    name: str
    code: str
    verbs: list[Verb] = field(default_factory=list)
    patterns: list[VerbPattern] = field(default_factory=list)


@dataclass(slots=True)
class VerbDictionary:
    """All that a verb dictionary says."""

    sets: WordSets = field(default_factory=WordSets)
    blocks: list[Block] = field(default_factory=list)
    transformations: list[Transformation] = field(default_factory=list)
    _set: str = ""

    def read(self, lines: list[Line], ledger: Ledger) -> None:
        """Adds the lines of a file."""
        for line in lines:
            ledger.imported(line)
            self._line(line, line.text.strip(), ledger)
        self.sets.close(ledger)

    def _line(self, line: Line, text: str, ledger: Ledger) -> None:
        if text.startswith("&"):
            self._set = self.sets.begin(line)
        elif text.startswith("+") and self._set:
            self.sets.add(self._set, line, ledger)
        else:
            self._set = ""
            self._of_block(line, text, ledger)

    def _of_block(self, line: Line, text: str, ledger: Ledger) -> None:
        if text.startswith("~"):
            made = read_transformation(line, ledger)
            self.transformations += [made] if made else []
        elif header := _HEADER.fullmatch(text):
            code = read_codes(header["code"] or NO_CODE, line, ledger)
            self.blocks.append(Block(header["name"], code or NO_CODE))
        elif text.startswith("-"):
            self._pattern(line, text, ledger)
        else:
            self._verb(line, text, ledger)

    def _pattern(self, line: Line, text: str, ledger: Ledger) -> None:
        found = _PATTERN.fullmatch(text)
        if found is None:
            ledger.refused(line, "a pattern needs a code in square brackets")
            return
        if not self.blocks or not self.blocks[-1].verbs:
            ledger.refused(line, "no verb stands above it")
            return
        code = read_codes(found["code"], line, ledger)
        if code:
            self.blocks[-1].patterns.append(VerbPattern(found["text"].strip(), code, line))

    def _verb(self, line: Line, text: str, ledger: Ledger) -> None:
        found = _VERB.fullmatch(text)
        if found is None or found["rest"]:
            ledger.refused(line, "no verb: VERB {FORMS} [CODE]")
            return
        code = read_codes(found["code"], line, ledger) if found["code"] is not None else ""
        if not self.blocks or self.blocks[-1].patterns:
            self.blocks.append(Block(found["words"], code or NO_CODE))  # TABARI has no headers
        verb = _verb_of(found["words"], code or "", line)
        if verb is None:
            ledger.refused(line, "a verb is made of letters")
            return
        if found["forms"]:
            ledger.changed(line, "its forms are left to the parser, which gives every form of a verb")
        self.blocks[-1].verbs.append(verb)


def _verb_of(text: str, code: str, line: Line) -> Verb | None:
    """`+TAKE_NOTE`, `WIRE_+TAP`: the verb is behind the `+`, or the first word."""
    words = [word for word in text.lower().split("_") if word]
    place = next((number for number, word in enumerate(words) if word.startswith("+")), 0)
    words = [word.lstrip("+") for word in words]
    if not words or not all(_LETTERS.fullmatch(word) for word in words):
        return None
    return Verb(words[place], tuple(words[:place]), tuple(words[place + 1 :]), code, line)


def read_codes(text: str, line: Line, ledger: Ledger) -> str:
    """`040`, `040:042`, `:042` or `---`; empty where it is refused."""
    text = text.strip()
    if text == NO_CODE:
        return NO_CODE
    found = _CODES.fullmatch(text)
    if found is None or not (found["there"] or found["back"]):
        ledger.refused(line, f"'{text}' is no code: letters and digits only")
        return ""
    return found["there"] + (f":{found['back']}" if found["back"] else "")
