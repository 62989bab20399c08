"""What a table lacks: the commonest actors and places without a code, and verbs that no rule took.

Actors and places come from the table. With the documents, verbs come too, and actors of sentences that gave
no event: a verb counts where its sentence has two actors with codes and gave nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from eventcoder.records import Coded, Trace

# A capitalised name behind a word of place: "in Qarabulli", "near the village of Ogossagou".
_PLACE = re.compile(
    r"\b(?:in|near|outside|around|at) (?:the (?:town|village|city|district|province) of )?"
    r"([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
)
_TIMES = frozenset(
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
    + ["November", "December", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
)
_VERB = re.compile(r"^(\w+) \(verb\): .*\bsubject\b.*\bobject\b")


@dataclass(frozen=True, slots=True)
class Gap:
    """One name or verb, how often it came, and a sentence with it. `kind`: actor, place or verb."""

    kind: str
    text: str
    count: int
    example: str


def find_gaps(events: pl.DataFrame, coded: Iterable[Coded] = (), limit: int = 20) -> list[Gap]:
    """The commonest gaps of each kind, at most `limit`: of a table, and of its documents coded anew."""
    told: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for kind, text, sentence in (*_of_table(events), *_of_documents(coded)):
        counts[kind, text] += 1
        told.setdefault((kind, text), " ".join(sentence.split()))
    ordered = sorted(counts, key=lambda gap: (-counts[gap], gap))
    gaps = [Gap(kind, text, counts[kind, text], told[kind, text]) for kind, text in ordered]
    return [gap for kind in ("actor", "place", "verb") for gap in _of_kind(gaps, kind)[:limit]]


def as_yaml(gaps: Iterable[Gap]) -> str:
    """Entries ready to be filled in: actors, places and patterns, each with its example as a comment."""
    gaps = list(gaps)
    blocks = [
        _block("# actors/gaps.yml", "actors:", _of_kind(gaps, "actor"), _ACTOR),
        _block("# places.yml", "places:", _of_kind(gaps, "place"), _PLACE_NAME),
        _block("# events/gaps.yml", "", _of_kind(gaps, "verb"), _RULE),
    ]
    return "\n".join(block for block in blocks if block)


_ACTOR = '  - name: "{text}"\n    kind: organisation  # or person, group\n    code: ""'
_PLACE_NAME = '  - {{names: ["{text}"], geonames_id: }}'
_RULE = '- code: ""\n  patterns:\n    - SOURCE {text} TARGET'


def _block(file: str, head: str, gaps: list[Gap], form: str) -> str:
    if not gaps:
        return ""
    entries = [f"  # {gap.count} times: {gap.example}\n{form.format(text=_quoted(gap.text))}" for gap in gaps]
    return "\n".join(part for part in (file, head, *entries) if part) + "\n"


def _quoted(text: str) -> str:
    """The text as it may stand between double quotes in YAML."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _of_kind(gaps: list[Gap], kind: str) -> list[Gap]:
    return [gap for gap in gaps if gap.kind == kind]


def _of_table(events: pl.DataFrame) -> list[tuple[str, str, str]]:
    found = []
    for row in events.iter_rows(named=True):
        for side in ("source", "target"):
            text = row[f"{side}_text"]
            if text and row[f"{side}_code"] is None and any(char.isupper() for char in text):
                found.append(("actor", text, row["sentence"]))
        if row["geo_precision"] in (None, 3):
            names = [name for name in _PLACE.findall(row["sentence"]) if name.split()[0] not in _TIMES]
            actors = f"{row['source_text'] or ''} {row['target_text'] or ''} {row['country'] or ''}"
            found += [("place", name, row["sentence"]) for name in names if name not in actors]
    return found


def _of_documents(coded: Iterable[Coded]) -> list[tuple[str, str, str]]:
    found = []
    for document in coded:
        for trace in document.traces:
            if not trace.events:
                found += _of_silence(trace, document)
    return found


def _of_silence(trace: Trace, document: Coded) -> list[tuple[str, str, str]]:
    """Names without a code, and verbs between two actors, of a sentence that gave no event."""
    start, text = trace.sentence.start, trace.sentence.text
    own = [one for one in document.mentions if start <= one.char_start < start + len(text)]
    found = [
        ("actor", one.text, text) for one in own if one.entity.kind == "name" and one.entity.code is None
    ]
    if len({one.entity.key for one in own if one.entity.code}) > 1:
        verbs = [_VERB.match(step.text) for step in trace.steps if step.stage == "clause"]
        found += [("verb", verb.group(1), text) for verb in verbs if verb]
    return found
