"""The pattern grammar: `SOURCE invite TARGET to (send|deploy) &peacekeepers` becomes a frozen tree.

A pattern is a sentence skeleton in the active voice, present tense and base forms. The trigger follows
SOURCE; what comes after it are phrases (with or without a preposition), complement clauses, and words that
must be absent. After `to` and `that` a bare word is a verb; write `talk/n` where the noun is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeAlias

from eventcoder.codebook.pattern_tokens import PatternError, Token, tokenise
from eventcoder.codebook.spellings import ing_stems, spellings

PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "ahead_of", "along", "along_with", "alongside",
    "among", "around", "as", "at", "because_of", "before", "behind", "below", "between", "beyond", "by",
    "despite", "during", "for", "from", "in", "in_favor_of", "in_favour_of", "in_front_of",
    "in_support_of", "inside", "into", "near", "of", "off", "on", "on_behalf_of", "onto", "out_of",
    "outside", "over", "round", "through", "throughout", "to", "toward", "towards", "under", "until",
    "upon", "via", "with", "within", "without",
})  # fmt: skip

_PARTICLES = frozenset({"down", "out", "up", "back", "away"})

Word: TypeAlias = tuple[str, ...]  # one lemma, or the lemmas of one noun phrase, its head last


@cache
def _by_head(alternatives: frozenset[Word]) -> dict[str, tuple[Word, ...]]:
    """Thousands of patterns name the same words: one index serves all, in memory and in the cache file."""
    found: dict[str, tuple[Word, ...]] = {}
    for spelt in sorted({spelt for word in alternatives for spelt in spellings(word)}):
        found[spelt[-1]] = (*found.get(spelt[-1], ()), spelt[:-1])
    return found


@dataclass(frozen=True, slots=True)
class WordSet:
    """A named word set: `pos` is `noun` or `verb`."""

    pos: str
    words: frozenset[Word]


@dataclass(frozen=True, slots=True)
class Words:
    """One of several lemmas. `weight` is 2 for words written out and 1 for a named set."""

    alternatives: frozenset[Word]
    weight: int = 2
    pos: str = ""  # "v", "n" or "" where the pattern doesn't say
    sets: tuple[str, ...] = ()
    # The head lemma of each alternative, with the words that must stand before it: looked up a lot.
    by_head: dict[str, tuple[Word, ...]] = field(init=False, repr=False, compare=False)
    # The head lemma of each alternative: what an index is keyed by.
    heads: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the alternatives by their heads, as written and as the parser may give them."""
        by_head = _by_head(self.alternatives)
        object.__setattr__(self, "by_head", by_head)
        object.__setattr__(self, "heads", frozenset(by_head))


@dataclass(frozen=True, slots=True)
class Slot:
    """SOURCE, TARGET or ACTION; `near` is the `~` of TARGET~."""

    name: str
    optional: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Anything:
    """`*`: exactly one filled argument."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """An argument: its prepositions (empty for none), its content, and a slot as its possessor."""

    content: Slot | Words | Anything
    prepositions: frozenset[str] = frozenset()
    possessor: Slot | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Embedded:
    """A complement clause: `kind` is `to`, `that`, `ing`, `noun` (an event noun behind a preposition), `any`.

    `body` None stands for any action (ACTION, in the frames of composition operators).
    """

    kind: str
    body: Skeleton | None
    subject: Slot | Words | None = None
    prepositions: frozenset[str] = frozenset()  # of the phrase that holds the subject, or of the -ing form
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Absent:
    """`!word`: must not be in the same clause."""

    words: Words


Item: TypeAlias = Phrase | Embedded | Absent


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A trigger and what hangs on it."""

    trigger: Words
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class PatternTree:
    """A whole pattern. `reciprocal` is `SOURCE=TARGET`; `specificity` counts its lexical constraints.

    `needs`: of each set of lemmas one must stand in the sentence, or the pattern can't match.
    """

    source: Slot
    body: Skeleton
    reciprocal: bool = False
    specificity: int = 0
    text: str = ""
    needs: tuple[frozenset[str], ...] = ()


def parse_pattern(
    text: str, sets: dict[str, WordSet], known: dict[Words, Words] | None = None
) -> PatternTree:
    """The tree of `text`; raises PatternError with the offset of the fault.

    Patterns read with one dict `known` share equal words: a set that hundreds of them name is kept once.
    """
    return _Parser(text, sets, {} if known is None else known).pattern()


def trigger_lemmas(tree: PatternTree) -> tuple[str, ...]:
    """The lemmas under which a pattern is indexed, sorted: "call_off", or the head of "air+strike".

    The last token of "sit-in" is left out, for it would call up the pattern in every sentence.
    """
    written = frozenset(word[-1] for word in tree.body.trigger.alternatives)
    return tuple(sorted(written | (tree.body.trigger.heads - PREPOSITIONS - _PARTICLES)))


def normalised(tree: PatternTree) -> str:
    """The pattern with single spaces and sorted alternatives: what its id is made from."""
    return tree.text


class _Parser:
    """Recursive descent over the tokens of one pattern."""

    def __init__(self, text: str, sets: dict[str, WordSet], known: dict[Words, Words]) -> None:
        self.text = text
        self.sets = sets
        self.known = known
        self.tokens = tokenise(text)
        self.position = 0

    # -- reading tokens

    def peek(self, ahead: int = 0) -> Token:
        index = self.position + ahead
        return self.tokens[index] if index < len(self.tokens) else Token("end", "", len(self.text))

    def take(self) -> Token:
        token = self.peek()
        self.position += 1
        return token

    def fail(self, message: str, hint: str = "", token: Token | None = None) -> PatternError:
        return PatternError(message, (token or self.peek()).offset, hint)

    # -- the grammar

    def pattern(self) -> PatternTree:
        first = self.take()
        if first.kind != "slot" or not first.text.startswith("SOURCE") or first.text.endswith(("'s", "~")):
            raise self.fail("a pattern begins with SOURCE, SOURCE? or SOURCE=TARGET", token=first)
        trigger = self.trigger()
        items = self.items(closing="")
        self.check_slots(items, first)
        body = Skeleton(trigger, items)
        return PatternTree(
            Slot("SOURCE", optional=first.text.endswith("?")),
            body,
            reciprocal="=" in first.text,
            specificity=trigger.weight + _specificity(items),
            text=" ".join(_canonical(self.tokens)),
            needs=tuple(_needs(items)),
        )

    def trigger(self) -> Words:
        token = self.peek()
        if token.kind not in ("word", "set", "open") or token.text == "[":
            raise self.fail("a trigger word must follow SOURCE", "such as: SOURCE visit TARGET")
        return self.words()

    def items(self, closing: str) -> tuple[Item, ...]:
        found: list[Item] = []
        while self.peek().kind != "end":
            token = self.peek()
            if token.kind == "close":
                if token.text == closing:
                    break
                raise self.fail(f"{token.text!r} without its opening bracket")
            found.extend(self.item())
        return tuple(found)

    def item(self) -> tuple[Item, ...]:
        token = self.peek()
        if token.text == "[":
            return self.optional()
        if token.kind == "not":
            self.take()
            return (Absent(self.words()),)
        if token.text == "to" and self.verb_follows(1):
            self.take()
            return (self.embedded("to"),)
        if token.text == "that":
            self.take()
            return (self.that(),)
        prepositions = self.prepositions()
        if self.ing_follows():
            return (self.embedded("ing", prepositions=prepositions),)
        return (self.phrase(prepositions),)

    def optional(self) -> tuple[Item, ...]:
        opening = self.take()
        inner = self.items("]")
        if self.take().text != "]":
            raise self.fail("'[' is never closed", token=opening)
        if not inner:
            raise self.fail("nothing stands in '[ ]'", token=opening)
        return tuple(item if isinstance(item, Absent) else replace(item, optional=True) for item in inner)

    def phrase(self, prepositions: frozenset[str]) -> Item:
        """An argument; a slot or word before `to VERB` is the subject of that complement."""
        possessor = None
        if self.peek().kind == "slot" and self.peek().text.endswith("'s"):
            possessor = Slot(self.take().text[:-2])
        content = self.content()
        follows = self.peek().text == "to" and self.verb_follows(1)
        if isinstance(content, Slot) and content.name == "TARGET" and follows and possessor is None:
            self.take()
            return self.embedded("to", content, prepositions)
        if isinstance(content, Slot) and content.name == "ACTION":
            if not prepositions:
                return Embedded("any", None)
            return Embedded("noun", None, prepositions=prepositions)
        return Phrase(content, prepositions, possessor)

    def content(self) -> Slot | Words | Anything:
        token = self.peek()
        if token.kind == "any":
            self.take()
            return Anything()
        if token.kind == "slot":
            self.take()
            if "=" in token.text or token.text.endswith("'s"):
                raise self.fail(f"{token.text} can't stand here", token=token)
            name = token.text.rstrip("?~")
            return Slot(name, token.text.endswith("?"), token.text.endswith("~"))
        if token.kind in ("word", "set", "open"):
            return self.words()
        raise self.fail("a word, a set or a slot must stand here", "every preposition needs its argument")

    def that(self) -> Embedded:
        """`that TARGET VERB …`, or `that ACTION`."""
        if self.peek().text == "ACTION":
            self.take()
            return Embedded("that", None)
        subject = self.content()
        if isinstance(subject, Anything):
            return self.embedded("that")
        return self.embedded("that", subject)

    def embedded(
        self,
        kind: str,
        subject: Slot | Words | None = None,
        prepositions: frozenset[str] = frozenset(),
    ) -> Embedded:
        if self.peek().text == "ACTION":
            self.take()
            return Embedded(kind, None, subject, prepositions)
        trigger = self.words()
        if kind == "ing":
            stems = {stem for word in trigger.alternatives for stem in _stems(word)}
            trigger = replace(trigger, alternatives=frozenset((stem,) for stem in stems))
        items: list[Item] = []
        while self.peek().kind not in ("end", "close"):
            items.extend(self.item())
        return Embedded(kind, Skeleton(trigger, tuple(items)), subject, prepositions)

    # -- words

    def words(self) -> Words:
        found = self.fresh_words()
        return self.known.setdefault(found, found)

    def fresh_words(self) -> Words:
        token = self.peek()
        if token.text == "(":
            return self.alternatives()
        if token.kind == "set":
            return self.named_set()
        if token.kind != "word":
            raise self.fail("a word must stand here")
        return _word(self.take().text)

    def alternatives(self) -> Words:
        opening = self.take()
        parts = [self.words()]
        while self.peek().text == "|":
            self.take()
            parts.append(self.words())
        if self.take().text != ")":
            raise self.fail("'(' is never closed", "alternatives: (a|b|c)", opening)
        pos = parts[0].pos if len({part.pos for part in parts}) == 1 else ""
        if self.peek().kind == "pos":
            pos = self.take().text[1:]
        return Words(
            frozenset().union(*(part.alternatives for part in parts)),
            min(part.weight for part in parts),
            pos,
            tuple(name for part in parts for name in part.sets),
        )

    def named_set(self) -> Words:
        token = self.take()
        name = token.text[1:]
        if name not in self.sets:
            raise PatternError(f"unknown set &{name}", token.offset, self.near_set(name))
        found = self.sets[name]
        return Words(found.words, 1, found.pos[:1], (name,))

    def near_set(self, name: str) -> str:
        from difflib import get_close_matches

        close = get_close_matches(name, self.sets, 1)
        return f"did you mean &{close[0]}?" if close else "name it in a file under sets/"

    def prepositions(self) -> frozenset[str]:
        token = self.peek()
        if token.kind == "word" and token.text in PREPOSITIONS:
            self.take()
            return frozenset({token.text})
        if token.text != "(":
            return frozenset()
        length = 1
        names = []
        while self.peek(length).kind == "word" and self.peek(length).text in PREPOSITIONS:
            names.append(self.peek(length).text)
            if self.peek(length + 1).text != "|":
                break
            length += 2
        if names and self.peek(length + 1).text == ")":
            self.position += length + 2
            return frozenset(names)
        return frozenset()

    def verb_follows(self, ahead: int) -> bool:
        """True where the next words are a verb: not a slot, not `/n`, not a set of nouns."""
        token = self.peek(ahead)
        if token.text in ("(", "["):
            return not self.group_is_noun(ahead) and self.verb_follows(ahead + 1)
        if token.kind == "word":
            return not token.text.endswith("/n") and token.text not in PREPOSITIONS
        if token.kind == "set":
            name = token.text[1:]
            return name in self.sets and self.sets[name].pos == "verb"
        return token.text == "ACTION"

    def group_is_noun(self, ahead: int) -> bool:
        """True for `(a|b)/n`."""
        depth = 0
        for index in range(self.position + ahead, len(self.tokens)):
            depth += {"(": 1, ")": -1}.get(self.tokens[index].text, 0)
            if depth == 0:
                following = self.tokens[index + 1 : index + 2]
                return bool(following) and following[0].text == "/n"
        return False

    def ing_follows(self) -> bool:
        token = self.peek(1) if self.peek().text == "(" else self.peek()
        return token.kind == "word" and token.text.endswith("ing") and len(token.text) > 5

    # -- checks

    def check_slots(self, items: tuple[Item, ...], first: Token) -> None:
        names = [token.text.rstrip("?~").removesuffix("'s") for token in self.tokens if token.kind == "slot"]
        for name in ("TARGET", "ACTION"):
            if names.count(name) > 1:
                raise self.fail(f"{name} stands more than once", "write two patterns", first)
        if names.count("SOURCE") > 1:
            raise self.fail("SOURCE stands more than once", "it is always the first word", first)
        if "=" in first.text and "TARGET" in names:
            raise self.fail("SOURCE=TARGET names the target already", "leave TARGET out", first)


def _word(text: str) -> Words:
    pos = ""
    if text.endswith(("/v", "/n")):
        text, pos = text[:-2], text[-1]
    return Words(frozenset({tuple(text.split("+"))}), 2, pos)


def _stems(word: Word) -> frozenset[str]:
    return ing_stems(word[-1]) if word[-1].endswith("ing") else frozenset({word[-1]})


def _specificity(items: tuple[Item, ...]) -> int:
    """Word or alternative 2, set 1, preposition 1, slot 0; what is optional or absent counts nothing."""
    total = 0
    for item in items:
        if not isinstance(item, Absent) and not item.optional:
            total += 1 if item.prepositions else 0
            total += _weight(item)
    return total


def _needs(items: tuple[Item, ...]) -> Iterator[frozenset[str]]:
    """The heads of each group of words that isn't optional; of `call_off` the verb."""
    for item in items:
        if isinstance(item, Absent) or item.optional:
            continue
        if isinstance(item, Phrase):
            if isinstance(item.content, Words):
                yield item.content.heads
        elif item.body is not None:
            # Its trigger may also be an event noun that stands for the verb, so it says nothing here.
            yield from _needs(item.body.items)


def _weight(item: Phrase | Embedded) -> int:
    if isinstance(item, Phrase):
        return item.content.weight if isinstance(item.content, Words) else 0
    subject = item.subject.weight if isinstance(item.subject, Words) else 0
    if item.body is None:
        return subject
    return subject + item.body.trigger.weight + _specificity(item.body.items)


def _canonical(tokens: list[Token]) -> list[str]:
    """The token texts with the words of each flat `(a|b)` sorted."""
    out: list[str] = []
    index = 0
    while index < len(tokens):
        end = _flat_group_end(tokens, index)
        if end:
            words = sorted(token.text for token in tokens[index:end] if token.kind in ("word", "set"))
            out.append("(" + "|".join(words) + ")")
            index = end + 1
        else:
            out.append(tokens[index].text)
            index += 1
    return out


def _flat_group_end(tokens: list[Token], index: int) -> int:
    if tokens[index].text != "(":
        return 0
    for end in range(index + 1, len(tokens)):
        if tokens[end].text == ")":
            return end
        if tokens[end].kind not in ("word", "set", "or"):
            return 0
    return 0
