"""Did it happen? The status of a clause from its own flags and from what it hangs on.

The word lists are sets of the codebook (`sets/status.yml`), so that a scholar can read and change them.
"""

from __future__ import annotations

from eventcoder.codebook.compiled import Codebook
from eventcoder.events.scene import Scene
from eventcoder.records import Clause

ACTUAL, PLANNED, NEGATED = "actual", "planned", "negated"
HYPOTHETICAL, HISTORICAL = "hypothetical", "historical"
STATUSES = (ACTUAL, PLANNED, NEGATED, HYPOTHETICAL, HISTORICAL)
_UNREAL = frozenset({"if", "may", "might", "could", "can", "would", "should", "must"})
_MODIFIERS = (("unreal_words", HYPOTHETICAL), ("planned_words", PLANNED), ("past_words", HISTORICAL))
_STEPS_UP = 6


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
    if clause.negated or _has_no(scene, clause):
        return NEGATED
    if clause.question or clause.modality in _UNREAL or _is_inverted(scene, clause):
        return HYPOTHETICAL
    if _in_a_scenario(scene, codebook, clause):
        return HYPOTHETICAL
    if clause.tense == "future" or clause.modality == "will":
        return PLANNED
    return _modified(scene, codebook, clause)


def _has_no(scene: Scene, clause: Clause) -> bool:
    """ "held no talks", "not one word", "at no stage": a negation inside what hangs on the verb."""
    tokens = scene.tokens
    heads = {
        argument.head
        for argument in clause.arguments
        if argument.role in ("object", "indirect", "attribute") or argument.prep == "at"
    }
    return clause.kind == "verb" and any(
        scene.lemmas[token] in ("no", "neither")
        and tokens.head[token] in heads
        or (scene.lemmas[token] == "not" and tokens.head[tokens.head[token]] in heads)
        for token in range(len(tokens))
    )


def _is_inverted(scene: Scene, clause: Clause) -> bool:
    """ "Had Turkey invaded …": the auxiliary before the subject, and no question."""
    tokens = scene.tokens
    for token in range(clause.trigger):
        if tokens.head[token] != clause.trigger:
            continue
        if tokens.dep[token] in ("nsubj", "nsubjpass"):
            return False
        if tokens.dep[token] in ("aux", "auxpass") and scene.lemmas[token] in ("have", "should", "be"):
            return tokens.tag[token] in ("VBD", "MD")
    return False


def _in_a_scenario(scene: Scene, codebook: Codebook, clause: Clause) -> bool:
    """ "In the worst case Iran attacks": a phrase of the clause that names a scenario."""
    words = _words(codebook, "scenarios")
    return any(
        argument.role == "prep" and argument.prep in ("in", "under") and scene.lemmas[argument.head] in words
        for argument in clause.arguments
    )


def _modified(scene: Scene, codebook: Codebook, clause: Clause) -> str:
    """ "a possible attack", "the planned visit", "the wartime bombing"."""
    tokens = scene.tokens
    for token in range(len(tokens)):
        if tokens.head[token] != clause.trigger or tokens.dep[token] not in ("amod", "advmod", "compound"):
            continue
        for name, status in _MODIFIERS:
            if scene.lemmas[token] in _words(codebook, name):
                return status
    return ACTUAL


def _governor(scene: Scene, codebook: Codebook, clause: Clause) -> str:
    """ "the threat of an attack", "the anniversary of the coup", "a strike by miners could …"."""
    tokens = scene.tokens
    token = clause.light if clause.light >= 0 else clause.trigger
    for _ in range(_STEPS_UP):
        above = tokens.head[token]
        if above == token:
            return ACTUAL
        found = _by_word(scene, codebook, token, above)
        if found == ACTUAL:
            found = _by_verb(scene, codebook, token, above)
        if found != ACTUAL:
            return found
        if tokens.dep[token] in ("advcl", "ccomp") or (
            tokens.dep[token] == "relcl" and scene.is_definite(above)
        ):
            return ACTUAL
        token = above
    return ACTUAL


def _by_word(scene: Scene, codebook: Codebook, token: int, above: int) -> str:
    """What the word above says of all that hangs on it."""
    lemma, dep = scene.lemmas[above], scene.tokens.dep[token]
    if lemma in _words(codebook, "past_frames"):
        return HISTORICAL
    if lemma in _words(codebook, "unreal_frames") and dep != "nsubj":
        return HYPOTHETICAL
    if lemma in _words(codebook, "averting") and dep in ("dobj", "nsubjpass", "pcomp", "pobj"):
        return NEGATED
    return ACTUAL


def _by_verb(scene: Scene, codebook: Codebook, token: int, above: int) -> str:
    """A subject or new object of a verb that isn't real isn't real either: "a strike could cost jobs"."""
    verb = next((one for one in scene.clauses if one.trigger == above and one.kind == "verb"), None)
    dep = scene.tokens.dep[token]
    if verb is None or dep not in ("nsubj", "nsubjpass", "dobj") or scene.is_definite(token):
        return ACTUAL
    if verb.modality in _UNREAL - {"should", "must"}:
        return HYPOTHETICAL
    if verb.modality == "will" or verb.tense == "future":
        return PLANNED
    attributes = {scene.lemmas[argument.head] for argument in verb.arguments if argument.role == "attribute"}
    return HYPOTHETICAL if dep == "nsubj" and attributes & _words(codebook, "unreal_words") else ACTUAL


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
