"""ACLED-like types and PLOVER contexts of an event, from its code, sides, words and neighbours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from eventcoder.codebook.compiled import AcledRow, Codebook, EventCode
from eventcoder.events.acled_conditions import holds
from eventcoder.events.acled_facts import Facts, may_be_of_one_day_and_place
from eventcoder.records import Event, Tokens

Types = tuple[str | None, str | None]
NO_TYPE: Types = (None, None)


def words_of(tokens: Tokens) -> frozenset[str]:
    """The lemmas of a sentence in lower case, and each two that follow one another joined by a plus."""
    lemmas = [lemma.lower() for lemma in tokens.lemma]
    return frozenset(lemmas) | {"+".join(pair) for pair in zip(lemmas, lemmas[1:], strict=False)}


def with_acled_types(
    events: Sequence[Event], words: Mapping[int, frozenset[str]], codebook: Codebook
) -> list[Event]:
    """The events of one document with their ACLED types; `words` are those of each sentence by number.

    Events placed only at country level keep their types.
    """
    typed = []
    for event in events:
        others = tuple(one for one in events if one is not event and may_be_of_one_day_and_place(event, one))
        facts = Facts(event, words.get(event.sentence_id, frozenset()), others, codebook.sets)
        event_type, sub_event_type = acled_type(codebook.codes[event.code], facts)
        typed.append(replace(event, acled_event_type=event_type, acled_sub_event_type=sub_event_type))
    return typed


def acled_type(code: EventCode, facts: Facts) -> Types:
    """(event type, sub-event type) by the first row of the crosswalk, in priority order, that holds.

    Where none holds but some can't be decided, the first of these gives the event type, without sub-type.
    """
    open_rows: list[AcledRow] = []
    for row in sorted(code.acled, key=lambda row: row.priority):
        answer = holds(row.condition, facts)
        if answer:
            return row.event_type, row.sub_event_type
        if answer is None:
            open_rows.append(row)
    return (open_rows[0].event_type, None) if open_rows else NO_TYPE


def contexts_named(words: frozenset[str], codebook: Codebook) -> list[str]:
    """The contexts that words of a sentence name, in alphabetical order."""
    return sorted(name for name, triggers in codebook.contexts.items() if not triggers.isdisjoint(words))


def contexts_of(code: EventCode, named: Sequence[str]) -> str | None:
    """The code's own contexts and those that the sentence names, joined with `;`; None for none."""
    found = dict.fromkeys([*code.contexts, *named])
    return ";".join(found) or None
