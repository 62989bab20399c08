"""Which tokens carry a clause, and under which lemma."""

from __future__ import annotations

from eventcoder.parse.draft import Draft
from eventcoder.parse.tree import Tree
from eventcoder.parse.words import TIME_NOUNS

# Verbs in these places are auxiliaries, adjectives or prepositions ("including", "following").
NO_CLAUSE = frozenset(
    {"aux", "auxpass", "compound", "prep", "punct", "mark", "case", "prt", "det", "nmod", "cc"}
)


def drafts(tree: Tree, event_nouns: frozenset[str], fixed: frozenset[str]) -> dict[int, Draft]:
    """An empty clause for every verb and event noun, by its token, in the order of the sentence."""
    found: dict[int, Draft] = {}
    for token in range(len(tree.tokens)):
        noun = noun_lemma(tree, token, event_nouns)
        if noun:
            found[token] = Draft(len(found), token, noun, noun, "noun")
        elif is_verb(tree, token):
            base = tree.tokens.lemma[token].lower()
            lemma, swallowed = with_particle(tree, token, base, fixed)
            found[token] = Draft(len(found), token, lemma, base, "verb", swallowed=swallowed)
    return found


def is_verb(tree: Tree, token: int) -> bool:
    """Whether a token is a verb that heads a clause (the copula too; participles before a noun not)."""
    tokens = tree.tokens
    pos, dep = tokens.pos[token], tokens.dep[token]
    if pos not in ("VERB", "AUX") or dep in NO_CLAUSE:
        return False
    if dep == "amod":
        # "armed men" is no clause; "troops, backed by Russia," sometimes is parsed so.
        return token > tokens.head[token] and tree.child(token, "agent", "dobj", "prep") >= 0
    return True


def noun_lemma(tree: Tree, token: int, event_nouns: frozenset[str]) -> str:
    """The lemma of an event noun, or "" where the token is none.

    A gerund with an article or possessor ("the bombing of T") counts as a noun, whatever its tag.
    """
    tokens = tree.tokens
    pos = tokens.pos[token]
    if pos == "NOUN":
        lemma = tokens.lemma[token]
        if lemma in event_nouns:
            return lemma
        text = tokens.text[token].lower()  # "talks" and "arms" are listed in either number
        return text if text in event_nouns else ""
    if pos == "VERB" and tokens.tag[token] in ("VBG", "NN") and tree.child(token, "det", "poss") >= 0:
        text = tokens.text[token].lower()
        return text if text in event_nouns else ""
    return ""


def with_particle(tree: Tree, token: int, base: str, fixed: frozenset[str]) -> tuple[str, int]:
    """The lemma with its particle or fixed preposition ("call_off"), and the token swallowed, or -1."""
    if not fixed:
        return base, -1
    tokens = tree.tokens
    for kid in tree.children(token, "prt", "advmod", "prep"):
        joined = f"{base}_{tokens.lemma[kid].lower()}"
        if kid < token or (tokens.dep[kid] == "prep" and _is_time(tree, kid)):
            continue
        longer = [
            f"{joined}_{tokens.lemma[other].lower()}" for other in tree.children(token, "prep") if other > kid
        ]
        longer += [f"{joined}_{tokens.lemma[other].lower()}" for other in tree.children(kid, "prep")]
        for lemma in (*longer, joined):
            if lemma in fixed:
                return lemma, kid
    return base, -1


def _is_time(tree: Tree, preposition: int) -> bool:
    """Whether a prepositional phrase says when: "on Friday"."""
    noun = tree.child(preposition, "pobj")
    return noun >= 0 and is_time(tree, noun)


def is_time(tree: Tree, noun: int) -> bool:
    """Whether a noun names a time: a day, a month, a year."""
    lemma = tree.tokens.lemma[noun].lower()
    return lemma in TIME_NOUNS or (len(lemma) == 4 and lemma.isdigit())
