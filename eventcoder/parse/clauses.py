"""Clauses of a parsed sentence: one per verb and per event noun, normalised to the active voice."""

from __future__ import annotations

from eventcoder.parse.arguments import verb_arguments
from eventcoder.parse.complements import link_verb
from eventcoder.parse.control import set_subject
from eventcoder.parse.coordination import share_objects
from eventcoder.parse.draft import Draft
from eventcoder.parse.flags import set_flags
from eventcoder.parse.nominals import holders, lend, noun_arguments
from eventcoder.parse.quotes import turn_quotes
from eventcoder.parse.repair import repaired
from eventcoder.parse.reports import set_reporters
from eventcoder.parse.tree import Tree
from eventcoder.parse.triggers import drafts as find_triggers
from eventcoder.records import Clause, Tokens


def find_clauses(
    tokens: Tokens, event_nouns: frozenset[str], light_verbs: frozenset[str], fixed: frozenset[str]
) -> tuple[Clause, ...]:
    """The clauses of a sentence in the order of their triggers; `Clause.index` is the place in the result.

    `event_nouns` are lemmas of nouns that may carry an event, `light_verbs` lemmas of verbs that lend them
    their subject ("launch an attack"), `fixed` verbs with particle or preposition ("call_off").
    """
    tree = Tree(repaired(tokens))
    drafts = find_triggers(tree, event_nouns, fixed)
    _verbs_and_nouns(tree, drafts, light_verbs)
    turn_quotes(tree, drafts)
    set_reporters(tree, drafts)
    set_flags(tree, drafts)
    return tuple(draft.freeze() for draft in drafts.values())


def _verbs_and_nouns(tree: Tree, drafts: dict[int, Draft], light_verbs: frozenset[str]) -> None:
    """Arguments and complements of every clause, from the top down, since subjects come from above."""
    held: dict[int, list[Draft]] = {}
    late: list[Draft] = []
    for token in tree.order:
        draft = drafts.get(token)
        if draft is None:
            continue
        if draft.kind == "noun":
            noun_arguments(tree, drafts, draft)
            lend(tree, drafts, held, draft, light_verbs)
            late.append(draft)
            continue
        set_subject(tree, drafts, draft)
        verb_arguments(tree, draft)
        share_objects(tree, drafts, draft)
        link_verb(tree, drafts, draft)
        for noun, verbs in holders({token: draft}).items():
            held.setdefault(noun, []).extend(verbs)
    for draft in late:  # "talks held with T": the light verb stands below its noun
        lend(tree, drafts, held, draft, light_verbs)
