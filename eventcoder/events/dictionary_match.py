"""Matching as the dictionaries of PETRARCH and TABARI mean it: words near the verb, actors anywhere.

Their patterns name words and phrases beside a verb without saying what they are to it, so every token
near the verb may be meant; the words of one phrase stand next to each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from eventcoder.codebook.grammar import Phrase, Slot, Words
from eventcoder.events.frames import Frame
from eventcoder.events.match import Binding, Matcher
from eventcoder.frozen import record
from eventcoder.records import Argument, Mention

_NEAR = 4  # steps down the tree within which a word is beside its verb
_WHERE = frozenset({"in", "at", "near", "during", "after", "before"})
_ABOVE = 2  # and steps up: "is able to leave"


@record
class DictionaryMatcher(Matcher):
    """A matcher for the patterns of imported dictionaries."""

    def _phrase(self, item: Phrase, frame: Frame, binding: Binding) -> Iterator[Binding]:
        for token in self._beside(frame.clause.trigger):
            if item.prepositions and not self._holds_behind(item, token):
                continue
            if not item.prepositions and not self._is_meant(item, token):
                continue
            yield replace(binding, used=binding.used | {token}, bound=binding.bound + item.optional)
            return

    def _is_meant(self, item: Phrase, token: int) -> bool:
        return not isinstance(item.content, Words) or self._word_at(item.content, token)

    def _beside(self, trigger: int) -> Iterator[int]:
        """The tokens below the verb and right above it, the nearest first, never the verb itself."""
        above, tokens = trigger, self.scene.tokens
        layer = list(self.scene.kids[trigger])
        for _ in range(_NEAR):
            yield from layer
            layer = [kid for token in layer for kid in self.scene.kids[token]]
        for _ in range(_ABOVE):
            below, above = above, tokens.head[above]
            if below == above:
                return
            yield above
            yield from (kid for kid in self.scene.kids[above] if kid < trigger and kid != below)

    def _holds_behind(self, item: Phrase, token: int) -> bool:
        """A preposition, or the `to` of an infinitive, with the phrase behind it."""
        if self.scene.lemmas[token] not in item.prepositions:
            return False
        if not isinstance(item.content, Words):
            return True
        marks = self.scene.tokens.dep[token] in ("aux", "mark")
        heads = (self.scene.tokens.head[token],) if marks else self.scene.kids[token]
        words = {*heads, *(kid for head in heads for kid in self.scene.kids[head])}
        return any(word > token and self._word_at(item.content, word) for word in sorted(words))

    def _word_at(self, words: Words, token: int) -> bool:
        """The word itself or its lemma, the other words of the phrase right before it."""
        for form in self._forms(token):
            for before in words.by_head.get(form, ()):
                first = token - len(before)
                if first >= 0 and all(
                    part in self._forms(first + place) for place, part in enumerate(before)
                ):
                    return True
        return False

    def _forms(self, token: int) -> tuple[str, str]:
        return self.scene.lemmas[token], self.scene.tokens.text[token].lower()

    # -- who

    def _reciprocal(self, frame: Frame) -> Binding | str:
        """Two subjects come before a place: "Iran and Iraq held talks in Oman"."""
        found = Matcher._reciprocal(self, frame)
        if isinstance(found, str):
            return found
        words = {word for one in frame.having("subject") for word in (one.head, *one.words)}
        among = bool(found.targets) and all(mention.head in words for mention in found.targets)
        return replace(found, bound=found.bound + among)

    def _slot(self, item: Phrase, slot: Slot, frame: Frame, binding: Binding) -> Iterator[Binding]:
        """TARGET~ is the first actor of object, phrases, or whatever else stands behind the verb."""
        if item.prepositions:
            yield from Matcher._slot(self, item, slot, frame, binding)
            return
        own = {mention.entity.code for mention in binding.sources}
        targets = self._first_of([self._others(one, own) for one in self._places_for(item, slot, frame)])
        targets = targets or self._behind(frame.clause.trigger, own)
        if targets:
            yield replace(binding, targets=targets, bound=binding.bound + 1)
        elif slot.optional or self.lenient:
            yield binding

    def _first_of(self, choices: list[tuple[Mention, ...]]) -> tuple[Mention, ...]:
        return next((choice for choice in choices if choice), ())

    def _places_for(self, item: Phrase, slot: Slot, frame: Frame) -> tuple[Argument, ...]:
        if item.prepositions:
            return frame.behind(item.prepositions)
        phrases = sorted(frame.having("prep"), key=lambda one: (one.prep in _WHERE, one.head))
        return (*frame.having("object", "indirect"), *phrases)

    def _others(self, argument: Argument, own: set[str | None]) -> tuple[Mention, ...]:
        actors = self._fitting(argument, "target")
        return tuple(one for one in actors if one.entity.code and one.entity.code not in own)

    def _fitting(self, argument: Argument, side: str) -> tuple[Mention, ...]:
        found = Matcher._fitting(self, argument, side)
        return tuple(dict.fromkeys(both for one in found for both in (one, *self._conjuncts(one))))

    def _conjuncts(self, mention: Mention) -> tuple[Mention, ...]:
        """Those that are named by the same words or beside them: "to Arnor and Eriador"."""
        tokens = self.scene.tokens
        heads = {mention.head}
        for token in range(mention.head + 1, len(tokens)):
            if tokens.dep[token] == "conj" and tokens.head[token] in heads:
                heads.add(token)
        return tuple(other for head in sorted(heads) for other in self.scene.by_head.get(head, ()))

    def _behind(self, trigger: int, own: set[str | None]) -> tuple[Mention, ...]:
        inside = self.scene.subtree(trigger) - self._of_other_verbs(trigger)
        for mention in self.scene.mentions:
            code = mention.entity.code
            if mention.head > trigger and mention.head in inside and code and code not in own:
                return tuple(one for one in self._conjuncts(mention) if one.entity.code not in own)
        return ()

    def _of_other_verbs(self, trigger: int) -> frozenset[int]:
        """What hangs on verbs of the dictionary below this one: they have their own events."""
        known = self.frames.codebook.patterns
        below = (
            clause
            for clause in self.scene.clauses
            if clause.trigger != trigger and clause.lemma in known and self._is_below(clause.trigger, trigger)
        )
        return frozenset().union(*(self.scene.subtree(clause.trigger) for clause in below))

    def _is_below(self, token: int, top: int) -> bool:
        return token != top and token in self.scene.subtree(top)
