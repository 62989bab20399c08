"""The counts of one event, from its own clause and what hangs on it."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.counts.amounts import Amount, find_amounts
from eventcoder.counts.harmed import Harm, find_harm
from eventcoder.counts.scope import scope_of
from eventcoder.records import Clause, Counts, Tokens


def harms_of(tokens: Tokens) -> tuple[Harm, ...]:
    """What a sentence says of people killed, injured, arrested or gathered: found once for all clauses."""
    return find_harm(tokens, find_amounts(tokens))


def counts_of(
    clause: Clause, clauses: Sequence[Clause], tokens: Tokens, said: Sequence[Harm] | None = None
) -> Counts:
    """How many were killed, injured, arrested, and how large the crowd was; null where not said.

    Counted are the clause itself and the participles, relative and result clauses that hang on it ("killing
    12", "in which 12 died", "leaving 30 wounded"). "Including three children" is part of a number and not
    added; a toll stands only where no number of the event's own is given; "no casualties" is 0. Conventions
    for vague words stand in `numerals.VAGUE`: dozens 24, scores 40, hundreds 200, thousands 2000, several
    and a few 3, a couple 2. `fatalities_low` and `fatalities_high` are the bounds as said ("at least 12": 12
    and null). One named or single person ("killed the mayor") is 1. `said` is `harms_of` the sentence, where
    the caller has it.
    """
    said = harms_of(tokens) if said is None else said
    if not said:
        return Counts()
    scope = scope_of(clause, clauses, tokens)
    harms = [harm for harm in said if harm.anchor in scope]
    best = {
        column: _best([h for h in harms if h.column == column], clause.trigger)
        for column in ("fatalities", "injured", "arrested", "crowd_size")
    }
    dead = best["fatalities"]
    return Counts(
        fatalities=_value(dead),
        fatalities_low=dead.low if dead else None,
        fatalities_high=dead.high if dead else None,
        injured=_value(best["injured"]),
        arrested=_value(best["arrested"]),
        crowd_size=_value(best["crowd_size"]),
    )


def _best(harms: list[Harm], trigger: int) -> Amount | None:
    """The amount of the harm nearest to the trigger; tolls come last."""
    if not harms:
        return None
    return min(harms, key=lambda harm: (harm.toll, harm.anchor != trigger, abs(harm.anchor - trigger))).amount


def _value(amount: Amount | None) -> int | None:
    return amount.value if amount else None
