"""How sure a row is: the calibrated chance that root, source and target are right.

A logistic model over a few features of the match. Its weights are data, `calibration.json` beside this file;
`eventcoder evaluate GOLD... --given --fit-confidence FILE` makes them anew.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp

from eventcoder.events.candidates import Candidate
from eventcoder.events.scene import Scene

# Labels on the way from source to target that tell how far apart they are.
_TELLING = frozenset(
    {
        "relcl",
        "advcl",
        "ccomp",
        "conj",
        "appos",
        "poss",
        "amod",
        "compound",
        "pcomp",
        "acl",
        "xcomp",
        "parataxis",
    }
)
_BEHIND = frozenset(
    {"in", "to", "from", "on", "against", "with", "of", "at", "for", "by", "between", "after"}
)

# Where the document marks both sides, a rule may hold somewhere else in the sentence; below this chance of
# being right the pair gets no event: rather none than one that is more likely wrong.
LEAST_BETWEEN_MARKED = 0.5


@cache
def weights() -> dict[str, float]:
    """The weight of each feature, and `intercept`."""
    text = files("eventcoder.events").joinpath("calibration.json").read_text(encoding="utf-8")
    return {str(name): float(value) for name, value in json.loads(text)["weights"].items()}


def confidence_of(scene: Scene, row: Candidate) -> float:
    """A number between 0 and 1."""
    return chance(features_of(scene, row), weights())


def chance(features: dict[str, float], by: dict[str, float]) -> float:
    """The logistic model's answer, to four places."""
    score = by.get("intercept", 0.0) + sum(by.get(name, 0.0) * value for name, value in features.items())
    return round(1 / (1 + exp(-score)), 4)


def features_of(scene: Scene, row: Candidate) -> dict[str, float]:
    """The features of a match, by name."""
    action = row.action
    sides = [mention for mention in (row.source, row.target) if mention is not None]
    distance = abs(row.source.head - row.target.head) if row.source and row.target else 0
    return {
        "specificity": float(min(action.specificity, 10)),  # words 2, sets 1, prepositions 1
        "default": float(action.code.endswith("0")),  # "not specified below"
        "operators": float(len(action.operators)),
        "no_source": float(row.source is None),
        "no_target": float(row.target is None),
        "uncoded": float(sum(mention.entity.code is None for mention in sides)),
        "referring": float(sum(mention.entity.kind == "pronoun" for mention in sides)),
        "noun": float(row.clause.kind == "noun"),
        "light": float(row.clause.light >= 0),
        "embedded": float(row.clause.parent >= 0),
        "passive": float(row.clause.passive),
        "unreal": float(row.status in ("hypothetical", "planned")),
        "historical": float(row.status == "historical"),
        "distance": min(distance, 30) / 10,
        "main": float(scene.tokens.head[row.clause.trigger] == row.clause.trigger),
        "reported": float(bool(row.clause.report_verb)),
        "coordinated": float(_coordinated(scene, row)),
        "reversed": float(bool(row.source and row.target and row.source.head > row.target.head)),
        "quoted": float(row.clause.quoted),
    } | dict.fromkeys((*row.joins, *_path(scene, row)), 1.0)


def _coordinated(scene: Scene, row: Candidate) -> bool:
    """ "S and T did it": they act together, not on each other."""
    if row.source is None or row.target is None:
        return False
    tokens = scene.tokens
    one, other = sorted((row.source.head, row.target.head))
    return tokens.dep[other] == "conj" and tokens.head[other] == one


def _path(scene: Scene, row: Candidate) -> tuple[str, ...]:
    """How the parse leads from source to target: over the trigger or not, through which labels, and behind
    which preposition the target hangs ("path_relcl", "behind_in").
    """
    if row.source is None or row.target is None:
        return ()
    one, other = (_way_up(scene, mention.head) for mention in (row.source, row.target))
    shared = next(token for token in [*one, one[-1]] if token in other or token == one[-1])
    if shared not in other:
        return ("path_none",)
    way = [*one[: one.index(shared)], *other[: other.index(shared)]]
    found = {f"path_{scene.tokens.dep[token]}" for token in way if scene.tokens.dep[token] in _TELLING}
    if row.clause.trigger in (*way, shared) or (row.clause.light >= 0 and row.clause.light in (*way, shared)):
        found.add("on_path")
    above = scene.tokens.head[row.target.head]
    if scene.tokens.dep[row.target.head] == "pobj" and scene.lemmas[above] in _BEHIND:
        found.add(f"behind_{scene.lemmas[above]}")
    return tuple(sorted(found))


def _way_up(scene: Scene, token: int) -> list[int]:
    way = [token]
    while scene.tokens.head[way[-1]] != way[-1]:
        way.append(scene.tokens.head[way[-1]])
    return way
