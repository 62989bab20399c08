"""Which mentions may stand in an event together: those that a clause or event noun joins.

Where the document marks the sides, every source goes with every target, whatever joins them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from eventcoder.events.scene import Scene
from eventcoder.records import Clause, Mention

MOST = 24  # pairs of one sentence that are looked at
_AGENT = ("subject",)
_NOUN_AGENT = ("subject", "possessor", "modifier")
_PATIENT = ("object", "indirect", "attribute", "prep")
# Behind these a phrase tells where or when, or who says so, more often than whom.
_LOOSE = frozenset({"in", "near", "during", "after", "before", "since", "according", "amid", "under"})


@dataclass(frozen=True, slots=True)
class JoinedPair:
    """Two mentions and the clause that joins them.

    `way`: `direct` (agent and patient of one clause), `loose` (the patient behind a preposition of place or
    time), `below` (the patient stands in a complement of the agent's clause), `beside` (both are agents, or
    one hangs on the other), `marked` (joined by nothing but the document's marks).
    """

    source: Mention
    target: Mention
    clause: Clause
    way: str


def joined_pairs(scene: Scene) -> tuple[JoinedPair, ...]:
    """The pairs of a sentence, the closest first, each pair of entities once."""
    found = _marked(scene) if scene.marked else _free(scene)
    kept: dict[tuple[str, str], JoinedPair] = {}
    for pair in found:
        if pair.source.entity.key != pair.target.entity.key:
            kept.setdefault((pair.source.entity.key, pair.target.entity.key), pair)
    return tuple(kept.values())[:MOST]


def joining_clause(scene: Scene, source: Mention, target: Mention) -> tuple[Clause, str] | None:
    """The clause that joins two mentions, and the way; without a close one, the lowest above both.

    None where the sentence has no clause at all.
    """
    for way, one, other in _links(scene):
        if one.head == source.head and other.head == target.head:
            return way
    if not scene.clauses:
        return None
    above_target = {clause.index for clause in clauses_over(scene, target)}
    shared = [clause for clause in clauses_over(scene, source) if clause.index in above_target]
    return (shared[0] if shared else scene.clauses[0]), "marked"


def _marked(scene: Scene) -> Iterator[JoinedPair]:
    sides = [[one for one in scene.mentions if one.side == side] for side in ("source", "target")]
    for source, target in product(*sides):
        joined = joining_clause(scene, source, target)
        if joined is not None:
            yield JoinedPair(source, target, *joined)


def _free(scene: Scene) -> list[JoinedPair]:
    rank = {"direct": 0, "below": 1, "loose": 2, "beside": 3}
    pairs = [
        JoinedPair(source, target, clause, way)
        for (clause, way), source, target in _links(scene)
        if source.entity.code is not None or target.entity.code is not None
    ]
    return sorted(pairs, key=lambda pair: (rank[pair.way], abs(pair.source.head - pair.target.head)))


def _links(scene: Scene) -> Iterator[tuple[tuple[Clause, str], Mention, Mention]]:
    """Every (clause and way, agent, patient) of the sentence."""
    for clause in scene.clauses:
        agents = list(_actors(scene, clause, _NOUN_AGENT if clause.kind == "noun" else _AGENT))
        for source, (target, way) in product(agents, list(_patients(scene, clause))):
            yield (clause, way), source, target
        for one, other in product(agents, agents):
            if one.head != other.head:
                yield (clause, "beside"), one, other


def _actors(scene: Scene, clause: Clause, roles: tuple[str, ...]) -> Iterator[Mention]:
    for argument in clause.arguments:
        if argument.role in roles:
            yield from scene.actors_in(argument)


def _patients(scene: Scene, clause: Clause) -> Iterator[tuple[Mention, str]]:
    for argument in clause.arguments:
        if argument.role in _PATIENT:
            way = "loose" if argument.prep in _LOOSE else "direct"
            yield from ((mention, way) for mention in scene.actors_in(argument))
    for complement in clause.complements:
        inner = scene.clauses[complement.clause]
        roles = ("subject", *_PATIENT) if inner.kind == "verb" else (*_NOUN_AGENT, *_PATIENT)
        yield from ((mention, "below") for mention in _actors(scene, inner, roles))


def clauses_over(scene: Scene, mention: Mention) -> list[Clause]:
    """The clauses whose trigger stands above the mention in the parse, the nearest first."""
    by_token = {clause.trigger: clause for clause in scene.clauses}
    found, token = [], mention.head
    for _ in range(len(scene.tokens)):
        if token in by_token:
            found.append(by_token[token])
        if scene.tokens.head[token] == token:
            break
        token = scene.tokens.head[token]
    return found
