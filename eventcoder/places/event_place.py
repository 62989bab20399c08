"""The place of an event: from its own clause, its sentence, the dateline, or the document's focus."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.places.mentions import IN, MOTION, NEAR
from eventcoder.places.names import CITY_NOUNS, UNIT_NOUNS
from eventcoder.places.resolve import ResolvedPlace
from eventcoder.places.verbs import AT_OBJECT, MOVING
from eventcoder.records import Clause, Place, Tokens
from eventcoder.syntax import is_verb, shared_verbs

# Nouns that stand where their place is: "attacked Ljubljana airport", "seized the port of Aden".
SITES = frozenset(
    {"airport", "port", "station", "suburb", "area", "outskirts", "center", "centre", "market", "base"}
    | {"downtown", "neighborhood", "neighbourhood", "camp", "stronghold", "enclave", "valley", "island"}
)

FAR = 90
STRIKES = frozenset({"attack", "assault", "raid", "strike", "airstrike", "offensive", "march", "bombardment"})


def event_place(
    clause: Clause,
    clauses: Sequence[Clause],
    tokens: Tokens,
    resolved: Sequence[ResolvedPlace],
    document_focus: Place | None = None,
    dateline: Place | None = None,
) -> Place | None:
    """Where the event happened; None where neither text nor document gives a place.

    A place counts only where the words lead to it: "in Washington" is one, "Washington said" is not. In the
    clause the most exact place wins, then the nearest to the trigger; then the clauses above; then the
    sentence, where all its places lie in one country; then the dateline and the document's focus.
    """
    places = [one for one in resolved if not one.qualifier]
    for trigger in _lookup_order(clause, tokens):
        own = [(cost, one) for one in places if (cost := _cost(one, trigger, tokens, clauses)) < FAR]
        if own:
            return _best(own)
    told = [
        (one.mention.start, one) for one in places if _is_told(one) and not _is_apart(one, clause, tokens)
    ]
    if told and len({one.place.country for _, one in told}) == 1:
        return _best(told)
    return dateline or document_focus


def _best(found: list[tuple[int, ResolvedPlace]]) -> Place:
    """The most exact place; among equals the nearest."""
    _, best = min(found, key=lambda pair: (_rank(pair[1]), pair[0], pair[1].mention.start))
    return best.place


def _rank(one: ResolvedPlace) -> int:
    """Towns, also as "near" (told by their coordinates), then units, then countries."""
    return {"town": 1, "admin2": 2, "admin1": 3, "region": 3, "country": 4}[one.candidate.kind]


def _is_told(one: ResolvedPlace) -> bool:
    if one.mention.lead == "on" and one.candidate.kind == "country":
        return False  # "sanctions on Russia"
    return one.mention.lead in IN | NEAR or one.mention.near


def _lookup_order(clause: Clause, tokens: Tokens) -> list[int]:
    """The trigger, its light verb, the verbs that share its subject, and the verbs above it."""
    order = [clause.trigger] + ([clause.light] if clause.light >= 0 else [])
    order += shared_verbs(clause.trigger, tokens)
    node = clause.trigger
    while tokens.head[node] != node:
        label, node = tokens.dep[node], tokens.head[node]
        if label in ("ccomp", "parataxis"):  # where it was said is not where it happened
            break
        if is_verb(node, tokens) and node not in order:
            order.append(node)
    return order


def _cost(one: ResolvedPlace, trigger: int, tokens: Tokens, clauses: Sequence[Clause]) -> int:
    """Steps from the name up to the trigger; FAR where another clause lies between or nothing leads there."""
    node, steps = one.mention.head, 0
    while node != trigger:
        head = tokens.head[node]
        if head == node or (is_verb(node, tokens) and not _is_within(node, tokens)):
            return FAR
        if head == trigger and not _leads(one, node, trigger, tokens):
            return FAR
        node, steps = head, steps + 1
    return steps


def _is_within(verb: int, tokens: Tokens) -> bool:
    """Does the verb tell of the same event as its head: "speaking in Brussels, he accused"?"""
    label = tokens.dep[verb]
    return label in ("acl", "pcomp", "xcomp") or (label == "advcl" and tokens.tag[verb] == "VBG")


def _leads(one: ResolvedPlace, node: int, trigger: int, tokens: Tokens) -> bool:
    """Does the path that arrives at the trigger through `node` make the name its place?"""
    lead, lemma, label = one.mention.lead, tokens.lemma[trigger].lower(), tokens.dep[node]
    if _is_told(one):
        return True
    if lead in MOTION:
        return lemma in MOVING
    if label in ("dobj", "nsubjpass", "pobj") and is_verb(trigger, tokens):
        sited = tokens.lemma[node].lower() in SITES | CITY_NOUNS | UNIT_NOUNS
        at_object = lemma in AT_OBJECT and (one.mention.head == node or sited)
        return at_object or (label == "nsubjpass" and lead == "of")
    if not is_verb(trigger, tokens):  # "the Kabul bombing", "the bombing of Aleppo", "Aleppo's siege"
        prep = lead == "of" or (lead == "on" and lemma in STRIKES)
        return label in ("compound", "nmod", "poss") or (label == "prep" and prep)
    return False


def _is_apart(one: ResolvedPlace, clause: Clause, tokens: Tokens) -> bool:
    """Does the name stand in a subordinate clause that the event is not part of?"""
    node = one.mention.head
    while tokens.head[node] != node:
        if node == clause.trigger:
            return False
        beside = is_verb(node, tokens) and tokens.dep[node] in ("relcl", "advcl")
        if beside and not _at_once(node, tokens) and not _above(node, clause, tokens):
            return True
        node = tokens.head[node]
    return False


def _at_once(verb: int, tokens: Tokens) -> bool:
    """Does the clause tell of the same moment: "were killed when a shell struck a bus in Taiz"?"""
    inner = [tokens.text[i].lower() for i in range(len(tokens)) if tokens.head[i] == verb]
    return tokens.dep[verb] == "advcl" and "when" in inner


def _above(verb: int, clause: Clause, tokens: Tokens) -> bool:
    node = clause.trigger
    while tokens.head[node] != node:
        if node == verb:
            return True
        node = tokens.head[node]
    return node == verb
