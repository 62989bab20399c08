"""Mends a few slips that the parser makes often and that word order alone can settle."""

from __future__ import annotations

from dataclasses import replace

from eventcoder.parse.edges import Edges
from eventcoder.parse.subjects import join_subjects, missing_subject, name_speaker
from eventcoder.parse.verbless import find_main_verb, noun_to_verb
from eventcoder.records import Tokens

# Participles that are prepositions in the news: "following the attack", "officials, including T".
PREPOSITIONS = frozenset({"following", "regarding", "concerning", "including", "excluding"})
SAYING = frozenset({"say", "report", "announce", "tell", "add", "confirm", "state"})
PAST = ("VBD", "VBZ", "VBP")


def repaired(tokens: Tokens) -> Tokens:
    """The sentence with heads and labels mended; the same object where there is nothing to mend."""
    edges = Edges(tokens)
    root = next((place for place, head in enumerate(tokens.head) if head == place), -1)
    if root >= 0 and tokens.pos[root] in ("NOUN", "PROPN"):
        find_main_verb(edges, root)
    for token, text in enumerate(tokens.text):
        if tokens.tag[token] == "VBG" and text.lower() in PREPOSITIONS:
            _to_preposition(edges, token)
        elif tokens.dep[token] == "ccomp" and tokens.tag[token] in ("NN", "JJ"):
            noun_to_verb(edges, token)
    subjects = edges.subjects()
    for token, tag in enumerate(tokens.tag):
        if tag in PAST and tokens.pos[token] in ("VERB", "AUX") and not tokens.dep[token].startswith("aux"):
            _mend_subject(edges, token, subjects.get(token, []))
    if not edges.changed:
        return tokens
    return replace(
        tokens, head=tuple(edges.head), dep=tuple(edges.dep), pos=tuple(edges.pos), tag=tuple(edges.tag)
    )


def _mend_subject(edges: Edges, verb: int, subjects: list[int]) -> None:
    """Give a finite verb the one subject it must have."""
    if len(subjects) > 1:
        join_subjects(edges, verb, subjects)
    elif not subjects and edges.tokens.lemma[verb] in SAYING and name_speaker(edges, verb):
        return
    elif not subjects:
        missing_subject(edges, verb)


def _to_preposition(edges: Edges, token: int) -> None:
    """ "following" with an object becomes a preposition."""
    objects = [kid for kid in edges.kids(token) if edges.dep[kid] == "dobj"]
    if objects and edges.dep[token] in ("acl", "advcl", "dep", "prep"):
        edges.dep[token] = "prep"
        for kid in objects:
            edges.move(kid, token, "pobj")
