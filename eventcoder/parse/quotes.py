"""Says who speaks where the parser hung the speech on the wrong side: "…, a diplomat said on Tuesday"."""

from __future__ import annotations

from eventcoder.parse.complements import hang
from eventcoder.parse.draft import Draft
from eventcoder.parse.repair import SAYING
from eventcoder.parse.tree import Tree


def turn_quotes(tree: Tree, drafts: dict[int, Draft]) -> None:
    """Hang what was said on a trailing "X said" that was parsed as part of it."""
    tokens = tree.tokens
    for token, draft in drafts.items():
        if draft.kind != "verb" or draft.base not in SAYING or draft.surface < 0 or draft.complements:
            continue
        if tokens.dep[token] not in ("advcl", "ccomp", "conj", "dep", "parataxis") or tokens.tag[
            token
        ] not in ("VBD", "VBZ"):
            continue
        quote = _quote(tree, drafts, token)
        if quote is not None and _after_comma(tree, draft):
            _release(drafts, draft)
            if quote.parent < 0:
                hang(draft, quote, "that")


def _quote(tree: Tree, drafts: dict[int, Draft], token: int) -> Draft | None:
    """The topmost clause above a verb that stands before it."""
    head = tree.tokens.head
    found = None
    place = token
    while head[place] != place:
        place = head[place]
        if place in drafts and place < token and drafts[place].kind == "verb":
            found = drafts[place]
    return found


def _after_comma(tree: Tree, draft: Draft) -> bool:
    """Whether speaker and verb follow a comma, with no conjunction or "that" before them."""
    words = tree.words(draft.surface)
    first = min(words[0], draft.trigger)
    marked = tree.child(draft.trigger, "mark", "dobj", "aux") >= 0
    return (
        first > 0
        and words[-1] < draft.trigger + 12
        and tree.tokens.text[first - 1] in (",", "”", '"', "''")
        and not marked
    )


def _release(drafts: dict[int, Draft], draft: Draft) -> None:
    """Take a clause off the clause that it was wrongly a complement of."""
    for above in drafts.values():
        if above.index == draft.parent:
            above.complements = [known for known in above.complements if known.clause != draft.index]
    draft.parent = -1
    draft.link = None
