"""Did it happen? The status of a clause from its own flags and from what it hangs on.

The word lists are sets of the codebook (`sets/status.yml`), so that a scholar can read and change them.
"""

from __future__ import annotations

from eventcoder.codebook.compiled import Codebook
from eventcoder.events.scene import Scene
from eventcoder.records import Clause

ACTUAL, PLANNED, NEGATED, HYPOTHETICAL, HISTORICAL = (
    "actual",
    "planned",
    "negated",
    "hypothetical",
    "historical",
)
STATUSES = (ACTUAL, PLANNED, NEGATED, HYPOTHETICAL, HISTORICAL)
_UNREAL = frozenset({"if", "may", "might", "could", "can", "would", "should", "must"})


def status_of(scene: Scene, codebook: Codebook, clause: Clause) -> str:
    """`actual`, `planned`, `negated`, `hypothetical` or `historical` (by its frame; dates come later)."""
    own = _own(scene, codebook, clause)
    if own != ACTUAL:
        return own
    above = _governor(scene, codebook, clause)
    if above != ACTUAL:
        return above
    if clause.parent >= 0 and clause.kind == "verb":
        return _from_parent(scene, codebook, clause, scene.clauses[clause.parent])
    return ACTUAL


def _own(scene: Scene, codebook: Codebook, clause: Clause) -> str:
    if clause.negated:
        return NEGATED
    if clause.question or clause.modality in _UNREAL:
        return HYPOTHETICAL
    if clause.tense == "future" or clause.modality == "will":
        return PLANNED
    return _modified(scene, codebook, clause)


def _modified(scene: Scene, codebook: Codebook, clause: Clause) -> str:
    """ "a possible attack", "the planned visit", "the 1998 bombing"."""
    tokens = scene.tokens
    for token in range(len(tokens)):
        if tokens.head[token] != clause.trigger:
            continue
        lemma = tokens.lemma[token].lower()
        for name, status in (
            ("unreal_words", HYPOTHETICAL),
            ("planned_words", PLANNED),
            ("past_words", HISTORICAL),
        ):
            if tokens.dep[token] in ("amod", "advmod", "compound") and lemma in _words(codebook, name):
                return status
    return ACTUAL


def _governor(scene: Scene, codebook: Codebook, clause: Clause) -> str:
    """ "the threat of an attack", "fears of a war", "the anniversary of the coup", "convicted of killing"."""
    tokens = scene.tokens
    token = clause.light if clause.light >= 0 else clause.trigger
    for _ in range(4):
        above = tokens.head[token]
        if above == token:
            return ACTUAL
        lemma = tokens.lemma[above].lower()
        if lemma in _words(codebook, "past_frames"):
            return HISTORICAL
        if lemma in _words(codebook, "unreal_frames") and tokens.dep[token] != "nsubj":
            return HYPOTHETICAL
        if lemma in _words(codebook, "averting") and tokens.dep[token] in (
            "dobj",
            "nsubjpass",
            "pcomp",
            "pobj",
        ):
            return NEGATED
        if tokens.dep[token] in ("relcl", "advcl", "acl", "ccomp"):
            return ACTUAL
        token = above
    return ACTUAL


def _from_parent(scene: Scene, codebook: Codebook, clause: Clause, parent: Clause) -> str:
    kinds = {complement.kind for complement in parent.complements if complement.clause == clause.index}
    above = status_of(scene, codebook, parent)
    lemmas = {parent.lemma, parent.base or parent.lemma}
    if lemmas & _words(codebook, "unreal_verbs"):
        return HYPOTHETICAL
    if "that" in kinds:
        return HYPOTHETICAL if above == HYPOTHETICAL else ACTUAL
    if "purpose" in kinds:
        return PLANNED if above == ACTUAL else above
    if "to" in kinds:
        if lemmas & _words(codebook, "negative_verbs"):
            return NEGATED
        if lemmas & _words(codebook, "implicative_verbs"):
            return above
        if lemmas & _words(codebook, "planning_verbs"):
            return PLANNED
        return HYPOTHETICAL
    if "ing" in kinds and lemmas & _words(codebook, "negative_verbs"):
        return NEGATED
    return above


def _words(codebook: Codebook, name: str) -> frozenset[str]:
    return codebook.sets.get(name, frozenset())


def claim_of(codebook: Codebook, clause: Clause) -> str:
    """`none` in the paper's own voice, `said` under a report, `alleged` or `denied` under those verbs."""
    if not clause.report_verb:
        return "none"
    if clause.report_verb in _words(codebook, "alleging_verbs"):
        return "alleged"
    if clause.report_verb in _words(codebook, "denying_verbs"):
        return "denied"
    return "said"
