"""From actions to events by the conventions of PETRARCH: `conventions: petrarch` in `codebook.yml`.

What may, will or should happen counts like what happens; both sides need a code; `A:B` is an event there
and another one back; `---` is none; a transformation changes the event inside another clause.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from eventcoder.codebook.compiled import NO_EVENT, Codebook, Transformation
from eventcoder.events.actions import Action, Actions
from eventcoder.events.candidates import Candidate
from eventcoder.events.participants import named
from eventcoder.events.scene import Scene
from eventcoder.events.status import ACTUAL, NEGATED, claim_of
from eventcoder.records import Clause, Mention

_ANYBODY, _NOBODY = ".", "_"


@dataclass(frozen=True, slots=True)
class _Found:
    """A code between two mentions, either of which may be missing yet."""

    action: Action
    code: str
    source: Mention | None
    target: Mention | None
    mirror: bool = False


def dictionary_candidates(scene: Scene, codebook: Codebook) -> tuple[Candidate, ...]:
    """The candidate events of a sentence, in the order of their triggers; each only once."""
    actions = Actions(scene, codebook)
    kept: dict[tuple[str, str | None, str | None, str], Candidate] = {}
    for clause in scene.clauses:
        action = actions.of(clause) or actions.of(clause, lenient=True)
        if action is None:
            continue
        for found in _found(action):
            for row in _rows(scene, codebook, _transformed(scene, codebook, found)):
                codes = [one.entity.code if one else None for one in (row.source, row.target)]
                kept.setdefault((row.code, codes[0], codes[1], row.status), row)
    return tuple(sorted(kept.values(), key=lambda row: (row.clause.trigger, row.mirror)))


def _found(action: Action) -> Iterator[_Found]:
    """The event there, and the event back."""
    there, _, back = action.code.partition(":")
    if action.reciprocal and not back:
        back = there
    nobody: tuple[Mention | None, ...] = (None,)
    for source, target in product(action.sources or nobody, action.targets or nobody):
        if there and there != NO_EVENT:
            yield _Found(action, there, source, target)
        if back:
            yield _Found(action, back, target, source, mirror=True)


def _rows(scene: Scene, codebook: Codebook, found: _Found) -> Iterator[Candidate]:
    source, target = named(scene, found.source), named(scene, found.target)
    if source is None or target is None or not source.entity.code or not target.entity.code:
        scene.note(f"{scene.tokens.text[found.action.clause.trigger]}: one side has no code")
        return
    if source.entity.code == target.entity.code:
        return
    clause = found.action.clause
    status = NEGATED if clause.negated else ACTUAL
    claim = claim_of(codebook, clause)
    yield Candidate(clause, found.action, found.code, source, target, status, claim, mirror=found.mirror)


# -- transformations


def _transformed(scene: Scene, codebook: Codebook, found: _Found) -> _Found:
    """The event as the first rule that holds makes it."""
    clause = found.action.clause
    if not codebook.transformations or clause.parent < 0:
        return found
    above = scene.clauses[clause.parent]
    for rule in codebook.transformations:
        if rule.verb == above.lemma and rule.act in ("q", clause.lemma):
            changed = _by_rule(scene, rule, above, found)
            if changed is not None:
                return changed
    return found


def _by_rule(scene: Scene, rule: Transformation, above: Clause, found: _Found) -> _Found | None:
    speaker = next(
        (
            mention
            for argument in above.arguments
            if argument.role == "subject"
            for mention in scene.actors_in(argument)
        ),
        None,
    )
    named_sides: dict[str, Mention] = {}
    sides = ((rule.speaker, speaker), (rule.source, found.source), (rule.target, found.target))
    if speaker is None or not all(_holds(side, mention, named_sides) for side, mention in sides):
        return None
    return replace(
        found,
        code=found.code if rule.code == "*" else rule.code,
        source=named_sides.get(rule.gives_source),
        target=named_sides.get(rule.gives_target),
    )


def _holds(side: str, mention: Mention | None, named_sides: dict[str, Mention]) -> bool:
    """Whether a mention may stand for a letter: the same code wherever it stands, another elsewhere."""
    if side == _ANYBODY:
        return True
    if side == _NOBODY:
        return mention is None
    if mention is None or not mention.entity.code:
        return False
    if side in named_sides:
        return named_sides[side].entity.code == mention.entity.code
    if any(other.entity.code == mention.entity.code for other in named_sides.values()):
        return False
    named_sides[side] = mention
    return True
