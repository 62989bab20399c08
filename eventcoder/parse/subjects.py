"""Subjects that the parser lost, split in two, or left inside a quotation."""

from __future__ import annotations

from eventcoder.parse.edges import Edges
from eventcoder.parse.words import TIME_NOUNS

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CONJUNCTIONS = frozenset({"after", "before", "as", "since", "until", "while", "when"})
# In these places a finite verb must have a subject of its own.
MAIN = frozenset({"ROOT", "advcl", "parataxis"})


def join_subjects(edges: Edges, verb: int, subjects: list[int]) -> None:
    """Two subjects before a verb are one: joined by "and", or a title and its name."""
    before = [token for token in subjects if token < verb and edges.dep[token] in ("nsubj", "nsubjpass")]
    for first, second in zip(before, before[1:], strict=False):
        kids = edges.kids(first)
        verbs = [place for place in range(first, second) if edges.tokens.tag[place] in FINITE]
        if any(edges.dep[place] not in ("relcl", "aux", "auxpass") for place in verbs):
            continue
        if any(edges.tokens.tag[token] in ("WDT", "WP") for token in (first, second)):
            continue
        if any(edges.dep[kid] == "cc" and kid < second for kid in kids):
            edges.move(second, first, "conj")
        elif first + 1 == min([second, *edges.kids(second)]):
            edges.move(first, second, "nmod")


def name_speaker(edges: Edges, verb: int) -> bool:
    """ "…, southern rebels said": bring a speaker that was parsed into the quotation back to the verb."""
    tokens = edges.tokens
    if any(edges.dep[kid] == "aux" for kid in edges.kids(verb)):
        return False
    comma = next(
        (place for place in range(verb - 1, -1, -1) if tokens.text[place] in (",", "”", '"', "''")), -1
    )
    between = range(comma + 1, verb)
    if comma < 1 or not 0 < len(between) <= 15 or tokens.pos[comma + 1] in ("CCONJ", "SCONJ"):
        return False
    if any(tokens.tag[place] in FINITE or tokens.tag[place] in ("WDT", "WP") for place in between):
        return False
    tops = [place for place in between if edges.is_name(place) and edges.head[place] not in between]
    if not tops or not edges.move(tops[0], verb, "nsubj"):
        return False
    if edges.dep[verb] != "ROOT" and edges.head[verb] < comma:
        edges.dep[verb] = "parataxis"
    return True


def missing_subject(edges: Edges, verb: int) -> None:
    """Give a finite verb without subject the noun phrase in front of it."""
    if edges.dep[verb] not in MAIN or (edges.tokens.tag[verb] == "VBP" and edges.dep[verb] != "ROOT"):
        return
    kids = edges.kids(verb)
    if any(edges.dep[kid] in ("aux", "auxpass", "agent") for kid in kids):
        return
    found = _from_adverb(edges, kids)
    if found < 0:
        own = [kid for kid in kids if kid < verb and edges.is_name(kid) and not _is_time(edges, kid)]
        found = own[-1] if own else _in_front(edges, verb)
    if found >= 0:
        edges.move(found, verb, "nsubj")


def _from_adverb(edges: Edges, kids: list[int]) -> int:
    """ "Uganda's military briefly detained": a noun phrase that was hung on the adverb."""
    for adverb in kids:
        if edges.dep[adverb] == "advmod" and edges.tokens.text[adverb].endswith("ly"):
            inner = edges.kids(adverb)
            nouns = [kid for kid in inner if kid < adverb and edges.is_name(kid) and edges.dep[kid] != "poss"]
            for kid in inner if nouns else []:
                if kid < nouns[-1]:
                    edges.move(kid, nouns[-1], edges.dep[kid])
            if nouns:
                return nouns[-1]
    return -1


def _in_front(edges: Edges, verb: int) -> int:
    """The head of the phrase that ends right before the verb; -1 where no noun stands there.

    "At a session in Cairo Arab ministers demanded" has its subject behind a prepositional phrase that was
    parsed around it, "after a march in Amsterdam ended" in front of one.
    """
    tokens = edges.tokens
    near = verb - 1
    while near >= 0 and tokens.pos[near] == "ADV":
        near -= 1
    if near < 0 or not edges.is_name(near) or _is_time(edges, near):
        return -1
    comma = max((place for place in range(near) if tokens.text[place] == ","), default=-1)
    place = top = near
    while comma < edges.head[place] < verb and edges.head[place] != place:
        place = edges.head[place]
        if tokens.lemma[place].lower() in CONJUNCTIONS or tokens.pos[place] in ("VERB", "AUX"):
            return top
        if edges.is_name(place):
            top = place
    return top if place == top else near


def _is_time(edges: Edges, token: int) -> bool:
    return edges.tokens.lemma[token].lower() in TIME_NOUNS
