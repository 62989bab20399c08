"""Which clause is whose complement."""

from __future__ import annotations

from eventcoder.parse.arguments import SUBJECTS
from eventcoder.parse.control import CAUSING, has_to, path_up
from eventcoder.parse.draft import Draft
from eventcoder.parse.phrases import argument, inside
from eventcoder.parse.tree import Tree
from eventcoder.parse.triggers import is_time
from eventcoder.parse.words import (
    ADJUNCT,
    INFINITIVE_NOUNS,
    OBJECT_CONTROL,
    PREPOSITION_CONTROL,
    REPORT_VERBS,
    TAKES_INFINITIVE,
)
from eventcoder.records import Argument, Complement

CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "acl", "pobj", "dobj", "oprd"})
BARE_INFINITIVE = frozenset({"help", "let", "make", "see", "watch", "have", "hear"})
# "demanded S leave" without "that" is still a that-clause.
SUBJUNCTIVE = frozenset({"demand", "insist", "propose", "recommend", "suggest", "request", "require", "say"})


def link_verb(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> None:
    """Hang a verb's clause on the clause whose complement it is, if it is one."""
    dep = tree.tokens.dep[draft.trigger]
    partner = drafts.get(tree.tokens.head[draft.trigger])
    if dep == "conj" and partner is not None:
        _link_partner(tree, drafts, draft, partner)
    elif dep == "parataxis" and partner is not None:
        _link_quote(draft, partner)
    elif dep in CLAUSES or (dep == "relcl" and has_to(tree, draft.trigger)):
        above, kind, prep = _place(tree, drafts, draft)
        if above is not None and kind:
            hang(above, draft, kind, prep)
            _share_object(tree, above, draft, kind)
            _lift_agent(tree, above, draft, kind)


def hang(above: Draft, draft: Draft, kind: str, prep: str = "") -> None:
    """Make one clause the complement of another."""
    draft.link = Complement(kind, draft.index, prep)
    draft.parent = above.index
    above.complements.append(draft.link)


def _link_partner(tree: Tree, drafts: dict[int, Draft], draft: Draft, partner: Draft) -> None:
    """The second of coordinated complements is a complement as well: "asked T to stop and withdraw"."""
    own_subject = tree.child(draft.trigger, *SUBJECTS, "expl") >= 0
    if partner.link is None or (own_subject and partner.link.kind != "that"):
        return
    for above in drafts.values():
        if above.index == partner.parent:
            hang(above, draft, partner.link.kind, partner.link.prep)


def _link_quote(draft: Draft, quote: Draft) -> None:
    """ "T attacked first, officials said": what is parsed as an aside says who reports."""
    if draft.base in REPORT_VERBS and quote.parent < 0 and quote.kind == "verb":
        hang(draft, quote, "that")


def _place(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> tuple[Draft | None, str, str]:
    """The governing clause, the kind of complement ("" for none), and the preposition before it."""
    path = path_up(tree, drafts, draft.trigger)
    above = path.above
    dep = tree.tokens.dep[draft.trigger]
    infinitive = has_to(tree, draft.trigger)
    behind_noun = infinitive and tree.tokens.head[draft.trigger] == path.noun
    if above is None or (path.noun >= 0 and dep not in ("acl", "relcl", "pcomp") and not behind_noun):
        return above, "", ""
    if dep in ("acl", "relcl") or behind_noun:
        return above, _of_noun(tree, above, draft, path.noun), ""
    if dep == "advcl":
        return above, _of_adverbial(above) if infinitive else "", ""
    if dep in ("pcomp", "pobj"):
        prep = path.inner or path.preposition
        kind = "ing" if tree.tokens.tag[draft.trigger] == "VBG" else form(tree, above, draft.trigger)
        return above, "" if {prep, path.preposition} & ADJUNCT else kind, prep
    return above, form(tree, above, draft.trigger), ""


def _of_noun(tree: Tree, above: Draft, draft: Draft, noun: int) -> str:
    """What a clause behind a noun is: "a decision to", "claims that", "asked [troops to leave]"."""
    if has_to(tree, draft.trigger) and not (draft.passive and tree.tokens.tag[draft.trigger] == "VBG"):
        if above.kind == "noun" and noun < 0:
            return "to"
        promised = noun >= 0 and tree.tokens.lemma[noun] in INFINITIVE_NOUNS
        return "to" if promised or above.base in TAKES_INFINITIVE else "purpose"
    if above.kind == "noun" and noun < 0 and tree.child(draft.trigger, "mark") >= 0:
        return "that"
    return ""


def _of_adverbial(above: Draft) -> str:
    """ "called on T to leave" is often parsed as a purpose."""
    expected = above.base in TAKES_INFINITIVE or above.base in PREPOSITION_CONTROL or above.kind == "noun"
    return "to" if expected else "purpose"


def form(tree: Tree, above: Draft, verb: int) -> str:
    """`to`, `ing` or `that`, by the form of the verb below."""
    tokens = tree.tokens
    if has_to(tree, verb):
        return "to"
    subject = tree.child(verb, *SUBJECTS) >= 0
    if tokens.tag[verb] == "VBG" and tree.child(verb, "aux") < 0:
        return "ing"
    if above.base in BARE_INFINITIVE and tree.child(verb, "mark", "aux") < 0:
        return "to"
    if tree.child(verb, "mark") >= 0 or tree.child(verb, "aux", "auxpass") >= 0:
        return "that"
    if tokens.tag[verb] == "VB":
        return "that" if above.base in SUBJUNCTIVE and subject else "to"
    if tokens.tag[verb] == "VBN" and (not subject or above.base in CAUSING):
        return "to"
    return "that"


def _share_object(tree: Tree, above: Draft, draft: Draft, kind: str) -> None:
    """ "expects T to attack", "saw T leave": T, parsed into the lower verb, is the upper one's object too."""
    if kind not in ("to", "ing") or above.kind != "verb" or above.passive:
        return
    subject = tree.child(draft.trigger, *SUBJECTS)
    if subject < 0 or _after_for(tree, draft.trigger) or above.head_of("object") >= 0:
        return
    if kind == "to" or above.base in OBJECT_CONTROL:
        above.arguments.append(argument(tree, "object", subject))
        above.arguments += inside(tree, subject)


def _after_for(tree: Tree, verb: int) -> bool:
    """ "called for T to leave"."""
    return any(tree.tokens.lemma[kid] == "for" for kid in tree.children(verb, "mark"))


def _lift_agent(tree: Tree, above: Draft, draft: Draft, kind: str) -> None:
    """ "was forced to leave by the army": the by-phrase is parsed into the infinitive but says who forced."""
    if kind != "to" or not above.passive or draft.passive or above.head_of("subject") >= 0:
        return
    for item in draft.arguments:
        if item.prep == "by" and item.within < 0 and not is_time(tree, item.head):
            draft.arguments.remove(item)
            above.arguments.append(Argument("subject", item.head, "", item.words, -1, item.heads))
            return
