"""What hangs inside noun phrases and behind prepositions, as arguments."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.parse.tree import Tree
from eventcoder.parse.words import COMPLEX_PREPOSITIONS
from eventcoder.records import Argument

# "out of Syria" is `out_of` and, for a verb that has swallowed its "out", plain `of` as well.
ADVERBS = frozenset(
    {"away", "out", "up", "down", "back", "along", "together", "over", "off", "home", "ahead"}
)


def argument(tree: Tree, role: str, head: int, prep: str = "", within: int = -1) -> Argument:
    """A noun phrase as an argument; relative pronouns give way to what they stand for."""
    noun = tree.antecedent(head)
    return Argument(role, noun, prep, tree.words(noun), within, tree.conjuncts(noun))


def behind(tree: Tree, preposition: int, within: int = -1, before: str = "") -> Iterator[Argument]:
    """The arguments that a preposition leads to; `before` is what it follows ("out" in "out of Syria")."""
    tokens = tree.tokens
    word = preposition_word(tree, preposition)
    lemma = f"{before}_{word}" if before else word
    second = preposition + 1
    if second in tree.kids[preposition] and not tree.kids[second] and tokens.pos[second] == "ADP":
        lemma = f"{lemma}_{tokens.lemma[second].lower()}"  # "because of"
    for kid in tree.kids[preposition]:
        dep = tokens.dep[kid]
        if dep in ("pobj", "obj", "dobj") and not is_clause(tree, kid):
            yield argument(tree, "prep", kid, lemma, within)
            yield from _complex(tree, kid, lemma, within)
        elif dep == "pobj" and tree.child(kid, "det", "poss") >= 0:
            yield argument(tree, "prep", kid, lemma, within)
        elif dep == "prep" or (dep == "pcomp" and tokens.pos[kid] in ("ADP", "SCONJ")):
            yield from behind(tree, kid, within, lemma)
        elif dep == "conj" and tokens.pos[kid] in ("ADP", "SCONJ"):
            yield from behind(tree, kid, within)
        elif dep in ("pcomp", "amod", "advmod") and tokens.pos[kid] in ("NOUN", "PROPN", "PRON", "ADJ"):
            yield argument(tree, "prep", kid, lemma, within)
    if before in ADVERBS:
        yield from behind(tree, preposition, within)


def preposition_word(tree: Tree, token: int) -> str:
    """A preposition in lower case; "following" and "according" stay as they are written."""
    tokens = tree.tokens
    return (tokens.text if tokens.tag[token] in ("VBG", "VBN") else tokens.lemma)[token].lower()


def is_clause(tree: Tree, token: int) -> bool:
    """Whether what stands in the place of a noun is really a gerund clause ("by bombing T")."""
    return tree.tokens.pos[token] in ("VERB", "AUX")


def _complex(tree: Tree, noun: int, lemma: str, within: int) -> Iterator[Argument]:
    """The argument of a preposition of several words: "in support of T" gives `in_support_of`."""
    tokens = tree.tokens
    start = f"{lemma}_{tokens.lemma[noun].lower()}_"
    for kid in tree.children(noun, "prep"):
        joined = start + tokens.lemma[kid].lower()
        if joined in COMPLEX_PREPOSITIONS:
            inner = tree.child(kid, "pobj")
            if inner >= 0 and not is_clause(tree, inner):
                yield argument(tree, "prep", inner, joined, within)


def inside(tree: Tree, noun: int) -> list[Argument]:
    """What hangs in a noun phrase at any depth: possessors, modifiers, prepositional phrases."""
    found: list[Argument] = []
    queue = list(tree.conjuncts(tree.antecedent(noun)))
    seen = set(queue)
    for head in queue:
        for item in own(tree, head):
            found.append(item)
            if item.role == "modifier":
                continue
            fresh = [inner for inner in item.heads if inner not in seen]
            queue.extend(fresh)
            seen.update(fresh)
    return found


def own(tree: Tree, head: int) -> Iterator[Argument]:
    """The arguments that hang directly on a noun (or adjective), all `within` it."""
    tokens = tree.tokens
    for kid in tree.kids[head]:
        dep = tokens.dep[kid]
        if dep == "prep":
            yield from behind(tree, kid, head)
        elif dep == "poss":
            yield argument(tree, "possessor", kid, "", head)
        elif dep in ("compound", "amod", "nmod") and tokens.pos[head] != "PROPN":
            yield from _modifiers(tree, kid, head)
        elif dep == "agent":
            yield from behind(tree, kid, head)
        elif dep == "appos" and not is_clause(tree, kid):
            yield from own(tree, kid)


def _modifiers(tree: Tree, token: int, within: int) -> Iterator[Argument]:
    """The names in a modifier, each with its own words only."""
    parts = modifiers(tree, token)
    for part in parts:
        others = {word for other in parts if other != part for word in _own_words(tree, other, parts)}
        words = tuple(word for word in tree.words(part) if word not in others)
        yield Argument("modifier", part, "", words, within, (part,))


def _own_words(tree: Tree, part: int, parts: list[int]) -> tuple[int, ...]:
    """The words of a part that holds no other part; of others the part alone."""
    words = tree.words(part)
    return (part,) if set(parts) & set(words) - {part} else words


def modifiers(tree: Tree, token: int) -> list[int]:
    """The names in a modifier: "US-Russia" gives two. Plain adjectives and numbers give none."""
    tokens = tree.tokens
    found = [token] if tokens.pos[token] == "NOUN" or is_name(tree, token) else []
    for kid in tree.kids[token]:
        joined = kid + 1 < len(tokens) and tokens.text[kid + 1] in ("-", "–", "/", "—")
        if tokens.dep[kid] in ("compound", "amod", "nmod", "conj", "appos") and (
            joined or tokens.dep[kid] == "conj"
        ):
            found += modifiers(tree, kid)
    return sorted(found)


def is_name(tree: Tree, token: int) -> bool:
    """Whether a modifier is a name or made from one: "Iran", "Iranian"."""
    return tree.tokens.pos[token] in ("PROPN", "ADJ", "X") and tree.tokens.text[token][:1].isupper()
