"""Operators that are no words: tense, modal verbs and negation make another act of the same verb.

"will send aid" is a promise, "will not send" a refusal, "T must leave" a demand of who says so. What comes
of it says `composition.yml`, under `will`, `will_not`, `will_if`, `must`, `should` and `not`.
"""

from __future__ import annotations

from dataclasses import replace

from eventcoder.codebook.compiled import Codebook
from eventcoder.events.actions import Action
from eventcoder.events.scene import Scene
from eventcoder.events.status import ACTUAL, PLANNED
from eventcoder.records import Clause, Mention

VIOLENT = ("175", "18", "19", "20")


def with_modality(scene: Scene, codebook: Codebook, action: Action, status: str) -> tuple[Action, str]:
    """The action as the modality of its clause makes it, and its status; unchanged where no table speaks."""
    clause = action.clause
    if clause.modality in ("must", "should"):
        demanded = _demanded(scene, codebook, action)
        return (demanded, ACTUAL) if demanded else (action, status)
    if clause.modality not in ("will", "would") and clause.tense != "future":
        return action, status
    if clause.negated:
        changed = _changed(codebook, action, "will_not")
    elif clause.report_verb and _hangs_on_condition(scene, clause):
        # "said it would break off relations if …": reported "would" is "will".
        changed = _changed(codebook, action, "will_if") or _changed(codebook, action, "will")
    elif status != PLANNED:
        return action, status
    elif action.code.startswith(VIOLENT) and (threat := _threatened(scene, codebook, action)):
        changed = threat
    elif _hangs_on_condition(scene, clause):
        changed = _changed(codebook, action, "will_if")
    else:
        changed = _changed(codebook, action, "will")
    return (changed, ACTUAL) if changed else (action, status)


def _changed(codebook: Codebook, action: Action, name: str) -> Action | None:
    operator = codebook.modal_operators.get(name)
    code = operator.result(action.code) if operator else None
    if not code:
        return None
    return replace(action, code=code, operators=(*action.operators, name), reciprocal=False)


def _demanded(scene: Scene, codebook: Codebook, action: Action) -> Action | None:
    """ "T must leave", as S says: S demands it of T."""
    speakers = scene.by_head.get(action.clause.reporter, ())
    actors = action.sources or action.targets
    keys = {mention.entity.key for mention in speakers}
    if not speakers or not actors or any(mention.entity.key in keys for mention in actors):
        return None
    changed = _changed(codebook, action, action.clause.modality)
    return replace(changed, sources=speakers[:1], targets=actors) if changed else None


def _threatened(scene: Scene, codebook: Codebook, action: Action) -> Action | None:
    """ "We will strike back", "his forces would shoot to kill": who says so of his own side, threatens."""
    speakers = scene.by_head.get(action.clause.reporter, ())[:1]
    if not speakers or not all(_one_side(speakers[0], actor) for actor in action.sources):
        return None
    changed = _changed(codebook, action, "will_if")
    return replace(changed, sources=speakers) if changed else None


def _one_side(one: Mention, other: Mention) -> bool:
    """The same entity, or two of one state."""
    if one.entity.key == other.entity.key:
        return True
    return one.entity.country is not None and one.entity.country == other.entity.country


def _hangs_on_condition(scene: Scene, clause: Clause) -> bool:
    """True where an if-clause hangs on the verb: "will respond if attacked"."""
    return any(
        other.modality == "if" and scene.tokens.head[other.trigger] == clause.trigger
        for other in scene.clauses
    )
