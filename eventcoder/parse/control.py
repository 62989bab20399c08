"""Voice and subject of every verb, also where the subject is left out ("tried to attack", "killing 12")."""

from __future__ import annotations

from dataclasses import dataclass

from eventcoder.parse.arguments import SUBJECTS
from eventcoder.parse.draft import Draft
from eventcoder.parse.phrases import is_name, preposition_word
from eventcoder.parse.tree import Tree
from eventcoder.parse.words import AGAINST, OBJECT_CONTROL, OBJECT_PREPOSITIONS, PREPOSITION_CONTROL

CAUSING = frozenset({"have", "get", "want", "see", "keep", "leave", "need"})
REDUCED = ("acl", "relcl", "amod", "appos")


@dataclass(frozen=True, slots=True)
class Path:
    """The way from a clause up to the clause that governs it."""

    above: Draft | None  # the governing clause
    preposition: str = ""  # of a gerund: "of" in "accused T of bombing"
    noun: int = -1  # a plain noun on the way: "plan" in "has a plan to attack"
    inner: str = ""  # the preposition by which that noun hangs on the verb


def path_up(tree: Tree, drafts: dict[int, Draft], verb: int) -> Path:
    """The governing clause of a verb, and what lies between."""
    tokens = tree.tokens
    preposition, inner, noun = "", "", -1
    place = verb
    while tokens.head[place] != place:
        dep = tokens.dep[place]
        place = tokens.head[place]
        if place in drafts:
            return Path(drafts[place], preposition, noun, inner)
        if dep in ("pcomp", "pobj") and noun < 0:
            preposition = preposition or preposition_word(tree, place)
        elif dep == "pobj":
            inner = preposition_word(tree, place)
        if tokens.pos[place] in ("NOUN", "PROPN", "PRON") and noun < 0:
            noun = place
    return Path(None, preposition, noun, inner)


def set_subject(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> None:
    """Set voice and surface subject of a verb. Every clause above it must be done before."""
    verb = draft.trigger
    dep = tree.tokens.dep[verb]
    draft.passive = is_passive(tree, drafts, verb)
    explicit = _explicit(tree, verb)
    if explicit >= 0:
        draft.surface = tree.antecedent(explicit)
    elif dep == "conj" and tree.tokens.head[verb] in drafts:
        draft.surface = _shared(tree, drafts, draft)
    elif dep in REDUCED:
        draft.surface = _of_noun(tree, drafts, draft)
    elif dep in ("xcomp", "ccomp", "pcomp", "advcl", "pobj", "dobj", "csubj", "csubjpass", "oprd"):
        draft.surface = _controlled(tree, drafts, draft)


def is_passive(tree: Tree, drafts: dict[int, Draft], verb: int) -> bool:
    """Whether a verb is passive: by its auxiliary, as a bare participle, or as partner of a passive verb."""
    tokens = tree.tokens
    if tree.child(verb, "auxpass") >= 0:
        return True
    if tree.child(verb, "nsubjpass", "csubjpass") >= 0:
        return tokens.tag[verb] == "VBN" and tree.child(verb, "dobj") < 0
    tag, dep = tokens.tag[verb], tokens.dep[verb]
    if _is_caused(tree, drafts, verb):
        return True
    if tag not in ("VBN", "VBD") or tree.child(verb, "nsubj", "expl", "csubj") >= 0:
        return False
    if tag == "VBD" and tree.child(verb, "dobj", "ccomp", "xcomp") >= 0:
        return False
    if dep in ("acl", "amod", "appos") or (
        dep in ("relcl", "advcl", "xcomp", "pcomp", "ccomp") and tag == "VBN"
    ):
        return tree.child(verb, "aux") < 0 and (dep != "ccomp" or tag == "VBN")
    above = drafts.get(tokens.head[verb])
    partner = dep == "conj" and above is not None and above.passive
    return partner and tag == "VBN" and tree.child(verb, "aux") < 0


def _is_caused(tree: Tree, drafts: dict[int, Draft], verb: int) -> bool:
    """ "wants T removed", "had T arrested": a participle with its own object as subject."""
    tokens = tree.tokens
    above = drafts.get(tokens.head[verb])
    bare = tokens.dep[verb] in ("ccomp", "xcomp") and tree.child(verb, "aux", "mark", "dobj") < 0
    causing = above is not None and above.base in CAUSING and tokens.tag[above.trigger] != "VBN"
    return bare and causing and tokens.tag[verb] in ("VBN", "VBD") and tree.child(verb, "nsubj") == verb - 1


def _explicit(tree: Tree, verb: int) -> int:
    """The subject that the verb has itself; not the "there" of "there were clashes"."""
    found = tree.children(verb, *SUBJECTS)
    before = [kid for kid in found if kid < verb]
    return (before or found or [-1])[0 if not before else -1]


def _shared(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> int:
    """The subject of the first of coordinated verbs."""
    partner = drafts[tree.tokens.head[draft.trigger]]
    if partner.kind == "noun" or tree.child(draft.trigger, "expl") >= 0:
        return -1
    return partner.surface


def _of_noun(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> int:
    """The subject of a relative or reduced clause: its noun, or who has the plan that the noun is."""
    tokens = tree.tokens
    verb = draft.trigger
    noun = tokens.head[verb]
    if tokens.dep[verb] == "relcl" and not has_to(tree, verb):
        return noun
    if noun in drafts and drafts[noun].kind == "verb":
        return drafts[noun].surface
    if not has_to(tree, verb) or tokens.tag[verb] in ("VBN", "VBG"):
        return -1 if tree.child(verb, "mark") >= 0 else noun
    return _planner(tree, drafts, verb, noun)


def _planner(tree: Tree, drafts: dict[int, Draft], verb: int, noun: int) -> int:
    """Who is to do what a noun with an infinitive says: "S's plan to visit", "S has a plan to visit"."""
    if noun in drafts:
        found = actor_of(drafts[noun])
        return found if found >= 0 else _name_before(tree, noun)
    tokens = tree.tokens
    owner = tree.child(noun, "poss")
    if owner >= 0:
        return tree.antecedent(owner)
    if tokens.pos[noun] in ("PROPN", "PRON") or _is_first(tree, noun):
        return noun
    named = _name_before(tree, noun)
    if named >= 0:
        return named
    path = path_up(tree, drafts, verb)
    if path.above is None:
        return -1
    if path.above.kind == "verb" and path.above.base in OBJECT_CONTROL and tokens.dep[noun] == "dobj":
        return noun
    return -1 if path.above.base in AGAINST else actor_of(path.above)


def _name_before(tree: Tree, noun: int) -> int:
    """Whose plan it is: "a U.S. push to renew talks", "the Israeli decision to attack"; -1 if not said so."""
    names = [kid for kid in tree.children(noun, "compound", "amod", "nmod") if is_name(tree, kid)]
    return names[-1] if names else -1


def _is_first(tree: Tree, noun: int) -> bool:
    """ "the first leader to visit": the noun itself is the one who visits."""
    lemmas = {tree.tokens.lemma[kid].lower() for kid in (noun, *tree.children(noun, "amod", "nummod"))}
    return bool(lemmas & {"first", "last", "latest", "only", "second", "third", "next"})


def actor_of(draft: Draft) -> int:
    """Who acts in a clause: subject, or possessor or by-phrase of an event noun; -1 where it isn't said."""
    found = draft.head_of("subject")
    if found < 0 and draft.kind == "noun":
        found = next((item.head for item in draft.arguments if item.role == "possessor"), -1)
        if found < 0:
            by = (
                item.head
                for item in draft.arguments
                if item.prep == "by" and item.within in (-1, draft.trigger)
            )
            found = next(by, -1)
    return found


def has_to(tree: Tree, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(tree.tokens.tag[kid] == "TO" for kid in tree.children(verb, "aux", "mark"))


def _controlled(tree: Tree, drafts: dict[int, Draft], draft: Draft) -> int:
    """The understood subject of an infinitive, gerund or participle below another clause."""
    tokens = tree.tokens
    verb = draft.trigger
    path = path_up(tree, drafts, verb)
    above = path.above
    if above is None or (tokens.dep[verb] == "ccomp" and not _is_loose(tree, verb)):
        return -1
    noun = tokens.head[verb]
    if has_to(tree, verb) and (noun == path.noun or (noun == above.trigger and above.kind == "noun")):
        return _planner(tree, drafts, verb, noun)
    if above.kind == "noun":
        return actor_of(above)
    if path.noun >= 0 and tree.child(path.noun, "poss") >= 0:
        return tree.antecedent(tree.child(path.noun, "poss"))
    if tokens.dep[verb] in ("pcomp", "pobj"):
        return _of_gerund(above, path)
    if above.passive:
        return above.surface
    if tokens.dep[verb] == "advcl" and not has_to(tree, verb):
        return above.surface
    return _of_infinitive(tree, above, verb)


def _is_loose(tree: Tree, verb: int) -> bool:
    """Whether a complement has no subject by rule, not by chance: "to visit", "visiting", "left"."""
    return has_to(tree, verb) or tree.tokens.tag[verb] in ("VBG", "VBN") or tree.tokens.dep[verb] == "xcomp"


def _of_gerund(above: Draft, path: Path) -> int:
    """ "accused T of bombing" (T), "apologised for bombing" and "hit T by bombing" (the subject)."""
    preposition = path.inner or path.preposition
    touched = above.head_of("object") if not above.passive else above.surface
    if preposition in OBJECT_PREPOSITIONS and touched >= 0:
        return touched
    if above.passive and preposition not in ("by", "in", "through"):
        return above.surface
    return above.head_of("subject")


def _of_infinitive(tree: Tree, above: Draft, verb: int) -> int:
    """ "asked T to withdraw" and "called on T to withdraw" (T), "promised T to withdraw" (the subject)."""
    prepositions = PREPOSITION_CONTROL.get(above.base, ())
    for found in above.arguments:
        if found.role == "prep" and found.prep in prepositions and found.within < 0:
            return found.head
    for found in above.arguments:
        # "called for troops to leave", "waited for T to act": the infinitive follows at once.
        near = found.prep == "for" and found.words and found.words[-1] < verb
        if near and tree.tokens.tag[found.words[-1] + 1] == "TO":
            return found.head
    if above.base in OBJECT_CONTROL:
        found_object = above.head_of("object", "indirect")
        if found_object >= 0:
            return found_object
    return above.surface
