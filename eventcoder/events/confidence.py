"""How sure a row is: the chance that root, source and target are right."""

from __future__ import annotations

from math import exp

from eventcoder.events.candidates import Candidate

# Weights of a logistic model over features of the match.
INTERCEPT = 0.35
WEIGHTS = {
    "specificity": 0.12,  # lexical constraints beyond the trigger, at most 6
    "operators": -0.15,  # each composition on top
    "loose": -1.0,  # each level at which syntax doesn't join the participants
    "no_source": -0.6,
    "no_target": -0.4,
    "unresolved": -0.3,  # each participant without a code
    "noun": -0.25,  # an event noun, not a verb
}


def confidence_of(row: Candidate) -> float:
    """A number between 0 and 1."""
    score = INTERCEPT + sum(WEIGHTS[name] * value for name, value in features_of(row).items())
    return round(1 / (1 + exp(-score)), 4)


def features_of(row: Candidate) -> dict[str, float]:
    """The features of a match, by name."""
    sides = [mention for mention in (row.source, row.target) if mention is not None]
    return {
        "specificity": float(min(row.action.specificity - 1, 6)),
        "operators": float(len(row.action.operators)),
        "loose": float(row.level),
        "no_source": float(row.source is None),
        "no_target": float(row.target is None),
        "unresolved": float(sum(mention.entity.code is None for mention in sides)),
        "noun": float(row.clause.kind == "noun"),
    }
