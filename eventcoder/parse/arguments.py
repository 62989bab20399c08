"""The arguments of a verb, with the roles they have in the active voice."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.parse.draft import Draft
from eventcoder.parse.phrases import ADVERBS, argument, behind, inside, is_clause
from eventcoder.parse.tree import Tree
from eventcoder.parse.triggers import is_time
from eventcoder.parse.words import ADJUNCT, ASIDE, TRANSPARENT
from eventcoder.records import Argument

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


def verb_arguments(tree: Tree, draft: Draft) -> None:
    """Fill in the arguments of a verb. Its voice and surface subject must be known already."""
    _subject(tree, draft)
    for kid in tree.kids[draft.trigger]:
        draft.arguments += _by_label(tree, draft, kid)
    _relative_gap(tree, draft)
    _swallowed_object(tree, draft)
    for outer in list(draft.arguments):
        if not _is_aside(tree, outer):
            draft.arguments += inside(tree, outer.head)


def _is_aside(tree: Tree, outer: Argument) -> bool:
    """ "despite relations with T": what surrounds an act takes no part in it; "weeks of protests" may."""
    lemma = tree.tokens.lemma[outer.head]
    return lemma in ASIDE or (outer.prep in ADJUNCT and lemma not in TRANSPARENT)


def _subject(tree: Tree, draft: Draft) -> None:
    """The surface subject: subject of the active, object (or indirect object) of the passive."""
    if draft.surface < 0:
        return
    role = "subject"
    if draft.passive:
        role = "indirect" if _second_object(tree, draft.trigger) else "object"
    draft.arguments.append(argument(tree, role, draft.surface))


def _second_object(tree: Tree, verb: int) -> bool:
    """Whether a passive verb keeps an object: "T was given aid"."""
    kept = tree.child(verb, "dobj")
    return kept >= 0 and not is_time(tree, kept) and tree.tokens.tag[kept] not in ("WP", "WDT")


def _by_label(tree: Tree, draft: Draft, kid: int) -> Iterator[Argument]:
    """The arguments that one child of the verb brings."""
    tokens = tree.tokens
    dep = tokens.dep[kid]
    if (dep == "dobj" and not is_clause(tree, kid)) or _is_missed_object(tree, draft, kid):
        yield argument(tree, "object", kid)
    elif dep == "dative":
        if tokens.pos[kid] in ("ADP", "SCONJ"):
            yield from behind(tree, kid)
        else:
            yield argument(tree, "indirect", kid)
    elif dep in ("attr", "acomp", "oprd"):
        yield argument(tree, "object" if _is_called(tree, draft, kid) else "attribute", kid)
    elif dep == "agent" or (dep == "prep" and draft.passive and tokens.lemma[kid].lower() == "by"):
        yield from _agent(tree, kid)
    elif dep == "prep":
        yield from behind(tree, kid)
    elif dep in ("prt", "advmod"):
        yield from _behind_adverb(tree, kid)
    elif dep in ("ccomp", "xcomp") and not is_clause(tree, kid):
        yield from _small_clause(tree, kid)


def _is_called(tree: Tree, draft: Draft, kid: int) -> bool:
    """ "called Kim a madman", parsed as two predicates: the first is the object."""
    others = tree.children(draft.trigger, "oprd")
    return len(others) > 1 and others[0] == kid and not draft.passive


def _is_missed_object(tree: Tree, draft: Draft, kid: int) -> bool:
    """ "accused of bombing Donetsk": a name right behind an active verb without object is no adverb."""
    tokens = tree.tokens
    follows = tree.words(kid)[0] == draft.trigger + 1
    bare = (
        tokens.dep[kid] == "npadvmod"
        and follows
        and not draft.passive
        and tree.child(draft.trigger, "dobj", "ccomp") < 0
    )
    return bare and tokens.pos[kid] == "PROPN" and not is_time(tree, kid)


def _agent(tree: Tree, preposition: int) -> Iterator[Argument]:
    """The by-phrase of a passive is its subject, unless it says when."""
    for found in behind(tree, preposition):
        if is_time(tree, found.head) or found.prep != "by":
            yield found
        else:
            yield Argument("subject", found.head, "", found.words, -1, found.heads)


def _behind_adverb(tree: Tree, adverb: int) -> Iterator[Argument]:
    """Phrases behind a particle or adverb: "cracked down on T", "together with T", "away from T"."""
    lemma = tree.tokens.lemma[adverb].lower()
    for kid in tree.children(adverb, "prep"):
        yield from behind(tree, kid, -1, lemma if lemma in ADVERBS else "")
    for kid in tree.children(adverb, "pobj", "npadvmod"):
        if tree.tokens.dep[kid] == "pobj":
            yield argument(tree, "prep", kid, lemma)


def _small_clause(tree: Tree, kid: int) -> Iterator[Argument]:
    """ "called T a liar": T is the object, the noun or adjective an attribute."""
    subject = tree.child(kid, *SUBJECTS)
    if subject >= 0 and tree.child(kid, "cop", "aux", "mark") < 0:
        yield argument(tree, "object", subject)
    yield argument(tree, "attribute", kid)


def _relative_gap(tree: Tree, draft: Draft) -> None:
    """Give a relative clause without pronoun its missing piece: "the town S hit", "the man S spoke to"."""
    verb = draft.trigger
    if tree.tokens.dep[verb] != "relcl" or any(
        tree.tokens.tag[kid] == "TO" for kid in tree.children(verb, "aux")
    ):
        return
    noun = tree.tokens.head[verb]
    if any(tree.tokens.lemma[kid] == "where" for kid in tree.children(verb, "advmod")):
        draft.arguments.append(argument(tree, "prep", noun, "in"))
    if _has_pronoun(tree, verb):
        return
    if draft.surface == noun or is_time(tree, noun):
        return
    stranded = [kid for kid in tree.children(verb, "prep", "prt") if not tree.kids[kid] and kid > verb]
    if stranded and tree.tokens.dep[stranded[-1]] == "prep":
        lemma = tree.tokens.lemma[stranded[-1]].lower()
        draft.arguments.append(argument(tree, "prep", noun, lemma))
    elif tree.child(verb, "dobj", "ccomp", "xcomp", "attr", "acomp") < 0 and not draft.passive:
        draft.arguments.append(argument(tree, "object", noun))


def _has_pronoun(tree: Tree, verb: int) -> bool:
    """Whether the relative clause holds its own pronoun ("who", "in which", "where")."""
    tag = tree.tokens.tag
    queue = list(tree.kids[verb])
    for token in queue:
        if token > verb:
            break
        if tag[token] in ("WDT", "WP", "WP$", "WRB"):
            return True
        queue.extend(tree.kids[token])
    return False


def _swallowed_object(tree: Tree, draft: Draft) -> None:
    """ "called for talks" as `call_for`: the object of the swallowed preposition is an object too."""
    swallowed = draft.swallowed
    if swallowed < 0 or draft.head_of("object") >= 0:
        return
    for found in behind(tree, swallowed):
        draft.arguments.append(Argument("object", found.head, "", found.words, -1, found.heads))
        return
