"""Who reports what a clause says: "officials said", "according to S", "accused T of"."""

from __future__ import annotations

from eventcoder.parse.control import actor_of
from eventcoder.parse.draft import Draft
from eventcoder.parse.tree import Tree
from eventcoder.parse.words import (
    REPORT_ADJECTIVES,
    REPORT_ADVERBS,
    REPORT_NOUNS,
    REPORT_VERBS,
    word_set,
)

# "is said to have attacked", "claims to have killed"
REPORT_INFINITIVE = word_set(
    """
    say report believe allege think know accuse suspect understand claim rumor rumour estimate presume
    assume fear
    """
)
# "accused T of attacking", "denied bombing", "suspected of attacks"
REPORT_GERUND = word_set(
    """
    accuse suspect blame charge convict deny admit acknowledge confess recall report allege claim
    describe
    """
)

Source = tuple[int, str]  # head token of who says so, and the verb
NONE: Source = (-1, "")


def set_reporters(tree: Tree, drafts: dict[int, Draft]) -> None:
    """Set who reports each clause. Everything below a reported clause is reported too."""
    by_index = {draft.index: draft for draft in drafts.values()}
    known: list[Source] = [NONE] * len(tree.tokens)
    for token in tree.order:
        known[token] = _source(tree, drafts, by_index, known, token)
    according, spared = _according(tree)
    for token, draft in drafts.items():
        source = known[token]
        if source == NONE and according >= 0 and token not in spared:
            source = (according, "according")
        draft.reporter, draft.report_verb = _hedged(tree, token, source)


def _source(
    tree: Tree, drafts: dict[int, Draft], by_index: dict[int, Draft], known: list[Source], token: int
) -> Source:
    """The source of one token, given that of its head."""
    head = tree.tokens.head[token]
    inherited = known[head] if head != token else NONE
    draft = drafts.get(token)
    if draft is None:
        return inherited
    below = drafts.get(head)
    if below is not None and below.parent == draft.index:
        return NONE  # "…, officials said" hangs below what they said
    above = by_index.get(draft.parent)
    if above is not None:
        verb = _report(above, draft)
        # "insisted that T withdraw" demands and reports nothing.
        if verb and (tree.tokens.tag[token] != "VB" or tree.child(token, "aux") >= 0):
            return actor_of(above), verb
    return inherited


def _report(above: Draft, draft: Draft) -> str:
    """The verb by which one clause reports another, or ""."""
    kind = draft.link.kind if draft.link is not None else ""
    prep = draft.link.prep if draft.link is not None else ""
    if above.kind == "noun":
        return REPORT_NOUNS.get(above.base, "") if kind in ("that", "ing") or prep == "of" else ""
    if kind == "that" and above.base in REPORT_VERBS:
        return above.base
    if (
        kind == "to"
        and above.base in REPORT_INFINITIVE
        and (above.passive or above.base in ("claim", "allege"))
    ):
        return above.base
    if (
        kind in ("ing", "noun")
        and above.base in REPORT_GERUND
        and prep in ("", "of", "for", "with", "over", "to")
    ):
        return above.base
    return ""


def _according(tree: Tree) -> tuple[int, frozenset[int]]:
    """The source after "according to", and the tokens of that phrase."""
    tokens = tree.tokens
    for token, text in enumerate(tokens.text[:-1]):
        if text.lower() == "according" and tokens.text[token + 1].lower() == "to":
            to = tree.child(token, "prep")
            noun = tree.child(to, "pobj") if to >= 0 else -1
            return noun, frozenset(_below(tree, token))
    return -1, frozenset()


def _below(tree: Tree, token: int) -> list[int]:
    queue = [token]
    for place in queue:
        queue.extend(tree.kids[place])
    return queue


def _hedged(tree: Tree, token: int, source: Source) -> Source:
    """ "allegedly attacked", "the alleged attack": the word says how sure the paper is."""
    for kid in tree.kids[token]:
        word = tree.tokens.text[kid].lower()
        verb = REPORT_ADVERBS.get(word) or REPORT_ADJECTIVES.get(word)
        if verb and tree.tokens.dep[kid] in ("advmod", "amod"):
            return source[0], verb
    return source
