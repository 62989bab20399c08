"""Event nouns: who and what hangs on "the bombing of T by S", "S-T talks", "launched an attack on T"."""

from __future__ import annotations

from dataclasses import replace

from eventcoder.parse.complements import hang
from eventcoder.parse.draft import Draft
from eventcoder.parse.phrases import behind, inside, own, preposition_word
from eventcoder.parse.tree import Tree
from eventcoder.parse.words import ADJUNCT, FRAMES, OCCURRENCE, PARTICIPATION, TRANSPARENT, UNDERGONE
from eventcoder.records import Argument

LOOSE = frozenset({"on", "against", "with", "to", "by", "from", "over", "into", "for", "between"})
Holders = dict[int, list[Draft]]  # verbs by the heads of their objects, attributes and subjects


def noun_arguments(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> None:
    """Fill in what hangs in the noun phrase, or in the phrase it is the content of ("a wave of attacks")."""
    noun = draft.trigger
    chain = anchors(tree, drafts, noun)
    outer = [replace(found, within=-1) for place in chain for found in own(tree, place)]
    outer = [found for found in outer if not set(chain) & set(found.heads)]
    outer += _from_partners(tree, draft, outer)
    outer += _next_phrase(tree, chain[-1])
    outer += _behind_names(tree, outer)
    draft.arguments += outer
    for found in outer:
        draft.arguments += inside(tree, found.head)


def _behind_names(tree: Tree, outer: list[Argument]) -> list[Argument]:
    """ "an attack by Egypt on Libya", parsed with Libya inside Egypt: a name seldom has such a phrase."""
    found = []
    for item in outer:
        loose = item.role == "prep" and (item.prep == "by" or tree.tokens.pos[item.head] == "PROPN")
        for inner in own(tree, item.head) if loose else ():
            if inner.role == "prep" and inner.prep in LOOSE:
                found.append(replace(inner, within=-1))
    return found


def anchors(tree: Tree, drafts: dict[int, Draft], noun: int) -> list[int]:
    """The noun and the nouns that stand for it: "attacks" and "wave" in "a wave of attacks"."""
    tokens = tree.tokens
    chain = [noun]
    while True:
        place = chain[-1]
        head = tokens.head[place]
        dep = tokens.dep[place]
        above = tokens.head[head]
        if dep == "pobj" and tokens.lemma[head] == "of" and tokens.lemma[above] in TRANSPARENT:
            chain.append(above)
        elif dep in ("compound", "nmod") and (tokens.lemma[head] in FRAMES or head in drafts):
            chain.append(head)
        else:
            return chain


def _from_partners(tree: Tree, draft: Draft, outer: list[Argument]) -> list[Argument]:
    """ "the arrest and killing of T", "Israel's raids and strikes": coordinated nouns share phrases."""
    tokens = tree.tokens
    noun = draft.trigger
    found: list[Argument] = []
    roles = {item.role for item in outer}
    if tokens.dep[noun] == "conj" and not roles & {"possessor", "modifier"} and tree.child(noun, "det") < 0:
        before = own(tree, tree.first_conjunct(noun))
        found += [replace(item, within=-1) for item in before if item.role in ("possessor", "modifier")]
    if "prep" not in roles:
        for partner in tree.conjuncts(noun)[1:]:
            found += [replace(item, within=-1) for item in own(tree, partner) if item.role == "prep"]
    return found


def _next_phrase(tree: Tree, noun: int) -> list[Argument]:
    """The phrase right behind the noun that the parser hung on the verb: "condemned the attack | on T"."""
    tokens = tree.tokens
    following = tree.words(noun)[-1] + 1
    if following >= len(tokens) or tokens.dep[following] not in ("prep", "agent", "dative"):
        return []
    if tokens.head[following] >= following or tokens.pos[following] == "VERB":
        return []
    return list(behind(tree, following))


def lend(
    tree: Tree, drafts: dict[int, Draft], holders: Holders, draft: Draft, light_verbs: frozenset[str]
) -> None:
    """Hang the noun's clause on the clauses that hold it, and take subject and phrases from a light verb."""
    noun = tree.first_conjunct(anchors(tree, drafts, draft.trigger)[-1])
    for verb in holders.get(noun, []):
        _from_holder(tree, verb, draft, noun, light_verbs)
    if tree.tokens.dep[noun] == "pobj" and tree.tokens.pos[tree.tokens.head[noun]] != "VERB":
        _from_preposition(tree, drafts, draft, noun, light_verbs)


def _from_holder(tree: Tree, verb: Draft, draft: Draft, noun: int, light_verbs: frozenset[str]) -> None:
    """The noun as object, attribute or subject of a verb."""
    roles = {item.role for item in verb.arguments if noun in item.heads and item.within < 0}
    if "subject" in roles:
        if verb.lemma in OCCURRENCE or verb.base in OCCURRENCE:
            draft.flags_from = verb.trigger
            _take(tree, verb, draft, noun, ("prep",))
        return
    _hang_once(verb, draft, "")
    if draft.light >= 0:
        if "object" in roles and draft.light != verb.trigger and _is_light(verb, light_verbs):
            _take(tree, verb, draft, noun, ("subject", "indirect", "prep"), _subject_role(verb))
        return
    if tree.child(verb.trigger, "expl") >= 0:
        draft.light = draft.flags_from = verb.trigger
        _take(tree, verb, draft, noun, ("prep",))
    elif roles & {"object", "indirect"} and _is_light(verb, light_verbs):
        _light(tree, verb, draft, noun)
    elif "object" in roles and (verb.lemma in OCCURRENCE or verb.base in OCCURRENCE):
        draft.flags_from = verb.trigger
        _take(tree, verb, draft, noun, ("prep",))


def _is_light(verb: Draft, light_verbs: frozenset[str]) -> bool:
    return verb.lemma in light_verbs or verb.base in light_verbs or verb.base in UNDERGONE


def _hang_once(above: Draft, draft: Draft, prep: str) -> None:
    """Hang the noun on a clause; the first one to hold it stays its parent."""
    parent, link = draft.parent, draft.link
    if above is draft or any(known.clause == draft.index for known in above.complements):
        return
    hang(above, draft, "noun", prep)
    if parent >= 0:
        draft.parent, draft.link = parent, link


def _light(tree: Tree, verb: Draft, draft: Draft, noun: int, undergone: bool = False) -> None:
    """Take over the subject, phrases and flags of a light verb: "S launched an attack on T"."""
    draft.light = draft.flags_from = verb.trigger
    role = "object" if undergone else _subject_role(verb)
    _take(tree, verb, draft, noun, ("subject", "indirect", "prep"), role)


def _subject_role(verb: Draft) -> str:
    """What the subject of a light verb is for the noun: "launched" makes it subject, "suffered" object."""
    return "object" if verb.base in UNDERGONE else "subject"


def _take(
    tree: Tree, verb: Draft, draft: Draft, noun: int, roles: tuple[str, ...], subject: str = "subject"
) -> None:
    """Copy arguments of a verb that lie outside the noun phrase."""
    inner = set(tree.words(noun))
    agent = verb.head_of("subject")
    draft.arguments = [item for item in draft.arguments if item.prep != "by" or item.head != agent]
    known = {(item.prep, item.head) for item in draft.arguments}
    for item in verb.arguments:
        if item.role not in roles or item.head in inner or (item.prep, item.head) in known:
            continue
        draft.arguments.append(replace(item, role=subject) if item.role == "subject" else item)


def _from_preposition(
    tree: Tree, drafts: dict[int, Draft], draft: Draft, noun: int, light_verbs: frozenset[str]
) -> None:
    """The noun behind a preposition: "called for talks", "came under attack", "provide T with aid"."""
    tokens = tree.tokens
    preposition = tokens.head[noun]
    lemma = preposition_word(tree, preposition)
    above = _verb_above(tree, drafts, preposition)
    if above is None or above is draft:
        return
    if lemma not in ADJUNCT:
        _hang_once(above, draft, lemma)
    if above.kind != "verb" or draft.light >= 0:
        return
    if lemma == "under" and above.base in ("be", "come", "remain"):
        _light(tree, above, draft, noun, undergone=True)
    elif {above.lemma, above.base} & PARTICIPATION.get(lemma, frozenset()):
        _light(tree, above, draft, noun)
    elif lemma == "with" and above.base in light_verbs and above.head_of("object") >= 0:
        _light(tree, above, draft, noun)
        given = [replace(item, role="indirect") for item in above.arguments if item.role == "object"]
        draft.arguments += given[:1]


def _verb_above(tree: Tree, drafts: dict[int, Draft], preposition: int) -> Draft | None:
    """The clause that a preposition hangs on, perhaps through another preposition, particle or adjective."""
    tokens = tree.tokens
    place = preposition
    while tokens.head[place] != place:
        place = tokens.head[place]
        if place in drafts:
            return drafts[place]
        if tokens.pos[place] not in ("ADP", "SCONJ", "ADV", "ADJ"):
            return None
    return None


def holders(drafts: dict[int, Draft]) -> Holders:
    """Verbs by the nouns that are their object, attribute, or subject."""
    found: Holders = {}
    for draft in drafts.values():
        if draft.kind == "verb":
            for item in draft.arguments:
                if item.within < 0 and item.role in ("object", "attribute", "subject", "indirect"):
                    known = found.setdefault(item.head, [])
                    if draft not in known:
                        known.append(draft)
    return found
