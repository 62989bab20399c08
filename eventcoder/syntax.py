"""Small questions to a parse that the readers of dates and places both ask."""

from __future__ import annotations

from eventcoder.records import Tokens

SUBJECTS = ("nsubj", "nsubjpass", "expl")


def is_verb(token: int, tokens: Tokens) -> bool:
    """Is the token a verb or an auxiliary?"""
    return tokens.pos[token] in ("VERB", "AUX")


def has_subject(verb: int, tokens: Tokens) -> bool:
    """Does a subject, also "there", hang on the verb?"""
    return any(head == verb and tokens.dep[i] in SUBJECTS for i, head in enumerate(tokens.head))


def shared_verbs(trigger: int, tokens: Tokens) -> list[int]:
    """Verbs joined to the trigger that share its subject: "arrested ten and jailed two on Monday"."""
    shared = [
        i
        for i, head in enumerate(tokens.head)
        if head == trigger and tokens.dep[i] == "conj" and is_verb(i, tokens) and not has_subject(i, tokens)
    ]
    above = tokens.head[trigger]
    if tokens.dep[trigger] == "conj" and is_verb(above, tokens) and not has_subject(trigger, tokens):
        shared.append(above)
    return shared


def is_result(verb: int, tokens: Tokens) -> bool:
    """Does a participle tell what came of the verb above: "attacked a base on Monday, killing ten"?"""
    if tokens.dep[verb] != "advcl" or tokens.tag[verb] != "VBG":
        return False
    return not any(head == verb and tokens.dep[i] == "mark" for i, head in enumerate(tokens.head))
