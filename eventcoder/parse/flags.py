"""Negation, tense, modality, questions and quotation marks."""

from __future__ import annotations

from eventcoder.parse.arguments import SUBJECTS
from eventcoder.parse.control import has_to
from eventcoder.parse.draft import Draft
from eventcoder.parse.tree import Tree
from eventcoder.parse.words import MAYBE_ADJECTIVES, MAYBE_ADVERBS, MODALS, PLANNED_ADJECTIVES, REPORT_VERBS

IF = frozenset({"if", "unless", "whether", "lest"})
NOBODY = frozenset({"no", "neither", "nobody", "none", "nothing"})
AHEAD = frozenset(
    {"expect", "schedule", "slate", "set", "tip", "due", "about", "poised", "slated", "scheduled"}
)
DEMANDING = frozenset({"demand", "insist", "propose", "recommend", "request", "require", "urge", "ask"})
UNREAL = frozenset({"if", "may", "could", "would"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def set_flags(tree: Tree, drafts: dict[int, Draft]) -> None:
    """Set the flags of all clauses, those above first, since they pass some on to those below."""
    by_index = {draft.index: draft for draft in drafts.values()}
    quoted = quoted_tokens(tree)
    asked = _asked_tokens(tree, quoted)
    ordered = [drafts[token] for token in tree.order if token in drafts]
    for draft in sorted(ordered, key=lambda draft: draft.kind == "noun"):
        above = by_index.get(draft.parent)
        if draft.kind == "verb":
            _verb_flags(tree, drafts, draft, above)
        else:
            _noun_flags(tree, drafts, draft, above)
        draft.question = asked[draft.trigger]
        draft.quoted = quoted[draft.trigger]


def _verb_flags(tree: Tree, drafts: dict[int, Draft], draft: Draft, above: Draft | None) -> None:
    draft.negated = _is_negated(tree, draft)
    draft.tense = _tense(tree, draft.trigger)
    draft.modality = _modality(tree, draft.trigger)
    partner = (
        drafts.get(tree.tokens.head[draft.trigger]) if tree.tokens.dep[draft.trigger] == "conj" else None
    )
    if partner is not None and partner.kind == "verb":
        _share(tree, partner, draft)
    if above is not None:
        _pass_down(tree, above, draft)
    _follow(tree, drafts, draft)


def _is_negated(tree: Tree, draft: Draft) -> bool:
    """ "did not", "never", "no longer", "neither … nor", "no troops were", "without bombing"."""
    tokens = tree.tokens
    verb = draft.trigger
    for kid in tree.kids[verb]:
        lemma = tokens.lemma[kid].lower()
        negative = tokens.dep[kid] == "neg" or lemma in ("never", "neither", "nor", "nowhere")
        if negative and tokens.dep[kid] != "cc" and kid < verb and not _is_only(tree, kid):
            return True
        if lemma in ("longer", "long") and tokens.text[kid - 1].lower() == "no" and kid > 0:
            return True
    head = tokens.head[verb]
    if tokens.dep[verb] == "pcomp" and tokens.lemma[head].lower() == "without":
        return True
    subject = tree.child(verb, *SUBJECTS)
    return subject >= 0 and _is_none(tree, subject)


def _is_only(tree: Tree, token: int) -> bool:
    """ "not only" denies nothing."""
    following = token + 1
    return following < len(tree.tokens) and tree.tokens.text[following].lower() in ("only", "just", "least")


def _is_none(tree: Tree, noun: int) -> bool:
    """ "no one", "no talks", "neither side", "none of them"."""
    tokens = tree.tokens
    if tokens.lemma[noun].lower() in NOBODY:
        return True
    kids = tree.children(noun, "det", "neg", "preconj")
    return any(tokens.lemma[kid].lower() in NOBODY for kid in kids if not _is_only(tree, kid))


def _tense(tree: Tree, verb: int) -> str:
    tokens = tree.tokens
    auxiliaries = [kid for kid in tree.children(verb, "aux", "auxpass") if tokens.tag[kid] != "TO"]
    modal = next(
        (MODALS.get(tokens.text[kid].lower(), "") for kid in auxiliaries if tokens.tag[kid] == "MD"), None
    )
    if modal is not None:
        return "future" if modal == "will" else ""
    if any(tokens.lemma[kid].lower() == "have" for kid in auxiliaries):
        return "past"
    finite = auxiliaries[0] if auxiliaries else verb
    if tokens.tag[verb] == "VBN" and not auxiliaries and tree.child(verb, "nsubj") >= 0:
        return "past"  # "released" of a bare active clause is often tagged as participle
    return {"VBD": "past", "VBZ": "present", "VBP": "present"}.get(tokens.tag[finite], "")


def _modality(tree: Tree, verb: int) -> str:
    tokens = tree.tokens
    for kid in tree.kids[verb]:
        if tokens.dep[kid] in ("mark", "advmod") and tokens.lemma[kid].lower() in IF:
            return "if"
    for kid in tree.kids[verb]:
        if tokens.dep[kid] == "aux" and tokens.tag[kid] == "MD":
            return MODALS.get(tokens.text[kid].lower(), "")
    adverbs = {tokens.lemma[kid].lower() for kid in tree.children(verb, "advmod")}
    return "may" if adverbs & MAYBE_ADVERBS else ""


def _share(tree: Tree, partner: Draft, draft: Draft) -> None:
    """Coordinated verbs of one form share auxiliaries, negation and condition."""
    tokens = tree.tokens
    verb = draft.trigger
    conjunctions = {tokens.lemma[kid].lower() for kid in tree.children(partner.trigger, "cc")}
    bare = tree.child(verb, "aux", "auxpass", *SUBJECTS) < 0
    alike = tokens.tag[verb] == tokens.tag[partner.trigger] and tokens.tag[verb] in ("VB", "VBN", "VBG")
    if bare and alike:
        draft.tense = draft.tense or partner.tense
        draft.modality = draft.modality or partner.modality
        draft.negated = draft.negated or (partner.negated and not conjunctions & {"but", "yet"})
    elif partner.modality == "if" and bare:
        draft.modality = "if"
    if "nor" in conjunctions:
        draft.negated = True


def _pass_down(tree: Tree, above: Draft, draft: Draft) -> None:
    """What a complement takes from the clause above it."""
    kind = draft.link.kind if draft.link is not None else ""
    if kind in ("to", "ing", "purpose"):
        draft.modality = draft.modality or _ahead(tree, above, draft) or above.modality
    elif above.modality in ("if", "may", "could"):
        draft.modality = draft.modality or above.modality
    if kind == "that" and above.base in DEMANDING and tree.tokens.tag[draft.trigger] == "VBP":
        draft.tense = ""  # "demanded that T withdraw" says nothing of the present
    backshifted = kind == "that" and above.tense == "past" and above.base in REPORT_VERBS
    if draft.modality == "would" and backshifted and not _has_condition(tree, draft.trigger):
        draft.modality, draft.tense = "will", "future"


def _ahead(tree: Tree, above: Draft, draft: Draft) -> str:
    """The modality that "is to", "is due to", "is going to", "has to" give to the infinitive."""
    if draft.link is None or draft.link.kind != "to":
        return ""
    tokens = tree.tokens
    if above.base in AHEAD and above.passive:
        return "will"
    if above.base in ("go", "have", "need"):
        progressive = tokens.tag[above.trigger] == "VBG"
        if not has_to(tree, draft.trigger):
            return ""
        return ("will" if progressive else "") if above.base == "go" else "must"
    if above.base != "be":
        return ""
    attribute = above.head_of("attribute")
    if attribute < 0:
        return "will"
    lemma = tokens.lemma[attribute].lower()
    return "will" if lemma in AHEAD else "may" if lemma in ("likely", "possible") else ""


def _has_condition(tree: Tree, verb: int) -> bool:
    """Whether an if-clause hangs on the verb."""
    tokens = tree.tokens
    for clause in tree.children(verb, "advcl"):
        if any(
            tokens.lemma[kid].lower() in ("if", "unless") for kid in tree.children(clause, "mark", "advmod")
        ):
            return True
    return False


def _follow(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> None:
    """A participle beside the main verb ("…, killing 12") lives in that verb's time and condition."""
    above = drafts.get(tree.tokens.head[draft.trigger])
    loose = tree.tokens.dep[draft.trigger] in ("advcl", "acl", "xcomp", "pcomp") and not draft.tense
    if above is not None and loose and draft.parent < 0 and above.kind == "verb":
        draft.tense = above.tense
        draft.modality = draft.modality or above.modality


def _noun_flags(tree: Tree, drafts: dict[int, Draft], draft: Draft, above: Draft | None) -> None:
    tokens = tree.tokens
    noun = draft.trigger
    adjectives = {tokens.text[kid].lower() for kid in tree.children(noun, "amod", "advmod")}
    draft.negated = _is_none(tree, noun) or tokens.lemma[tokens.head[noun]].lower() == "without"
    lender = drafts.get(draft.flags_from)
    if lender is not None:
        draft.negated = draft.negated or lender.negated
        draft.tense, draft.modality = lender.tense, lender.modality
    elif above is not None and above.modality in UNREAL | {"will"} and _is_new(tree, draft):
        draft.modality = above.modality
    if adjectives & PLANNED_ADJECTIVES:
        draft.modality = draft.modality or "will"
    elif adjectives & MAYBE_ADJECTIVES:
        draft.modality = draft.modality or "may"


def _is_new(tree: Tree, draft: Draft) -> bool:
    """Whether the noun is first spoken of here ("could lead to attacks"), not known before ("the attack")."""
    prep = draft.link.prep if draft.link is not None else ""
    determiners = {tree.tokens.lemma[kid].lower() for kid in tree.children(draft.trigger, "det")}
    known = determiners & DEFINITE or tree.child(draft.trigger, "poss") >= 0
    return not known and prep in ("", "to", "in", "into", "with", "for")


def _asked_tokens(tree: Tree, quoted: list[bool]) -> list[bool]:
    """For each token whether it is part of a question; one that is quoted leaves out "he asked" around it."""
    text = tree.tokens.text
    marks = [token for token, word in enumerate(text) if word == "?"]
    if not marks:
        return [False] * len(text)
    if marks[-1] >= len(text) - 2 and not quoted[marks[-1]]:
        return [True] * len(text)
    return [quoted[token] and token < marks[-1] for token in range(len(text))]


def quoted_tokens(tree: Tree) -> list[bool]:
    """For each token whether it is quoted; a mark without partner reaches the sentence's end."""
    tokens = tree.tokens
    inside = [False] * len(tokens)
    marks = [token for token, text in enumerate(tokens.text) if text in ('"', "“", "”", "``", "''", "„")]
    if len(marks) == 1 and (tokens.text[marks[0]] == "”" or marks[0] >= len(tokens) - 2):
        marks.insert(0, -1)
    for opening, closing in zip(marks[::2], [*marks[1::2], len(tokens)], strict=False):
        for token in range(opening + 1, closing):
            inside[token] = True
    return inside
