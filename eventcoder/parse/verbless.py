"""Sentences whose main verb was taken for a participle: "[Sirens blared over Algiers]" as one noun phrase."""

from __future__ import annotations

from eventcoder.parse.edges import Edges
from eventcoder.parse.words import word_set

PARTICIPLES = ("VBD", "VBN")
WEEKDAYS = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
# Their participles keep an object in the passive: "a man given a prize".
GIVING = word_set(
    """
    accord allow allocate assign award call charge deny dub fine give grant guarantee hand lend name
    offer owe pay promise refuse sell send show teach tell
    """
)


def find_main_verb(edges: Edges, root: int) -> None:
    """Make a verb the root of a sentence that has a noun as its root, where one clearly is the main verb."""
    tokens = edges.tokens
    if tokens.text[-1] not in (".", "!", '"', "”") or any(
        edges.dep[kid] == "cop" for kid in edges.kids(root)
    ):
        return
    if _mend_weekday(edges, root):
        return
    after = _behind_noun(edges, root)
    if after >= 0:
        edges.make_root(after, root, "nsubj")
        _raise_clauses(edges, root, after)
        return
    before = _before_noun(edges, root)
    if before >= 0:
        _split(edges, root, before)


def _mend_weekday(edges: Edges, root: int) -> bool:
    """ "The United States on Friday lifted curbs": the verb behind the day, taken for an adjective."""
    tokens = edges.tokens
    for kid in edges.kids(root):
        verb = kid + 2
        if tokens.lemma[kid] != "on" or kid < root or verb >= len(tokens.text):
            continue
        if tokens.text[kid + 1] not in WEEKDAYS or tokens.tag[verb] not in PARTICIPLES:
            continue
        thing = verb
        while edges.head[thing] not in (kid, root, thing):
            thing = edges.head[thing]
        if thing == verb or edges.head[thing] != kid:
            continue
        edges.make_root(verb, root, "nsubj")
        edges.move(kid, verb, "prep")
        edges.move(kid + 1, kid, "pobj")
        edges.move(thing, verb, "dobj")
        _raise_clauses(edges, root, verb)
        return True
    return False


def _behind_noun(edges: Edges, root: int) -> int:
    """ "Sirens blared": the last bare participle behind the noun that has no agent."""
    found = -1
    for verb in range(root + 1, len(edges.head)):
        if edges.tokens.tag[verb] not in PARTICIPLES or edges.dep[verb] != "acl":
            continue
        noun = edges.head[verb]
        labels = {edges.dep[kid] for kid in edges.kids(verb)}
        finite = edges.tokens.tag[verb] == "VBD" or (
            "dobj" in labels and edges.tokens.lemma[verb] not in GIVING
        )
        inside = noun == root or (
            finite and (edges.tokens.text[verb - 1] == "," or _is_under(edges, noun, root))
        )
        if inside and not labels & {"agent", "nsubj", "aux", "auxpass"}:
            found = verb
    return found


def noun_to_verb(edges: Edges, token: int) -> None:
    """ "demanded that Lithuania abide by", "let the Red Crescent arbitrate": a bare verb taken for a noun."""
    tokens = edges.tokens
    kids = edges.kids(token)
    labels = {edges.dep[kid] for kid in kids}
    that = any(edges.dep[kid] == "mark" and tokens.lemma[kid] == "that" for kid in kids)
    if "cop" in labels or not (
        that or (tokens.lemma[edges.head[token]] == "let" and tokens.tag[token] == "NN")
    ):
        return
    before = [
        kid for kid in kids if kid < token and edges.dep[kid] not in ("mark", "punct", "advmod", "prep")
    ]
    subject = next((kid for kid in kids if edges.dep[kid] == "nsubj"), before[-1] if before else -1)
    if subject < 0 or (tokens.pos[subject] in ("DET", "ADJ") and edges.dep[subject] != "nsubj"):
        return
    edges.pos[token], edges.tag[token] = "VERB", "VB"
    for kid in before:
        if kid != subject:
            edges.move(kid, subject, edges.dep[kid])
    edges.move(subject, token, "nsubj")


def _is_under(edges: Edges, noun: int, root: int) -> bool:
    """Whether a noun hangs in the root's phrase: "Koreas" in "Generals of the two Koreas"."""
    while noun != root:
        if edges.dep[noun] not in ("pobj", "prep", "acl", "agent", "conj"):
            return False
        noun = edges.head[noun]
    return True


def _raise_clauses(edges: Edges, noun: int, verb: int) -> None:
    """What stands behind the verb and hung on the noun belongs to the verb; so does the final mark."""
    for kid in edges.kids(noun):
        if kid > verb and edges.dep[kid] in ("prep", "advcl", "punct", "conj", "cc", "xcomp", "npadvmod"):
            edges.move(kid, verb, edges.dep[kid])


def _before_noun(edges: Edges, root: int) -> int:
    """ "Youths hurled stones": a participle taken for an adjective, with a noun phrase before it."""
    tokens = edges.tokens
    for verb in range(1, root):
        if (
            tokens.tag[verb] in PARTICIPLES
            and edges.dep[verb] in ("amod", "compound")
            and edges.head[verb] > verb
        ):
            starts = tokens.pos[verb - 1] in ("DET", "ADJ", "NUM", "PUNCT", "ADP")
            if not starts and _tops(edges, verb):
                return verb
    return -1


def _tops(edges: Edges, verb: int) -> list[int]:
    """The nouns before the verb that hang on something behind it."""
    return [place for place in range(verb) if edges.is_name(place) and edges.head[place] > verb]


def _split(edges: Edges, root: int, verb: int) -> None:
    """Split one noun phrase into subject, verb and object."""
    tops = _tops(edges, verb)
    subject = tops[-1]
    edges.make_root(verb, root, "dobj")
    edges.move(subject, verb, "nsubj")
    for place in range(verb):
        if edges.head[place] > verb:
            joins = place < subject and edges.dep[place] not in ("prep", "punct", "advmod")
            edges.move(place, subject if joins else verb, edges.dep[place])
    _raise_clauses(edges, root, verb)
