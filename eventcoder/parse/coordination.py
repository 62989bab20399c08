"""Coordinated verbs that share what stands behind the last of them."""

from __future__ import annotations

from eventcoder.parse.draft import Draft
from eventcoder.parse.tree import Tree


def share_objects(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> None:
    """ "S attacked and looted T": the first verb, bare before "and", takes what stands behind the next."""
    tokens = tree.tokens
    partner = drafts.get(tokens.head[draft.trigger])
    if tokens.dep[draft.trigger] != "conj" or partner is None or partner.kind != "verb":
        return
    if draft.passive != partner.passive or not _is_bare(tree, partner.trigger, draft.trigger):
        return
    for item in draft.arguments:
        if (
            item.within >= 0
            or item.role == "prep"
            or (item.role in ("object", "indirect") and not draft.passive)
        ):
            partner.arguments.append(item)


def _is_bare(tree: Tree, first: int, second: int) -> bool:
    """Whether nothing but the conjunction stands between two verbs, and the second has its own object."""
    dep = tree.tokens.dep
    between = [kid for kid in tree.kids[first] if kid > first and dep[kid] not in ("cc", "conj", "punct")]
    return not between and tree.child(second, "nsubj", "nsubjpass") < 0
