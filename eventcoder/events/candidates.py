"""From the actions of a sentence to candidate events: which count, who is who, and whether it happened."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

from eventcoder.codebook.compiled import Codebook
from eventcoder.events.actions import Action, Actions
from eventcoder.events.decision import Verdict
from eventcoder.events.joins import how_joined, is_taken
from eventcoder.events.modal import with_modality
from eventcoder.events.participants import named, with_described_target, with_target_in_object
from eventcoder.events.scene import Scene
from eventcoder.events.sought import sought_targets
from eventcoder.events.status import claim_of, status_of
from eventcoder.frozen import record
from eventcoder.records import Clause, Mention, Sentence

WIDEST = 8  # coordination expands to at most 8 × 8 pairs
_NO_PERPETRATOR = ("08", "14", "15", "16", "17", "18", "19", "20")


@record
class Candidate:
    """One event in the making: a pair of mentions, a code, a rule, a status.

    `joins` is empty where the pattern's slots hold both; else it says how a mention that the document marks
    hangs on the clause, such as `target_phrase`, and whether another rule has taken the clause in.
    """

    clause: Clause
    action: Action
    code: str
    source: Mention | None
    target: Mention | None
    status: str
    claim: str
    joins: tuple[str, ...] = ()
    mirror: bool = False
    verdict: Verdict | None = None  # where the reader was asked: what rules and reader decided together
    confidence: float | None = None  # of the verdict; None: the rule's own


def find_candidates(scene: Scene, codebook: Codebook, sentence: Sentence) -> tuple[Candidate, ...]:
    """The candidate events of a sentence, in the order of their triggers."""
    actions = Actions(scene, codebook)
    found = {clause.index: action for clause in scene.clauses if (action := _action(scene, actions, clause))}
    consumed = frozenset().union(*(action.consumed for action in found.values())) if found else frozenset()
    out: list[Candidate] = []
    for index, action in found.items():
        if index in consumed and not scene.marked:
            continue
        action = with_described_target(scene, sentence, with_target_in_object(scene, action))
        out.extend(_candidates(scene, codebook, action, index in consumed))
    return tuple(_without_repeats(out))


def _action(scene: Scene, actions: Actions, clause: Clause) -> Action | None:
    """The clause's action; where the document marks the sides, also one whose slots syntax leaves empty."""
    action = actions.of(clause)
    if action is None and scene.marked:
        action = actions.of(clause, lenient=True)
    return action


def _candidates(scene: Scene, codebook: Codebook, action: Action, consumed: bool) -> list[Candidate]:
    status = status_of(scene, codebook, action.clause)
    action, status = with_modality(scene, codebook, action, status)
    if action.sources or action.targets or scene.marked:
        action, joins = _adopt(scene, action)
    else:
        joins = ()
    action, sought = _seek(scene, codebook, action)
    joins += sought
    if not _enough(codebook, action):
        scene.note(f"{scene.tokens.text[action.clause.trigger]}: no participant with a code")
        return []
    base = Candidate(
        action.clause,
        action,
        action.code,
        None,
        None,
        status,
        claim_of(codebook, action.clause),
        joins + (("consumed",) if consumed else ()),
    )
    rows = [
        replace(row, source=named(scene, row.source), target=named(scene, row.target))
        for row in _pairs(base, action)
    ]
    return [row for row in rows if _has_code(row)]


# -- the sides that a document marks


def _adopt(scene: Scene, action: Action) -> tuple[Action, tuple[str, ...]]:
    """Fill empty or wrong sides with the marked mentions; says how each hangs on the clause."""
    joins = []
    for side in ("source", "target"):
        held = action.sources if side == "source" else action.targets
        if side not in scene.marked or any(mention.side == side for mention in held):
            continue
        marked = tuple(mention for mention in scene.mentions if mention.side == side)
        joins.append(f"{side}_{how_joined(scene, action.clause, marked)}")
        if is_taken(scene, action.clause, side):
            joins.append(f"{side}_taken")
        action = replace(action, sources=marked) if side == "source" else replace(action, targets=marked)
    return action, tuple(joins)


def _seek(scene: Scene, codebook: Codebook, action: Action) -> tuple[Action, tuple[str, ...]]:
    """Look around for whom the rule has no word; says how they hang on the clause."""
    targets = sought_targets(scene, codebook, action)
    if not targets:
        return action, ()
    return replace(action, targets=targets), (f"target_{how_joined(scene, action.clause, targets)}",)


# -- which rows


def _enough(codebook: Codebook, action: Action) -> bool:
    """True where the participants suffice: a source, or for force and protest a target alone."""
    if action.sources:
        return True
    root = codebook.codes[action.code].root
    return bool(action.targets) and (root in _NO_PERPETRATOR or not codebook.cameo)


def _has_code(row: Candidate) -> bool:
    """An event needs at least one participant with a code, or given with the document."""
    return any(
        mention is not None and (mention.entity.code or mention.given) for mention in (row.source, row.target)
    )


def _pairs(base: Candidate, action: Action) -> list[Candidate]:
    sources: tuple[Mention | None, ...] = (
        action.sources[:1] if len(action.sources) > WIDEST else action.sources
    )
    targets: tuple[Mention | None, ...] = (
        action.targets[:1] if len(action.targets) > WIDEST else action.targets
    )
    if action.reciprocal and not action.operators:
        return _both_ways(base, action)
    rows = [
        replace(base, source=source, target=target)
        for source, target in product(sources or (None,), targets or (None,))
        if not _same(source, target)
    ]
    hosts = [_hosted(row) for row in rows if row.code == "042" and row.target and _is_host(row.target)]
    return rows + hosts


def _same(source: Mention | None, target: Mention | None) -> bool:
    return source is not None and target is not None and source.entity.key == target.entity.key


def _both_ways(base: Candidate, action: Action) -> list[Candidate]:
    """A reciprocal event gives each pair twice, the second row marked as a mirror."""
    if not action.targets:
        return [replace(base, source=source) for source in action.sources]
    marked = {mention.side for mention in (*action.sources, *action.targets)} - {None}
    pairs = list(product(action.sources, action.targets))
    if not marked:
        pairs += list(combinations(action.targets, 2))
    rows = []
    for source, target in pairs:
        if _same(source, target):
            continue
        rows.append(replace(base, source=source, target=target))
        rows.append(replace(base, source=target, target=source, mirror=True))
    return rows


def _is_host(target: Mention) -> bool:
    """True where a visit's target is somebody who receives, not just the country."""
    return target.entity.kind in ("person", "agent", "organisation", "given")


def _hosted(row: Candidate) -> Candidate:
    return replace(row, source=row.target, target=row.source, code="043", mirror=True)


def _without_repeats(rows: list[Candidate]) -> list[Candidate]:
    """The same pair under one code and status only once in a sentence: the better joined row stays."""
    kept: dict[tuple[object, ...], Candidate] = {}
    for row in sorted(rows, key=lambda row: (len(row.joins), -row.action.specificity)):
        key = (row.code, _key(row.source), _key(row.target), row.status)
        kept.setdefault(key, row)
    return sorted(kept.values(), key=lambda row: (row.clause.trigger, row.mirror))


def _key(mention: Mention | None) -> str:
    return mention.entity.key if mention else ""
