"""Which words of a sentence tell about one event: its own clause and the results that hang on it."""

from __future__ import annotations

from collections.abc import Sequence

from eventcoder.counts.harm import DONE_BY, DONE_TO
from eventcoder.records import Clause, Tokens
from eventcoder.syntax import has_subject

HARM_VERBS = (
    frozenset().union(*DONE_TO.values()) | DONE_BY["fatalities"] | {"leave", "claim", "rise", "reach"}
)
OTHER_TIME = frozenset({"after", "since", "before", "because", "although", "if", "while", "until"})
REPORTS = frozenset({"say", "report", "tell", "announce", "add", "claim", "warn", "confirm", "state", "note"})
NOMINAL = ("nsubj", "nsubjpass", "pobj", "dobj", "compound", "conj", "appos", "prep", "agent", "pcomp")


def scope_of(clause: Clause, clauses: Sequence[Clause], tokens: Tokens) -> frozenset[int]:
    """The tokens that tell about the event of the clause."""
    scope = _below(clause.trigger, tokens)
    if clause.light >= 0:
        scope |= _below(clause.light, tokens)
    above = _harm_above(clause.trigger, tokens)
    return scope | (_below(above, tokens) if above >= 0 else frozenset())


def _below(top: int, tokens: Tokens) -> frozenset[int]:
    """The subtree of a token without the clauses in it that tell of something else."""
    return frozenset(i for i in range(len(tokens)) if _leads(i, top, tokens))


def _leads(node: int, top: int, tokens: Tokens) -> bool:
    while node != top:
        head = tokens.head[node]
        if head == node or (tokens.pos[node] in ("VERB", "AUX") and _is_apart(node, head, tokens)):
            return False
        node = head
    return True


def _is_apart(verb: int, head: int, tokens: Tokens) -> bool:
    """Does the embedded verb tell of another event than its head?"""
    children = [i for i in range(len(tokens)) if tokens.head[i] == verb]
    label = tokens.dep[verb]
    if label in ("advcl", "pcomp") and any(tokens.text[i].lower() in OTHER_TIME for i in children):
        return True
    if label == "pcomp" and tokens.text[head].lower() in OTHER_TIME:
        return True
    if label == "ccomp":
        return tokens.lemma[head] in REPORTS or _is_before_semicolon(verb, head, tokens)
    own_subject = any(tokens.dep[i] in ("nsubj", "nsubjpass") for i in children)
    return label == "conj" and own_subject and tokens.lemma[verb] not in HARM_VERBS


def _is_before_semicolon(verb: int, head: int, tokens: Tokens) -> bool:
    """ "Police fired at fans; 12 people died" hangs the first half on the second."""
    return ";" in tokens.text[verb:head]


def _is_suffered(verb: int, tokens: Tokens) -> bool:
    """Does the verb name no doer: "12 people died", "12 were killed"?"""
    passive = any(head == verb and tokens.dep[i] == "auxpass" for i, head in enumerate(tokens.head))
    lemma = tokens.lemma[verb].lower()
    return lemma in DONE_BY["fatalities"] or (passive and lemma in HARM_VERBS)


def _harm_above(trigger: int, tokens: Tokens) -> int:
    """The verb of harm above the event ("12 died in the attack", "died when a bomb exploded"), or -1."""
    node = trigger
    while tokens.head[node] != node:
        label, head = tokens.dep[node], tokens.head[node]
        verbal = tokens.pos[node] in ("VERB", "AUX")
        if label == "ccomp" and _is_before_semicolon(node, head, tokens):
            return head if _is_suffered(head, tokens) else -1
        if verbal and label not in ("advcl", "conj", "acl", "relcl", "xcomp", "pcomp"):
            return -1
        if verbal and label == "conj" and has_subject(node, tokens):
            return -1  # "rioters killed 38, and police arrested 4,000"
        if not verbal and label not in NOMINAL:
            return -1
        if tokens.dep[node] == "prep" and tokens.text[node].lower() in OTHER_TIME - {"after"}:
            return -1
        node = head
        if tokens.pos[node] in ("VERB", "AUX"):
            return _first_joined(node, tokens) if tokens.lemma[node].lower() in HARM_VERBS else -1
    return -1


def _first_joined(verb: int, tokens: Tokens) -> int:
    """The first of coordinated verbs of harm: "two died and 15 were wounded when"."""
    while tokens.dep[verb] == "conj" and tokens.lemma[tokens.head[verb]].lower() in HARM_VERBS:
        verb = tokens.head[verb]
    return verb
