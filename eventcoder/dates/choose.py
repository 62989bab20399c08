"""The date of an event: its own clause's first, then its sentence's, then the one carried over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from eventcoder.dates.find import FoundDate
from eventcoder.records import Clause, EventDate, Tokens
from eventcoder.syntax import is_result, is_verb, shared_verbs

# A dated noun lends its day to the verb only from such a place: "killed in Monday's attack", but not
# "condemned Monday's attack" and not "left after Monday's attack".
LENDING = frozenset({"in", "at", "during", "on", "by"})
# Under these verbs an infinitive is still to come.
PLANS = frozenset(
    {"plan", "intend", "promise", "vow", "pledge", "agree", "expect", "schedule", "set", "threaten"}
    | {"be", "decide", "order", "ask"}
)


def date_of(
    clause: Clause,
    clauses: Sequence[Clause],
    tokens: Tokens,
    found: Sequence[FoundDate],
    pub_date: date,
    carry: EventDate | None = None,
) -> EventDate:
    """The event's date and its precision (`day`, `week`, `month`, `year`, `publication`).

    First comes a date that hangs on the trigger or in its arguments, then that of the clause above or of a
    verb that shares the subject, then the only date of the sentence where it doesn't belong to another
    clause, then `carry` (the date of the sentence before), else the publication date. Weekdays and days
    without a year lie before publication, or after it where the clause speaks of the future. What is told
    in the past tense is never dated after publication.
    """
    ahead = _is_ahead(clause, clauses)
    for trigger in _lookup_order(clause, tokens):
        ranked = sorted(
            (cost, -one.start, one) for one in found if (cost := _cost(one, trigger, tokens, clauses)) < 90
        )
        # "said on Friday it would send": Friday is the saying's, and past.
        owner = next((c for c in clauses if c.trigger == trigger and trigger != clause.light), clause)
        owner_ahead = ahead if owner is clause else _is_ahead(owner, clauses)
        for _, _, one in ranked:
            if resolved := _resolve(one, owner_ahead, owner, pub_date, carry):
                return resolved
    alone = len(found) == 1 and _is_free(found[0], clause, tokens, clauses)
    if alone and (resolved := _resolve(found[0], ahead, clause, pub_date, carry)):
        return resolved
    if carry and not ahead and clause.tense != "future" and carry.precision != "publication":
        return carry
    return EventDate(pub_date, "publication")


def _is_ahead(clause: Clause, clauses: Sequence[Clause]) -> bool:
    if clause.tense == "future" or clause.modality in ("will", "would", "should"):
        return True
    parent = clauses[clause.parent] if 0 <= clause.parent < len(clauses) else None
    kinds = [c.kind for c in parent.complements if c.clause == clause.index] if parent else []
    return bool(parent and "to" in kinds and (parent.tense in ("future", "present") or parent.lemma in PLANS))


def _lookup_order(clause: Clause, tokens: Tokens) -> list[int]:
    """The trigger, its light verb, verbs that share its subject, and the verbs above."""
    order = [clause.trigger] + ([clause.light] if clause.light >= 0 else [])
    order += shared_verbs(clause.trigger, tokens)
    node = clause.trigger
    while tokens.head[node] != node:
        below, label, node = node, tokens.dep[node], tokens.head[node]
        if label == "relcl" or (label == "advcl" and not is_result(below, tokens)):
            break  # what stands beside, not above
        if is_verb(node, tokens) and node not in order:
            order.append(node)
    return order


def _top(one: FoundDate, tokens: Tokens) -> int:
    """The token of the expression whose head lies outside it."""
    for i in range(one.start, one.end):
        if not one.start <= tokens.head[i] < one.end and tokens.dep[i] != "punct":
            return i
    return one.start


def _head(node: int, tokens: Tokens) -> int:
    """The head of a token; "said on Friday it would" hangs Friday on "said", whatever the parser says."""
    head = tokens.head[node]
    above = tokens.head[head]
    mistaken = tokens.dep[head] == "ccomp" and node - 1 == above and is_verb(above, tokens)
    return above if mistaken and node < head else head


def _cost(one: FoundDate, trigger: int, tokens: Tokens, clauses: Sequence[Clause]) -> int:
    """Steps from the expression up to the trigger; 99 where another verb or a foreign noun lies between."""
    triggers = {clause.trigger for clause in clauses}
    node, steps, before_noun = _top(one, tokens), 0, False
    while node != trigger:
        head, label = _head(node, tokens), tokens.dep[node]
        if head == node or (node in triggers and is_verb(node, tokens)):
            return 99
        if is_verb(node, tokens) and label in ("relcl", "acl", "advcl", "ccomp", "conj"):
            return 99
        if head != trigger and is_verb(head, tokens) and head in triggers:
            return 99
        before_noun = (
            before_noun
            or label in ("poss", "compound", "nmod", "nummod", "amod", "npadvmod")
            and (head > node and tokens.pos[head] in ("NOUN", "PROPN"))
        )
        if head == trigger and before_noun and not _lends(node, trigger, tokens):
            return 99
        steps += 10 if head != trigger and head in triggers else 1
        node = head
    return steps


def _lends(node: int, trigger: int, tokens: Tokens) -> bool:
    """May a dated noun phrase that hangs on the trigger as `node` lend it its date?"""
    label = tokens.dep[node]
    if label == "prep":
        return tokens.lemma[node].lower() in LENDING
    if not is_verb(trigger, tokens):
        return label in ("poss", "compound", "nmod", "nummod", "amod", "npadvmod", "pobj")
    return label in ("nsubj", "nsubjpass", "npadvmod")


def _is_free(one: FoundDate, clause: Clause, tokens: Tokens, clauses: Sequence[Clause]) -> bool:
    """Does the expression hang on no other clause, so that it may date the whole sentence?"""
    if any(_cost(one, c.trigger, tokens, clauses) < 90 for c in clauses if c.index != clause.index):
        return False
    node = _top(one, tokens)
    while tokens.head[node] != node:
        if tokens.dep[node] in ("relcl", "advcl", "acl", "poss") or tokens.lemma[node] in (
            "after",
            "before",
            "since",
        ):
            return False
        node = tokens.head[node]
    return True


def _resolve(
    one: FoundDate, ahead: bool, clause: Clause, pub: date, carry: EventDate | None
) -> EventDate | None:
    """The date that the expression gives this clause; None where its tense forbids it."""
    if one.shift is not None:
        base = carry.date if carry else pub
        shifted = base + timedelta(days=one.shift)
        return EventDate(shifted, "day") if shifted <= pub or ahead else None
    coming = ahead or one.coming or (one.past is None and clause.tense != "past")
    period = (one.ahead or one.past) if coming else one.past
    if period is None:
        return None
    stands = period.representative(None if coming else pub)
    if stands > pub and not coming:
        return None
    return EventDate(stands, period.precision)
