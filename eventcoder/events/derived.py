"""ACLED-like types and PLOVER contexts of an event, from its code and its words."""

from __future__ import annotations

from eventcoder.codebook.compiled import Codebook, EventCode
from eventcoder.records import Tokens


def acled_type(code: EventCode) -> tuple[str | None, str | None]:
    """(event type, sub-event type) by the first crosswalk row that holds without condition; else nulls."""
    for row in sorted(code.acled, key=lambda row: row.priority):
        if not row.condition:
            return row.event_type, row.sub_event_type
    return None, None


def contexts_of(code: EventCode, tokens: Tokens, codebook: Codebook) -> str | None:
    """The code's own contexts and those that words of the sentence name, joined with `;`; None for none."""
    lemmas = [lemma.lower() for lemma in tokens.lemma]
    words = set(lemmas) | {"+".join(pair) for pair in zip(lemmas, lemmas[1:], strict=False)}
    named = [name for name, triggers in codebook.contexts.items() if not triggers.isdisjoint(words)]
    found = dict.fromkeys([*code.contexts, *sorted(named)])
    return ";".join(found) or None
