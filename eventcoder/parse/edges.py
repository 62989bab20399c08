"""The heads and labels of a sentence while they are being mended."""

from __future__ import annotations

from eventcoder.records import Tokens

NAMES = frozenset({"NOUN", "PROPN", "PRON"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


class Edges:
    """Heads, labels and tags that can change; `changed` tells whether any did."""

    __slots__ = ("changed", "dep", "head", "pos", "tag", "tokens")

    def __init__(self, tokens: Tokens) -> None:
        """Start from the parser's edges."""
        self.tokens = tokens
        self.head = list(tokens.head)
        self.dep = list(tokens.dep)
        self.pos = list(tokens.pos)
        self.tag = list(tokens.tag)
        self.changed = False

    def kids(self, token: int) -> list[int]:
        """The children of a token as things stand now."""
        return [kid for kid, head in enumerate(self.head) if head == token and kid != token]

    def subjects(self) -> dict[int, list[int]]:
        """The subjects of every verb that has any."""
        found: dict[int, list[int]] = {}
        for token, label in enumerate(self.dep):
            if label in SUBJECTS:
                found.setdefault(self.head[token], []).append(token)
        return found

    def move(self, token: int, head: int, label: str) -> bool:
        """Hang a token elsewhere, unless that would close a loop; says whether it was done."""
        place = head
        while place != self.head[place]:
            if place == token:
                return False
            place = self.head[place]
        if place == token and head != token:
            return False
        self.head[token] = head
        self.dep[token] = label
        self.changed = True
        return True

    def make_root(self, token: int, root: int, label: str) -> None:
        """Let a token become the root, and the old root its dependent."""
        self.head[token] = token
        self.dep[token] = "ROOT"
        self.head[root] = token
        self.dep[root] = label
        self.changed = True

    def is_name(self, token: int) -> bool:
        """Whether a token may head a noun phrase."""
        return self.pos[token] in NAMES
