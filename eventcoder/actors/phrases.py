"""Noun phrases in token arrays: heads, edges, prepositions, conjuncts. Nothing of the dictionary here."""

from __future__ import annotations

from eventcoder.actors import vocabulary as words
from eventcoder.records import Tokens

MODIFIERS = frozenset(("compound", "amod", "nmod", "nummod", "nn"))
_LEFT = MODIFIERS | {"det", "predet", "poss", "quantmod", "case", "advmod", "npadvmod", "punct", "cc", "conj"}
DASHES = frozenset(("-", "--", "–", "—"))
NOUNS = frozenset(("NOUN", "PROPN", "NUM", "PRON", "ADJ"))


class Phrases:
    """A sentence's tokens with the questions that actors ask of the tree; made once a sentence."""

    def __init__(self, tokens: Tokens) -> None:
        """Of one parsed sentence."""
        self.tokens = tokens
        self.children: list[list[int]] = [[] for _ in tokens.text]
        for index, head in enumerate(tokens.head):
            if head != index:
                self.children[head].append(index)

    def head_of(self, first: int, last: int) -> int:
        """The head token of a span: the last one whose own head lies outside."""
        heads = self.tokens.head
        for index in range(last - 1, first - 1, -1):
            if not first <= heads[index] < last or heads[index] == index:
                return index
        return last - 1

    def lemma(self, index: int) -> str:
        """The lemma in lower case."""
        return self.tokens.lemma[index].lower()

    def left_edge(self, head: int) -> int:
        """The first token of the phrase's determiners and modifiers."""
        edge = head
        for child in self.children[head]:
            if child < head and self._is_left_part(child, head):
                edge = min(edge, self.left_edge(child))
        while edge > 1 and self.tokens.text[edge - 1] == "-" and self.tokens.text[edge - 2].lower() == "ex":
            edge -= 2
        while edge < head and self.tokens.pos[edge] in ("PUNCT", "CCONJ"):
            edge += 1
        return edge

    def _is_left_part(self, child: int, head: int) -> bool:
        """Whether a word before a head belongs to its phrase ("at least 12", not "importantly Russia")."""
        tokens = self.tokens
        if tokens.dep[child] not in _LEFT or self.dash_between(child, head):
            return False
        return tokens.dep[child] != "advmod" or tokens.pos[head] not in ("NOUN", "PROPN")

    def dash_between(self, first: int, last: int) -> bool:
        """Whether a dash with spaces around it parts two tokens."""
        return any(self.is_dash(index) for index in range(first + 1, last))

    def is_dash(self, index: int) -> bool:
        """Whether a token is a dash with a space before it, not a hyphen."""
        tokens = self.tokens
        return tokens.text[index] in DASHES and index > 0 and tokens.start[index] > tokens.end[index - 1]

    def dateline(self) -> int:
        """The end of a dateline at the start of the sentence ("KABUL, Afghanistan (AP) -"), 0 where none."""
        tokens = self.tokens
        for index in range(min(len(tokens), 16)):
            if self.is_dash(index) or (tokens.text[index] == ":" and index):
                shouted = tokens.text[0].isupper() and len(tokens.text[0]) > 3
                return index if shouted or set(tokens.text[:index]) & {",", "("} else 0
            if tokens.pos[index] not in ("PROPN", "NUM", "PUNCT", "SYM"):
                return 0
        return 0

    def preposition(self, head: int) -> tuple[str, int]:
        """The preposition that a noun hangs on and that preposition's head; ("", -1) where on none.

        A conjunct hangs on the preposition of the first one.
        """
        first = self.first_conjunct(head)
        if self.tokens.dep[first] != "pobj":
            return "", -1
        prep = self.tokens.head[first]
        return self.lemma(prep), self.tokens.head[prep]

    def first_conjunct(self, head: int) -> int:
        """The first of a row of conjuncts (the token itself where it is none)."""
        while self.tokens.dep[head] == "conj" and self.tokens.head[head] != head:
            head = self.tokens.head[head]
        return head

    def has_child(self, head: int, lemmas: frozenset[str]) -> bool:
        """Whether a direct dependent is one of these words."""
        return any(self.lemma(child) in lemmas for child in self.children[head])

    def child(self, head: int, *deps: str) -> int:
        """The first dependent with one of these labels, -1 where there is none."""
        return next((c for c in self.children[head] if self.tokens.dep[c] in deps), -1)

    def definite(self, head: int) -> bool:
        """Whether the phrase has a definite determiner or none at all: "the police", "police"."""
        return not self.has_child(head, frozenset(("a", "an", "some", "several", "another")))

    def plural(self, head: int) -> bool:
        """Whether the head is plural or coordinated."""
        return self.tokens.tag[head] in ("NNS", "NNPS")

    def is_former(self, head: int) -> bool:
        """Whether "former", "ex-" or the like stands in the phrase before its head."""
        tokens = range(self.left_edge(head), head + 1)
        return any(self.tokens.text[index].lower() in words.FORMER for index in tokens)

    def verb_above(self, index: int) -> int:
        """The nearest verb that governs a token, -1 where there is none."""
        for _ in range(len(self.tokens)):
            parent = self.tokens.head[index]
            if self.tokens.pos[parent] in ("VERB", "AUX"):
                return parent
            if parent == index:
                return -1
            index = parent
        return -1

    def subject_after(self, token: int) -> int:
        """The subject that a possessive looks forward to: "In his statement, Putin said"; -1 for none."""
        if self.tokens.tag[token] != "PRP$":
            return -1
        verb = self.verb_above(token)
        subject = self.child(verb, "nsubj", "nsubjpass") if verb > token else -1
        return subject if subject > token and self.left_edge(subject) > token else -1

    def is_subject(self, index: int) -> bool:
        """Whether a noun (or the row of conjuncts it belongs to) is a subject."""
        return self.tokens.dep[self.first_conjunct(index)] in ("nsubj", "nsubjpass", "csubj", "agent")
