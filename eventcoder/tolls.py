"""Words that mark a sentence as one that may give the numbers of an event told before it."""

from __future__ import annotations

import re

HARM_WORDS = frozenset(
    {"dead", "died", "killed", "wounded", "injured", "hurt", "toll", "deaths", "casualties", "injuries"}
    | {"fatalities", "perished", "arrested", "detained", "arrests"}
)
_WORD = re.compile(r"[a-z]+")


def may_give_numbers(text: str) -> bool:
    """Does the sentence tell of people who died, were hurt or were arrested?"""
    return not HARM_WORDS.isdisjoint(_WORD.findall(text.lower()))
