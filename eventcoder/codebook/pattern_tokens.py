"""A pattern cut into its pieces, and the error that says where it can't be read."""

from __future__ import annotations

import re
from dataclasses import dataclass


class PatternError(ValueError):
    """A pattern can't be read. `offset` is the place in its text, counted from 0; `hint` says what to do."""

    def __init__(self, message: str, offset: int, hint: str = "") -> None:
        """An error at a place of the pattern."""
        super().__init__(message, offset, hint)
        self.message = message
        self.offset = offset
        self.hint = hint


_TOKEN = re.compile(
    r"""\s*(?:
      (?P<slot>SOURCE=TARGET|(?:SOURCE|TARGET|ACTION)(?:'s|[?~])?)
    | (?P<not>!) | (?P<open>[(\[]) | (?P<close>[)\]]) | (?P<or>\|) | (?P<any>\*)
    | (?P<set>&[a-z][a-z0-9_-]*)
    | (?P<pos>/[vn](?![\w+]))
    | (?P<word>[^\W\d_][\w.'’-]*(?:\+[^\W\d_][\w.'’-]*)*(?:/[vn])?)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a pattern: its kind, its text, and its place counted from 0."""

    kind: str
    text: str
    offset: int


def tokenise(text: str) -> list[Token]:
    """The pieces of a pattern in order; raises PatternError where something can't be read."""
    tokens, position = [], 0
    end = len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None or match.lastgroup is None:
            at = position + len(text[position:]) - len(text[position:].lstrip())
            raise PatternError(f"can't read {text[at]!r}", at, "see the grammar in docs/codebooks.md")
        tokens.append(Token(match.lastgroup, match.group(match.lastgroup), match.start(match.lastgroup)))
        position = match.end()
    return tokens
