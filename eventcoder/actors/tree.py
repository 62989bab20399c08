"""Which piece belongs to which noun phrase: "Kazakh" and "foreign minister" to "Tileuberdi"."""

from __future__ import annotations

from collections import defaultdict

from eventcoder.actors import vocabulary as words
from eventcoder.actors.names import unknown_names
from eventcoder.actors.phrases import MODIFIERS, NOUNS, Phrases
from eventcoder.actors.pieces import BELIEFS, Piece

COUNTRY_SENSES = frozenset(("country", "adjective", "people", "capital", "city", "region"))
_STEPS = 8  # a longer way up the tree is no modifier any more


class Tree:
    """The actor phrases of a sentence: `roots` are those that stand for themselves, by head token."""

    def __init__(
        self,
        phrases: Phrases,
        pieces: tuple[Piece, ...],
        blocked: frozenset[int] = frozenset(),
        within: tuple[int, int] | None = None,
    ) -> None:
        """From the pieces of a sentence; `blocked` tokens belong to mentions given with the document.

        With `within` (a token span) nothing outside it is looked at.
        """
        self.phrases = phrases
        self._within = range(*within) if within else range(len(phrases.tokens))
        self.pieces: dict[int, list[Piece]] = defaultdict(list)
        for piece in pieces:
            self.pieces[piece.head].append(piece)
        self.covered = frozenset(index for piece in pieces for index in range(piece.first, piece.last))
        names = unknown_names(phrases, self.covered | blocked)
        self.names = names.intersection(self._within) if within else names
        self.attached: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._tops: dict[int, int] = {}  # the noun by which a phrase hangs on its of-phrase
        self._parents: dict[int, str] = {}
        pending = [*self.pieces, *self.names]
        for head in pending:  # grows by generic heads ("the Hamas spokesman") as they are met
            found = self._parent(head)
            if found:
                parent, relation = found
                self.attached[parent].append((head, relation))
                self._parents[head] = relation
                if parent not in pending:
                    pending.append(parent)
        absorbed = {head for head, relation in self._parents.items() if relation != "in"}
        self.roots = sorted(head for head in pending if head not in absorbed)
        for children in self.attached.values():
            children.sort()

    def sense(self, head: int) -> str:
        """What heads the phrase: a piece's sense, `name`, `generic` or `quantity`."""
        if self.pieces.get(head):
            return self.pieces[head][0].sense
        if head in self.names:
            return "name"
        return "quantity" if self._is_quantity(head) else "generic"

    def relation(self, head: int) -> str:
        """How a phrase hangs in another one; "" for a root."""
        return self._parents.get(head, "")

    def end(self, head: int) -> int:
        """The end of a phrase with the of-phrases that belong to it, exclusive."""
        ends = [piece.last for piece in self.pieces.get(head, ())] + [head + 1]
        for child, relation in self.attached[head]:
            if relation in ("of", "posted"):
                ends += [self.end(child), self._tops.get(child, child) + 1]
        return max(ends)

    def _is_quantity(self, head: int) -> bool:
        tokens = self.phrases.tokens
        lemma = self.phrases.lemma(head)  # of a capitalised "Dozens" the parser may make a name
        return lemma in words.QUANTITY or lemma.rstrip("s") in words.QUANTITY or tokens.pos[head] == "NUM"

    def _is_actor_head(self, index: int) -> bool:
        if index not in self._within:
            return False
        pieces = self.pieces.get(index)
        if pieces:
            actor = pieces[0].actor
            community = actor is not None and actor.kind in BELIEFS and pieces[0].sense == "people"
            return community or pieces[0].sense not in COUNTRY_SENSES
        if index in self.names:
            return True
        lemma = self.phrases.lemma(index)
        return (
            index not in self.covered
            and self.phrases.tokens.pos[index] in ("NOUN", "PROPN")
            and (lemma in words.GENERIC or lemma in words.PROXY or lemma in words.COUNTERPART)
        )

    def _parent(self, head: int) -> tuple[int, str] | None:
        beside = self._agent_beside(head)
        if beside >= 0:
            return beside, "mod"
        tokens, here, relation = self.phrases.tokens, head, ""
        for _ in range(_STEPS):
            here = self._through_conjuncts(head, here)
            up, step = self._step(here)
            if not step or (relation == "poss" and step != "mod"):
                return None
            if step in ("of", "posted"):
                self._tops[head] = here
            relation = relation if relation in ("of", "in", "posted", "poss") else step
            if self._is_actor_head(up) or (relation == "of" and up in self._within and self._is_quantity(up)):
                return up, relation
            if relation != step or step not in ("mod", "poss") or tokens.pos[up] not in NOUNS:
                return None
            here = up
        return None

    def _agent_beside(self, head: int) -> int:
        """The agent right after a country where both modify one noun: "Chinese government efforts"."""
        tokens, piece = self.phrases.tokens, next(iter(self.pieces.get(head, ())), None)
        if not piece or piece.sense not in COUNTRY_SENSES or tokens.dep[head] not in MODIFIERS:
            return -1
        for agents in self.pieces.values():
            agent = agents[0]
            if agent.first == piece.last and agent.sense == "agent" and tokens.dep[agent.head] in MODIFIERS:
                return agent.head if tokens.head[agent.head] == tokens.head[head] else -1
        return -1

    def _through_conjuncts(self, head: int, here: int) -> int:
        """For adjectives and countries in a row, the first of the row: "Russian and Ukrainian officials"."""
        pieces = self.pieces.get(head)
        if here == head and pieces and pieces[0].sense in COUNTRY_SENSES:
            return self.phrases.first_conjunct(here)
        return here

    def _step(self, here: int) -> tuple[int, str]:
        """One step up the tree and its relation: mod, poss, of, in, posted; "" where none of them."""
        tokens = self.phrases.tokens
        dep, up = tokens.dep[here], tokens.head[here]
        if dep in MODIFIERS and up != here:
            return up, "" if self.phrases.dash_between(here, up) else "mod"
        if dep == "poss":
            return up, "poss"
        if dep != "pobj":
            return up, ""
        return tokens.head[up], self._by_preposition(self.phrases.lemma(up), tokens.head[up])

    def _by_preposition(self, preposition: str, noun: int) -> str:
        lemma = self.phrases.lemma(noun)
        if self.phrases.tokens.pos[noun] not in NOUNS:
            return ""
        if preposition == "of":
            return "" if lemma in words.OPPOSED else "of"
        if preposition == "for":
            return "of" if lemma in words.GENERIC or lemma in ("minister", "secretary") else ""
        if preposition == "to" and lemma in words.POSTED:
            return "posted"
        return "in" if preposition in words.LOCATIVE or preposition == "from" else ""
