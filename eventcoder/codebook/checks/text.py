"""Checks of the written text: characters that can't be seen, values that YAML reads otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from eventcoder.codebook.compile import Built
from eventcoder.codebook.source import Source
from eventcoder.errors import Problem
from eventcoder.location import Location

_ODD_SPACES = frozenset("\u00a0\u2007\u202f\u2028\u2029\u3000")
# Plain scalars that other YAML readers turn into numbers, booleans or dates.
_OCTAL = re.compile(r"0\d+")
_SEXAGESIMAL = re.compile(r"\d+:[0-5]\d(:[0-5]\d)?")
_BOOLEAN = re.compile(r"(?:y|n|yes|no|on|off)", re.IGNORECASE)


def invisible(built: Built) -> Iterator[Problem]:
    """No zero-width, directional or no-break characters: a name that holds one is never found."""
    for source in _sources(built):
        for number, line in enumerate(source.lines, start=1):
            for column, char in enumerate(line, start=1):
                if char in _ODD_SPACES or (not char.isascii() and unicodedata.category(char) in ("Cf", "Cc")):
                    name = unicodedata.name(char, f"U+{ord(char):04X}").lower()
                    location = Location(source.file, number, column)
                    message = f"there is an invisible character here ({name})"
                    yield source.problem_at(location, "C109", message, "delete it, or write a plain space")


def suspicious(built: Built) -> Iterator[Problem]:
    """Codes and words that other programs read as numbers or booleans stand in quotes (warning).

    Bad: `code: 010` (read as 8), `iso3: NO` (read as false). Good: `code: "010"`.
    """
    for source in _sources(built):
        for node in source.scalars():
            text = node.value
            if node.quoted or not isinstance(text, str):
                continue
            if _OCTAL.fullmatch(text) or _BOOLEAN.fullmatch(text) or _SEXAGESIMAL.fullmatch(text):
                location = Location(source.file, node.line, node.column)
                message = f"other programs read {text} as a number or as true or false"
                found = source.problem_at(location, "C110", message, f'write "{text}" in quotes')
                yield replace(found, severity="warning")


def _sources(built: Built) -> Iterator[Source]:
    for layer in built.joined.layers:
        yield layer.source
        for files in layer.files.values():
            for file in files:
                yield file.source
