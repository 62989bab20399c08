"""The reader beside the rules: which pairs of a sentence it is asked about, and what becomes of the rows.

Rules stay first. A row that a rule wrote and the reader confirms is coded by `both`; where no rule speaks,
or the decision goes against a weak one, by the `reader`; a strong rule isn't overruled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from eventcoder.codebook.compiled import Codebook
from eventcoder.events.actions import Action
from eventcoder.events.candidates import Candidate
from eventcoder.events.confidence import confidence_of
from eventcoder.events.decision import Decision, RuleVoice, Verdict, confidence, decide, decide_status
from eventcoder.events.pairs import JoinedPair, clauses_over, joined_pairs, joining_clause
from eventcoder.events.scene import Scene
from eventcoder.events.status import ACTUAL, claim_of, status_of
from eventcoder.events.tell import ASKED
from eventcoder.reader.answer import Answer, Pair, Reads
from eventcoder.reader.sentences import NO_EVENT
from eventcoder.records import Mention, Sentence

# So many pairs of a sentence of which no rule speaks is the reader asked about: one question takes about as
# long as a parse. `full` asks about nearly all; with marked mentions there are few in any case.
MOST_ASKED = {"auto": 1, "full": 8}
MOST_MARKED = 4
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Heard:
    """What there was to decide on for one pair: for fits of the decision. Spans are those of the document."""

    doc_id: str
    source: tuple[int, int]
    target: tuple[int, int]
    answer: Answer
    voices: tuple[RuleVoice, ...]
    way: str
    status: str  # what the rules say
    marked: bool


@dataclass(frozen=True, slots=True)
class Judge:
    """A reader, the weights of the joint decision, and how often to ask: `auto` or `full`."""

    reader: Reads = field(repr=False)
    decision: Decision
    mode: str
    known: frozenset[str] = field(repr=False)  # the codes that may be said
    listener: Callable[[Heard], None] | None = field(default=None, repr=False)

    def rows(
        self, scene: Scene, codebook: Codebook, sentence: Sentence, rows: Sequence[Candidate]
    ) -> tuple[Candidate, ...]:
        """The rows of a sentence after the reader has been asked."""
        hearing = _Hearing(self, scene, codebook, sentence)
        by_pair = _by_pair(rows)
        out = [row for row in rows if _key(row) not in by_pair and not row.mirror]
        mirrors = [row for row in rows if row.mirror]
        for voices in by_pair.values():
            out += hearing.heard(voices) if hearing.must_ask(voices) else voices
        out += hearing.unspoken(set(by_pair))
        return tuple(sorted(_tidied(out, mirrors), key=lambda row: (row.clause.trigger, row.mirror)))


@dataclass(frozen=True, slots=True)
class _Hearing:
    """One sentence before the judge."""

    judge: Judge
    scene: Scene
    codebook: Codebook
    sentence: Sentence

    def must_ask(self, rows: Sequence[Candidate]) -> bool:
        """Whether the rules leave a doubt: several roots, or none that is sure."""
        if self.judge.mode == "full":
            return True
        roots = {row.code[:2] for row in rows}
        best = max(confidence_of(self.scene, row) for row in rows)
        return len(roots) > 1 or best < self.judge.decision.sure

    def heard(self, rows: Sequence[Candidate]) -> list[Candidate]:
        """The rows of one pair of which rules speak, after the decision."""
        source, target = rows[0].source, rows[0].target
        assert source is not None and target is not None
        voices = [self._voice(row) for row in rows]
        best = max(zip(voices, rows, strict=True), key=lambda one: one[0].chance)[1]
        joined = joining_clause(self.scene, source, target)
        way = joined[1] if joined else "marked"
        verdict = self._verdict(source, target, voices, way, best.status)
        kept = [row for voice, row in zip(voices, rows, strict=True) if self._stands(voice, verdict)]
        if verdict.code is None:
            return kept
        agreeing = [
            (voice, row) for voice, row in zip(voices, rows, strict=True) if voice.root == verdict.root
        ]
        first = max(agreeing, key=lambda one: one[0].chance)[1] if agreeing else replace(best, mirror=False)
        others = [row for row in kept if row not in (first, best) or self._root(row.code) != verdict.root]
        decided = self._decided(first, verdict, way, bool(agreeing))
        return [decided, *(row for row in others if row is not first)]

    def unspoken(self, spoken: set[Key]) -> list[Candidate]:
        """New rows between pairs of which no rule speaks."""
        pairs = [pair for pair in joined_pairs(self.scene) if self._is_open(pair, spoken)]
        # Between marked mentions there are few pairs, and the user wants to know of them.
        most = MOST_MARKED if self.scene.marked else MOST_ASKED[self.judge.mode]
        found = (self._new(pair) for pair in pairs[:most])
        return [row for row in found if row is not None]

    def _is_open(self, pair: JoinedPair, spoken: set[Key]) -> bool:
        key = (pair.source.entity.key, pair.target.entity.key)
        return key not in spoken and (bool(self.scene.marked) or key[::-1] not in spoken)

    def _new(self, pair: JoinedPair) -> Candidate | None:
        by_rule = self._status(pair)
        verdict = self._verdict(pair.source, pair.target, (), pair.way, by_rule)
        if verdict.code is None:
            return None
        sure = confidence(verdict, pair.way, bool(self.scene.marked), self.judge.decision)
        if not self.scene.marked and sure < self.judge.decision.least_open:
            return None
        action = Action(verdict.code, None, pair.clause, (pair.source,), (pair.target,))
        status = decide_status(self.judge.decision, verdict.answer, by_rule, False)
        claim = claim_of(self.codebook, pair.clause)
        row = Candidate(pair.clause, action, verdict.code, pair.source, pair.target, status, claim)
        return replace(row, verdict=verdict, confidence=sure)

    def _status(self, pair: JoinedPair) -> str:
        """The status of the clause that joins the pair; where that is actual, of those they stand in."""
        sides = [clauses_over(self.scene, side) for side in (pair.target, pair.source)]
        clauses = [pair.clause, *sides[0], *sides[1]]
        found = (status_of(self.scene, self.codebook, clause) for clause in clauses)
        return next((status for status in found if status != ACTUAL), ACTUAL)

    def _decided(self, row: Candidate, verdict: Verdict, way: str, agrees: bool) -> Candidate:
        """The row with the code that was decided; a rule that was overruled leaves no trace in it."""
        assert verdict.code is not None
        action = row.action if agrees else replace(row.action, pattern=None, operators=())
        return replace(
            row,
            code=verdict.code,
            action=replace(action, code=verdict.code),
            status=decide_status(self.judge.decision, verdict.answer, row.status, True),
            verdict=verdict,
            confidence=confidence(verdict, way, bool(self.scene.marked), self.judge.decision),
        )

    def _stands(self, voice: RuleVoice, verdict: Verdict) -> bool:
        """Whether a rule's row stays beside or without the decided one."""
        return voice.chance >= self.judge.decision.strong and voice.root != verdict.root

    def _voice(self, row: Candidate) -> RuleVoice:
        return RuleVoice(row.code, self._root(row.code), confidence_of(self.scene, row))

    def _root(self, code: str) -> str:
        return self.codebook.codes[code].root

    def _verdict(
        self, source: Mention, target: Mention, voices: Sequence[RuleVoice], way: str, status: str
    ) -> Verdict:
        spans = [(mention.char_start, mention.char_end) for mention in (source, target)]
        start = self.sentence.start
        own = [(first - start, last - start) for first, last in spans]
        answer = self.judge.reader.read([Pair(self.sentence.text, own[0], own[1])])[0]
        if self.judge.listener is not None:
            marked = bool(self.scene.marked)
            heard = Heard(
                self.sentence.doc_id, spans[0], spans[1], answer, tuple(voices), way, status, marked
            )
            self.judge.listener(heard)
        verdict = decide(self.judge.decision, answer, voices, self.judge.known, way)
        self._tell(source, target, verdict)
        return verdict

    def _tell(self, source: Mention, target: Mention, verdict: Verdict) -> None:
        if self.scene.trace is None:
            return
        best = ", ".join(f"{code} {chance:.2f}" for code, chance in verdict.answer.best())
        said = ", ".join(f"{voice.code} {voice.chance:.2f}" for voice in verdict.voices) or "nothing"
        result = verdict.code or NO_EVENT
        self.scene.note(
            f"{ASKED}{source.text} → {target.text}: {best}; none {verdict.answer.none:.2f}; "
            f"rules say {said}; decided {result}"
        )


def _key(row: Candidate) -> Key:
    return (row.source.entity.key if row.source else "", row.target.entity.key if row.target else "")


def _by_pair(rows: Iterable[Candidate]) -> dict[Key, list[Candidate]]:
    """The rows that have both sides, mirror rows left out, by their pair."""
    found: dict[Key, list[Candidate]] = {}
    for row in rows:
        if row.source and row.target and not row.mirror:
            found.setdefault(_key(row), []).append(row)
    return found


def _tidied(rows: list[Candidate], mirrors: list[Candidate]) -> list[Candidate]:
    """Mirror rows follow the row that they mirror, and a row without target yields to one that has it."""
    full = {
        (row.source.entity.key, row.code[:2]) for row in rows if row.source and row.target and row.verdict
    }
    out = [
        row
        for row in rows
        if row.target or not row.source or (row.source.entity.key, row.code[:2]) not in full
    ]
    for mirror in mirrors:
        for row in rows:
            same = _key(row) == _key(mirror)[::-1] and row.clause.index == mirror.clause.index
            if same and (row.action.pattern is not None or not row.verdict):
                hosted = mirror.code == "043"
                code = mirror.code if hosted else row.code
                out.append(
                    replace(
                        mirror, code=code, status=row.status, verdict=row.verdict, confidence=row.confidence
                    )
                )
                break
        else:
            if mirror.source is None or mirror.target is None:
                out.append(mirror)
    return out
