"""A parsed sentence with its children looked up once, and the noun phrases in it."""

from __future__ import annotations

from eventcoder.records import Tokens

RELATIVE_PRONOUNS = frozenset({"WDT", "WP", "WP$"})
# Edges below which a noun phrase ends: relative and other clauses, loose material, and marks.
OUTSIDE = frozenset(
    {
        "relcl",
        "acl",
        "advcl",
        "ccomp",
        "xcomp",
        "csubj",
        "parataxis",
        "punct",
        "dep",
        "cc",
        "preconj",
        "intj",
        "meta",
    }
)
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM", "X", "DET"})


class Tree:
    """The children of every token, top-down order, and noun phrases; made once a sentence."""

    __slots__ = ("_conjuncts", "_words", "kids", "order", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        """Look up the children once."""
        self.tokens = tokens
        self.kids: list[list[int]] = [[] for _ in tokens.head]
        roots = []
        for token, head in enumerate(tokens.head):
            if head == token:
                roots.append(token)
            else:
                self.kids[head].append(token)
        self.order: list[int] = roots  # every head stands before its dependents
        for token in self.order:
            self.order.extend(self.kids[token])
        self._words: dict[int, tuple[int, ...]] = {}
        self._conjuncts: dict[int, tuple[int, ...]] = {}

    def child(self, token: int, *labels: str) -> int:
        """The first child with one of the labels, or -1."""
        dep = self.tokens.dep
        for kid in self.kids[token]:
            if dep[kid] in labels:
                return kid
        return -1

    def children(self, token: int, *labels: str) -> list[int]:
        """All children with one of the labels, from left to right."""
        dep = self.tokens.dep
        return [kid for kid in self.kids[token] if dep[kid] in labels]

    def words(self, head: int) -> tuple[int, ...]:
        """The tokens of a noun phrase in order: all but clauses, punctuation and conjunctions."""
        found = self._words.get(head)
        if found is None:
            found = self._words[head] = self._collect(head)
        return found

    def _collect(self, head: int) -> tuple[int, ...]:
        dep, pos = self.tokens.dep, self.tokens.pos
        queue = [head]
        for token in queue:
            for kid in self.kids[token]:
                if dep[kid] in OUTSIDE or (
                    dep[kid] in ("conj", "appos", "pcomp") and pos[kid] in ("VERB", "AUX")
                ):
                    continue
                queue.append(kid)
        return tuple(sorted(queue))

    def conjuncts(self, head: int) -> tuple[int, ...]:
        """The heads of a coordination of nouns, the first one first; just the head where there is none."""
        found = self._conjuncts.get(head)
        if found is None:
            dep, pos = self.tokens.dep, self.tokens.pos
            queue = [head]
            for token in queue:
                queue.extend(kid for kid in self.kids[token] if dep[kid] == "conj" and pos[kid] in NOUNS)
            found = self._conjuncts[head] = tuple(queue)
        return found

    def first_conjunct(self, token: int) -> int:
        """The token that a chain of conjuncts starts from."""
        while self.tokens.dep[token] == "conj" and self.tokens.head[token] != token:
            token = self.tokens.head[token]
        return token

    def antecedent(self, token: int) -> int:
        """What a relative pronoun stands for, or the token itself where it is none or nothing is found."""
        if self.tokens.tag[token] not in RELATIVE_PRONOUNS:
            return token
        return self.above_relative(token, token)

    def above_relative(self, token: int, default: int) -> int:
        """The noun that the nearest relative clause around the token hangs on."""
        dep, head = self.tokens.dep, self.tokens.head
        place = token
        while head[place] != place:
            if dep[place] == "relcl":
                return head[place]
            place = head[place]
        return default
