"""One sentence ready for matching: its tokens, clauses and mentions, with the look-ups for matching."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from eventcoder.frozen import record
from eventcoder.records import Argument, Clause, Mention, Tokens

_JOINED = frozenset({"conj", "appos"})
_NEAR = frozenset({"poss", "compound", "amod", "nmod", "nn", "attr"})


def _parts(mention: Mention) -> tuple[Mention, ...]:
    """A mention of several ("the two sides") once for each of them."""
    if not mention.entity.parts:
        return (mention,)
    return tuple(replace(mention, entity=part) for part in mention.entity.parts)


def _kids(tokens: Tokens) -> tuple[tuple[int, ...], ...]:
    """What hangs on each token, from left to right."""
    kids: list[list[int]] = [[] for _ in tokens.head]
    for token, head in enumerate(tokens.head):
        if head != token:
            kids[head].append(token)
    return tuple(map(tuple, kids))


@record
class Scene:
    """The parsed sentence with everything found in it. Make it with `Scene.of`."""

    tokens: Tokens
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    by_head: dict[int, tuple[Mention, ...]] = field(repr=False)
    noun_clause: dict[int, int] = field(repr=False)  # token of an event noun → its clause
    lemmas: tuple[str, ...] = field(repr=False, default=())  # lower case
    marked: frozenset[str] = frozenset()  # the sides that mentions given with the document name
    trace: list[str] | None = field(default=None, repr=False)  # filled only where a trace is asked for
    lemma_set: frozenset[str] = field(default=frozenset(), repr=False)
    kids: tuple[tuple[int, ...], ...] = field(default=(), repr=False)  # what hangs on each token
    _below: dict[int, frozenset[int]] = field(default_factory=dict, repr=False)
    _actors: dict[tuple[int, tuple[int, ...]], tuple[Mention, ...]] = field(default_factory=dict, repr=False)

    @classmethod
    def of(
        cls, tokens: Tokens, clauses: tuple[Clause, ...], mentions: tuple[Mention, ...], tracing: bool = False
    ) -> Scene:
        """The scene of one sentence."""
        by_head: dict[int, tuple[Mention, ...]] = {}
        for mention in (part for whole in mentions for part in _parts(whole)):
            by_head[mention.head] = (*by_head.get(mention.head, ()), mention)
        nouns = {clause.trigger: clause.index for clause in clauses if clause.kind == "noun"}
        marked = frozenset(mention.side for mention in mentions if mention.given and mention.side)
        lemmas = tuple(lemma.lower() for lemma in tokens.lemma)
        trace: list[str] | None = [] if tracing else None
        return cls(
            tokens, clauses, mentions, by_head, nouns, lemmas, marked, trace, frozenset(lemmas), _kids(tokens)
        )

    def note(self, text: str) -> None:
        """Keep a line for the trace, where one is asked for."""
        if self.trace is not None:
            self.trace.append(text)

    def actors_in(self, argument: Argument) -> tuple[Mention, ...]:
        """The mentions that an argument stands for, the nearest to its head first choice.

        The head itself and its conjuncts or appositions win; then possessors, modifiers and of-phrases;
        then other prepositional phrases. A coded mention is preferred to an unresolved name.
        """
        key = (argument.head, argument.words)
        if key not in self._actors:
            self._actors[key] = self._find_actors(argument)
        return self._actors[key]

    def _find_actors(self, argument: Argument) -> tuple[Mention, ...]:
        ranked: dict[int, list[Mention]] = {}
        words = argument.words or (argument.head,)
        for word in words:
            for mention in self.by_head.get(word, ()):
                ranked.setdefault(self.distance(word, argument.head), []).append(mention)
        for rank in (0, 1, 2):
            found = ranked.get(rank, [])
            if not found:
                continue
            if rank == 0:
                return self._joined(found)
            return (min(found, key=lambda mention: abs(mention.head - argument.head)),)
        return ()

    def distance(self, token: int, top: int) -> int:
        """0 for the head, its conjuncts and appositions; 1 through a possessor, modifier or `of`, 2 through
        another preposition; 3 ("reports of an absence of police") is too far to stand for the argument.
        """
        rank = prepositions = 0
        tokens = self.tokens
        for _ in range(len(tokens)):
            if token == top:
                break
            dep = tokens.dep[token]
            prepositions += dep == "prep"
            if dep in _NEAR or (dep == "prep" and tokens.lemma[token] == "of"):
                rank = max(rank, 1)
            elif dep == "prep":
                rank = 2
            if tokens.head[token] == token:
                break
            token = tokens.head[token]
        return rank if prepositions < 2 else 3

    def _joined(self, found: list[Mention]) -> tuple[Mention, ...]:
        """Conjuncts all stand; of a name and its apposition, which are one, the coded one stands."""
        kept: list[Mention] = []
        for mention in found:
            twin = self._apposition_of(mention, kept)
            if twin is None:
                kept.append(mention)
            elif kept[twin].entity.code is None and mention.entity.code is not None:
                kept[twin] = mention
        return tuple(kept)

    def _apposition_of(self, mention: Mention, kept: list[Mention]) -> int | None:
        """The place in `kept` of the mention that this one is an apposition of."""
        head = mention.head
        while self.tokens.dep[head] == "appos":
            head = self.tokens.head[head]
            for index, other in enumerate(kept):
                if other.start <= head < other.end:
                    return index
        return None

    def marked_for(self, mention: Mention) -> Mention:
        """For a pronoun the mention that the document marks, where it is the same entity; else itself."""
        if not self.marked or mention.side:
            return mention
        same = (one for one in self.mentions if one.side and one.entity.key == mention.entity.key)
        return next(same, mention)

    def below(self, clause: Clause) -> frozenset[int]:
        """All tokens of the clause: those that hang on its trigger, however deep, with the light verb's."""
        top = clause.light if clause.light >= 0 else clause.trigger
        return self.subtree(top)

    def is_definite(self, token: int) -> bool:
        """ "the attack", "Monday's attack": something that is known to be."""
        tokens = self.tokens
        return any(
            tokens.head[other] == token
            and (tokens.dep[other] == "poss" or self.lemmas[other] in ("the", "this", "that"))
            for other in range(max(0, token - 8), token)
        )

    def subtree(self, top: int) -> frozenset[int]:
        """The tokens that hang on `top`, itself included."""
        found = self._below.get(top)
        if found is None:
            inside = [top]
            for token in inside:  # grows while it is read
                inside.extend(self.kids[token])
            found = self._below[top] = frozenset(inside)
        return found

    def ancestors(self, clause: Clause) -> Iterable[Clause]:
        """The clauses above this one, nearest first."""
        by_token = {other.trigger: other for other in self.clauses}
        token = clause.trigger
        while self.tokens.head[token] != token:
            token = self.tokens.head[token]
            if token in by_token:
                yield by_token[token]
