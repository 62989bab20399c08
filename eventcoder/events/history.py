"""Years and decades long past that stand beside an event: what they date is history, not news."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from eventcoder.events.candidates import Candidate
from eventcoder.events.scene import Scene
from eventcoder.events.status import ACTUAL, HISTORICAL

_YEAR = re.compile(r"^(1[5-9]\d\d|20\d\d)(?:'?s|[-–/]\d{2,4})?$")
# "since 2014" and "from 2014" tell of what still goes on.
_ONGOING = frozenset({"since", "from", "until", "till", "by", "to", "before"})


def as_history(scene: Scene, row: Candidate, day: date) -> Candidate:
    """The candidate, `historical` where a year before last stands beside what happened."""
    if row.status != ACTUAL:
        return row
    clauses = {row.clause.index, *row.action.consumed}
    triggers = {scene.clauses[index].trigger for index in clauses}
    triggers |= {scene.clauses[index].light for index in clauses} - {-1}
    past = any(_governor(scene, token) in triggers for token in _past_years(scene, day))
    return replace(row, status=HISTORICAL) if past else row


def _past_years(scene: Scene, day: date) -> list[int]:
    """The tokens that are years at least two before `day`, and not numbers of things."""
    tokens = scene.tokens
    found = []
    for token, text in enumerate(tokens.text):
        match = _YEAR.match(text)
        if not match or int(match[1]) >= day.year - 1:
            continue
        above = tokens.head[token]
        counts = tokens.dep[token] == "nummod" and above not in scene.noun_clause and "s" not in text
        month = tokens.pos[above] == "PROPN" and tokens.dep[token] == "nummod"  # "May 5, 2005"
        if scene.lemmas[above] not in _ONGOING and (not counts or month):
            found.append(token)
    return found


def _governor(scene: Scene, token: int) -> int:
    """The nearest trigger of a clause above a token; -1 where none is."""
    triggers = {clause.trigger for clause in scene.clauses}
    head = scene.tokens.head
    while head[token] != token:
        token = head[token]
        if token in triggers:
            return token
    return -1
