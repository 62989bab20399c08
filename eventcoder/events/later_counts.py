"""Numbers that a later sentence gives of an event told before: "Sixteen people died.", "The toll rose"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from eventcoder.counts import Amount, Harm
from eventcoder.events.status import ACTUAL
from eventcoder.records import Event

REACH = 2  # sentences that a later number may lie behind its event
# Codes that begin so are events in which people come to harm, or are arrested.
HARMING = {
    "fatalities": ("14", "17", "18", "19", "20"),
    "injured": ("14", "17", "18", "19", "20"),
    "arrested": ("14", "17"),
}


def with_later_counts(events: Sequence[Event], said: Mapping[int, tuple[Harm, ...]]) -> list[Event]:
    """The events with numbers from sentences that tell of no event of their own.

    `said` holds those sentences' statements by sentence number. A number goes to the events of the nearest
    sentence before, at most `REACH` back, that tells of harm: a toll replaces the number of dead where it is
    higher, and never adds to it; any other number only fills an empty column.
    """
    found = list(events)
    for sentence in sorted(said):
        for column, codes in HARMING.items():
            harm = next((one for one in said[sentence] if one.column == column), None)
            if harm is None:
                continue
            for index in _told_before(found, sentence, codes):
                found[index] = _with(found[index], harm)
    return found


def _told_before(events: Sequence[Event], sentence: int, codes: tuple[str, ...]) -> list[int]:
    """The places of the harming events in the nearest sentence before."""
    near = [
        (event.sentence_id, index)
        for index, event in enumerate(events)
        if 0 <= event.sentence_id < sentence <= event.sentence_id + REACH
        and event.code.startswith(codes)
        and event.status == ACTUAL
    ]
    last = max((number for number, _ in near), default=-1)
    return [index for number, index in near if number == last]


def _with(event: Event, harm: Harm) -> Event:
    before, amount = getattr(event, harm.column), harm.amount
    if before is not None and not (harm.toll and amount.value > before):
        return event
    if harm.column == "injured":
        return replace(event, injured=amount.value)
    if harm.column == "arrested":
        return replace(event, arrested=amount.value)
    return _with_dead(event, amount)


def _with_dead(event: Event, amount: Amount) -> Event:
    return replace(event, fatalities=amount.value, fatalities_low=amount.low, fatalities_high=amount.high)
