"""The joint decision: what the rules say of a pair and what the reader says become one code.

A conditional logit over the roots and "no event", and a few weights beside it. All weights are data,
`decision.json` beside this file; `eventcoder reader fit` makes them anew; docs/reader.md has the formulas.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import exp, log

from eventcoder.reader.answer import Answer
from eventcoder.reader.sentences import NO_EVENT

LEAST = 1e-4  # chances below count as this
_DEFAULT_END = "0"  # codes "not specified below" end so


@dataclass(frozen=True, slots=True)
class RuleVoice:
    """What one rule says of a pair, and its own calibrated chance of being right."""

    code: str
    root: str
    chance: float


@dataclass(frozen=True, slots=True)
class Decision:
    """The weights. `roots` weigh rule and reader, `lean` leans towards a root, `convention` says how the
    annotators of the gold call what the reader calls otherwise ("05>03").
    """

    roots: dict[str, float]
    lean: dict[str, float]
    convention: dict[str, float]
    codes: dict[str, float]
    statuses: dict[str, float]
    confidence: dict[str, float]
    confidence_open: dict[str, float]
    strong: float = 0.9  # a rule as sure as this isn't overruled
    sure: float = 0.8  # in `auto` the reader isn't asked where a lone rule is as sure as this
    least_open: float = 0.18  # a row between mentions that nobody marked needs this chance
    fitted_on: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is decided of a pair: the chance of each root, and the likeliest code, None for no event."""

    code: str | None
    root: str
    chances: dict[str, float]
    answer: Answer
    voices: tuple[RuleVoice, ...]

    @property
    def agrees(self) -> bool:
        """Whether a rule says the same root."""
        return any(voice.root == self.root for voice in self.voices)


@cache
def load_decision() -> Decision:
    """The shipped weights."""
    text = files("eventcoder.events").joinpath("decision.json").read_text(encoding="utf-8")
    return Decision(**json.loads(text))


def decide(
    decision: Decision, answer: Answer, voices: Sequence[RuleVoice], known: frozenset[str], way: str
) -> Verdict:
    """The verdict on one pair that a clause joins in this way. Only `known` codes, those of the codebook in
    use, are ever said.
    """
    strong = {voice.root for voice in voices if voice.chance >= decision.strong}
    open_roots = {root for code, root in _labels(answer) if code in known} | {voice.root for voice in voices}
    allowed = strong or {*open_roots, NO_EVENT}
    scores = {
        name: score for name, score in root_scores(decision, answer, voices, way).items() if name in allowed
    }
    chances = _softmax(scores)
    root = max(chances, key=lambda name: (chances[name], name))
    code = None if root == NO_EVENT else _code(decision, answer, voices, root, known)
    return Verdict(code, root, chances, answer, tuple(voices))


def root_scores(
    decision: Decision, answer: Answer, voices: Sequence[RuleVoice], way: str
) -> dict[str, float]:
    """The score of each root and of `none`: weights times parts."""
    weights = (
        {f"roots:{name}": value for name, value in decision.roots.items()}
        | {f"lean:{name}": value for name, value in decision.lean.items()}
        | {f"convention:{name}": value for name, value in decision.convention.items()}
    )
    return {
        root: sum(weights.get(name, 0.0) * amount for name, amount in parts.items())
        for root, parts in root_parts(answer, voices, way).items()
    }


def root_parts(answer: Answer, voices: Sequence[RuleVoice], way: str) -> dict[str, dict[str, float]]:
    """What the score of each root is made of, by the name of the weight.

    A root that the reader doesn't know has the rule's part alone.
    """
    read = read_chances(answer)
    top = max((name for name in read if name != NO_EVENT), key=lambda name: (read[name], name))
    found = {}
    for name in sorted({*read, *(voice.root for voice in voices)}):
        parts = {"roots:reader": log(max(read.get(name, 0.0), LEAST)), f"lean:{name}": 1.0}
        if name not in (top, NO_EVENT):
            parts[f"convention:{top}>{name}"] = 1.0
        own = max((voice.chance for voice in voices if voice.root == name), default=None)
        if own is not None:
            parts |= {"roots:rule": 1.0, "roots:rule_chance": logit(own)}
        if name == NO_EVENT:
            parts[f"lean:none_{way}"] = 1.0
            parts["roots:none"] = logit(read[NO_EVENT])
            if not voices:
                parts |= {"roots:silent": 1.0, f"lean:silent_{way}": 1.0}
        found[name] = parts
    return found


def read_chances(answer: Answer) -> dict[str, float]:
    """The reader's chance of each root, and of no event, adding up to 1."""
    none = answer.none
    chances = {root: chance * (1 - none) for root, chance in answer.by_root().items()}
    return chances | {NO_EVENT: none}


def decide_status(decision: Decision, answer: Answer, by_rule: str, spoken: bool) -> str:
    """The status: the reader's chance of each, and a bonus for what the rules say of the clause.

    `spoken` says that a rule speaks of the pair; else the clause is only the one that joins it.
    """
    bonus = decision.statuses["rule" if spoken else "silent"]
    scores = {
        name: log(max(float(chance), LEAST)) + (bonus if name == by_rule else 0.0)
        for name, chance in zip(answer.labels.statuses, answer.statuses, strict=True)
        if name != NO_EVENT
    }
    scores[by_rule] = scores.get(by_rule, log(LEAST))
    return max(scores, key=lambda name: (scores[name], name == by_rule))


def confidence(verdict: Verdict, way: str, is_marked: bool, decision: Decision) -> float:
    """The calibrated chance that the row is right, to four places."""
    weights = decision.confidence if is_marked else decision.confidence_open
    score = weights.get("intercept", 0.0)
    score += sum(weights.get(name, 0.0) * value for name, value in evidence(verdict, way).items())
    return round(1 / (1 + exp(-score)), 4)


def evidence(verdict: Verdict, way: str) -> dict[str, float]:
    """What the confidence of a row depends on, by name."""
    none = verdict.chances.get(NO_EVENT, 0.0)
    own = max((voice.chance for voice in verdict.voices if voice.root == verdict.root), default=None)
    return {
        "joint": logit(verdict.chances[verdict.root]),
        "event": logit(1 - verdict.answer.none),
        "none": none,
        "agrees": float(verdict.agrees),
        "silent": float(not verdict.voices),
        "rule_chance": logit(own) if own is not None else 0.0,
        f"way_{way}": 1.0,
    }


def logit(chance: float) -> float:
    """The log of the odds, for chances kept away from 0 and 1."""
    kept = min(max(chance, 0.001), 0.999)
    return log(kept / (1 - kept))


def _code(
    decision: Decision, answer: Answer, voices: Sequence[RuleVoice], root: str, known: frozenset[str]
) -> str:
    """The code below the root: the reader's chance within it, and a bonus for what a rule says."""
    weights = decision.codes
    total = sum(
        float(chance) for chance, of in zip(answer.codes, answer.labels.root_of, strict=True) if of == root
    )
    scores = {
        code: log(max(float(chance) / max(total, LEAST), LEAST))
        for (code, of), chance in zip(_labels(answer), answer.codes, strict=True)
        if of == root and code in known
    }
    for voice in voices:
        if voice.root == root:
            kind = "rule_default" if voice.code.endswith(_DEFAULT_END) else "rule"
            bonus = weights[kind] + weights["rule_chance"] * logit(voice.chance)
            scores[voice.code] = scores.get(voice.code, log(LEAST)) + max(bonus, 0.0)
    own = {voice.code for voice in voices}
    return max(scores, key=lambda code: (scores[code], code in own, code))


def _labels(answer: Answer) -> zip[tuple[str, str]]:
    return zip(answer.labels.codes, answer.labels.root_of, strict=True)


def _softmax(scores: dict[str, float]) -> dict[str, float]:
    highest = max(scores.values())
    raised = {name: exp(score - highest) for name, score in scores.items()}
    total = sum(raised.values())
    return {name: value / total for name, value in raised.items()}
