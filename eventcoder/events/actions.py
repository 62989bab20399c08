"""The action of a clause: its best pattern, or an operator over the action of the clause below it.

An action knows what was done and by whom; candidates.py decides which actions become events.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from eventcoder.codebook import pattern_index as keys
from eventcoder.codebook.compiled import Codebook, Operator, Pattern
from eventcoder.codebook.grammar import Phrase, Slot
from eventcoder.events.dictionary_match import DictionaryMatcher
from eventcoder.events.frames import Frame, Frames
from eventcoder.events.match import Binding, Matcher
from eventcoder.events.scene import Scene
from eventcoder.events.shortlist import clause_keys, frame_keys, sentence_keys
from eventcoder.frozen import record
from eventcoder.records import Clause, Mention

_DEPTH = 3  # "agreed to ask T to send troops" is as deep as anybody can read


@record
class Action:
    """What a clause says was done. `specificity` ranks rivals; `operators` are the compositions on top."""

    code: str
    pattern: Pattern | None
    clause: Clause
    sources: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    specificity: int = 0
    bound: int = 0
    reciprocal: bool = False
    operators: tuple[str, ...] = ()
    consumed: frozenset[int] = frozenset()
    binding: Binding = field(default_factory=Binding)

    @property
    def pattern_id(self) -> str | None:
        """The rule and the operators over it: `cameo:074/9f3ac1>ask`."""
        if self.pattern is None:
            return None
        return ">".join((self.pattern.id, *self.operators))

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Higher wins: specificity, slots filled, the later layer, the earlier line."""
        layer, order = (self.pattern.layer, self.pattern.order) if self.pattern else (0, 0)
        return (self.specificity, self.bound, layer, -order)


@dataclass(slots=True)
class Actions:
    """The actions of one scene, worked out once a clause and kept."""

    scene: Scene
    codebook: Codebook
    frames: Frames = field(init=False)
    _matchers: dict[bool, Matcher] = field(init=False)  # by leniency
    _held: frozenset[str] | None = None  # what all clauses of the sentence hold, once a rule asks for it
    _known: dict[tuple[int, bool], Action | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the clauses once for all patterns."""
        foreign = self.codebook.conventions == "petrarch"
        self.frames = Frames(self.codebook, self.scene.tokens.text if foreign else ())
        kind = DictionaryMatcher if foreign else Matcher
        self._matchers = {lenient: kind(self.scene, self.frames, lenient) for lenient in (False, True)}

    def of(self, clause: Clause, lenient: bool = False, depth: int = 0) -> Action | None:
        """The action of a clause, or None where no rule holds. `lenient`: slots may stay empty."""
        key = (clause.index, lenient)
        if key not in self._known:
            self._known[key] = None  # a clause inside itself has no action
            self._known[key] = self._best(clause, lenient, depth)
        return self._known[key]

    def _best(self, clause: Clause, lenient: bool, depth: int) -> Action | None:
        matcher = self._matchers[lenient]
        found: list[Action] = []
        held: frozenset[str] | None = None
        for frame in self.frames.of(clause):
            if not self._has_rules(frame):
                continue
            held = self._held_by(clause) if held is None else held
            holds = self._holds(matcher, frame, held)
            found.extend(self._plain(matcher, frame, holds))
            if depth < _DEPTH:
                found.extend(self._composed(matcher, frame, holds, depth))
        if not found:
            return None
        beaten = frozenset().union(*(a.pattern.overrides for a in found if a.pattern is not None))
        standing = [a for a in found if a.pattern is None or a.pattern.id not in beaten] or found
        best = _with_target(max(standing, key=lambda action: action.rank), standing)
        if self.scene.trace is not None:
            self._tell(clause, found, best)
        return best

    def _plain(self, matcher: Matcher, frame: Frame, holds: Set[str]) -> list[Action]:
        found = []
        for pattern in self._worth_trying(frame, holds):
            binding = matcher.match(pattern.tree, frame)
            if isinstance(binding, str):
                if self.scene.trace is not None:
                    self.scene.note(f"{frame.lemma}: {pattern.id} {shortened(pattern.text)}: no, {binding}")
                continue
            found.append(
                Action(
                    pattern.code,
                    pattern,
                    frame.clause,
                    binding.sources,
                    binding.targets,
                    pattern.tree.specificity - _empty_prepositions(pattern, binding),
                    binding.bound,
                    pattern.tree.reciprocal,
                    consumed=binding.consumed,
                    binding=binding,
                )
            )
        return found

    def _has_rules(self, frame: Frame) -> bool:
        return frame.lemma in self.codebook.indexes or frame.lemma in self.codebook.frame_indexes

    def _has_pairs(self, frame: Frame) -> bool:
        both = (self.codebook.indexes.get(frame.lemma), self.codebook.frame_indexes.get(frame.lemma))
        return any(index is not None and index.has_pairs for index in both)

    def _held_by(self, clause: Clause) -> frozenset[str]:
        """What every reading of a clause holds."""
        if self._held is None:
            self._held = sentence_keys(self.scene, self.frames)
        return self._held | clause_keys(self.scene, self.frames, clause)

    def _holds(self, matcher: Matcher, frame: Frame, held: frozenset[str]) -> Set[str]:
        """What a frame holds, in the keys of the pattern indexes."""
        holds = {*held, *frame_keys(self.scene, frame)}
        if matcher.lenient:
            holds.add(keys.LENIENT)
        if isinstance(matcher.start(frame, False, False), Binding):
            holds.add(keys.SOURCE)
        if self._has_pairs(frame) and isinstance(matcher.start(frame, True, False), Binding):
            holds.add(keys.PAIR)
        return holds

    def _worth_trying(self, frame: Frame, holds: Set[str]) -> Iterable[Pattern]:
        """The patterns that may match; for a trace all whose words are there, to say what failed."""
        if self.scene.trace is not None or self.codebook.conventions == "petrarch":
            words = self.scene.lemma_set.union(text.lower() for text in self.scene.tokens.text)
            known = self.codebook.patterns.get(frame.lemma, ())
            return (one for one in known if not any(need.isdisjoint(words) for need in one.tree.needs))
        index = self.codebook.indexes.get(frame.lemma)
        return index.within(holds) if index else ()

    def _composed(self, matcher: Matcher, frame: Frame, holds: Set[str], depth: int) -> list[Action]:
        found: list[Action] = []
        index = self.codebook.frame_indexes.get(frame.lemma)
        pairs = self.codebook.operators.get(frame.lemma, ())
        for place in index.places(holds) if index else ():
            operator, pattern = pairs[place]
            binding = matcher.match(pattern.tree, frame)
            if isinstance(binding, str):
                continue
            action = self._apply(operator, pattern, binding, frame, depth)
            if action is not None:
                found.append(action)
        return found

    def _apply(
        self, operator: Operator, frame_pattern: Pattern, binding: Binding, frame: Frame, depth: int
    ) -> Action | None:
        """The operator over the embedded action; over an unknown action by the table's entry for ""."""
        inner = None
        if binding.embedded >= 0:
            inner = self.of(self.scene.clauses[binding.embedded], lenient=True, depth=depth + 1)
        code = operator.result(self._embedded_code(inner) if inner else "")
        if not code:
            return None
        targets = binding.targets or (self._others(inner, binding.sources) if inner else ())
        return Action(
            code,
            inner.pattern if inner and inner.pattern else frame_pattern,
            frame.clause,
            binding.sources,
            targets,
            frame_pattern.tree.specificity + (inner.specificity if inner else 0),
            binding.bound + (0 if binding.targets else bool(targets)),
            operators=(*(inner.operators if inner else ()), operator.name),
            consumed=binding.consumed | (inner.consumed if inner else frozenset()),
            binding=binding,
        )

    def _embedded_code(self, inner: Action) -> str:
        """The code of the embedded act; "not to attack" is what the operator `not` makes of an attack."""
        if not inner.clause.negated:
            return inner.code
        negation = self.codebook.modal_operators.get("not")
        return (negation.result(inner.code) if negation else None) or ""

    def _others(self, inner: Action, sources: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """Whom the operator is addressed to: who should act, else whom the act would touch."""
        taken = {mention.entity.key for mention in sources}
        actors = tuple(mention for mention in inner.sources if mention.entity.key not in taken)
        return actors or tuple(mention for mention in inner.targets if mention.entity.key not in taken)

    def _tell(self, clause: Clause, found: list[Action], best: Action) -> None:
        word = self.scene.tokens.text[clause.trigger]
        for action in sorted(found, key=lambda action: action.rank, reverse=True):
            verdict = "wins" if action.pattern_id == best.pattern_id else "loses on specificity or order"
            text = shortened(action.pattern.text) if action.pattern else ""
            self.scene.note(
                f"{word}: {action.pattern_id} {text}: matches with {action.specificity}, {verdict}"
            )


def _with_target(best: Action, rivals: list[Action]) -> Action:
    """The best action; where its rule names no target, that of the best rule of the same root that does."""
    if best.targets or best.reciprocal:
        return best
    same = [rival for rival in rivals if rival.targets and rival.code[:2] == best.code[:2]]
    same = [rival for rival in same if not rival.reciprocal and rival.sources == best.sources]
    if not same:
        return best
    return replace(best, targets=max(same, key=lambda action: action.rank).targets)


def _empty_prepositions(pattern: Pattern, binding: Binding) -> int:
    """1 where a preposition leads to a TARGET that nobody fills: an embedded act may leave it out."""
    if binding.targets:
        return 0
    return sum(
        1
        for item in pattern.tree.body.items
        if isinstance(item, Phrase)
        and isinstance(item.content, Slot)
        and item.prepositions
        and not item.optional
    )


def shortened(text: str, width: int = 60) -> str:
    """A pattern's beginning, to fit a line of the trace; `codebook show ID` has it whole."""
    return text if len(text) <= width else text[: width - 1] + "…"
