"""Scores by file and status: records that must come out, and records where nothing actual may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eventcoder.evaluate.classes import is_statement
from eventcoder.evaluate.gold import GoldRecord
from eventcoder.evaluate.match import COUNTED, Outcome, between, outcomes
from eventcoder.evaluate.metrics import Figure, share
from eventcoder.records import Coded

UNREAL = frozenset({"planned", "negated", "hypothetical", "historical"})
ALL_FILES = "all"
POOLED = "not actual"  # the four statuses of UNREAL together


@dataclass(frozen=True, slots=True)
class GroupScore:
    """The records of one file (`all`: of every file) and one status, and how they fared.

    root and code accuracy; for records of something that hasn't happened, or of nothing at all, `false
    actual`: the share with a wrong `actual` row; `status accuracy`: the right root with the right status.
    """

    file: str
    status: str
    n: int
    figures: tuple[Figure, ...]


def group_scores(
    coded: Sequence[tuple[GoldRecord, Coded]], statuses: frozenset[str] = COUNTED
) -> tuple[GroupScore, ...]:
    """One score for each file and status, and sums: each status over all files, the unreal ones together."""
    groups: dict[tuple[str, str], list[tuple[GoldRecord, Coded]]] = {}
    several = len({record.file for record, _ in coded}) > 1
    for record, result in coded:
        groups.setdefault((record.file, record.status), []).append((record, result))
        if several:
            groups.setdefault((ALL_FILES, record.status), []).append((record, result))
        if record.status in UNREAL:
            groups.setdefault((ALL_FILES, POOLED), []).append((record, result))
    return tuple(
        GroupScore(file, status, len(members), _figures(status, members, statuses))
        for (file, status), members in sorted(groups.items(), key=lambda item: _rank(item[0]))
    )


def false_actual(record: GoldRecord, coded: Coded) -> bool:
    """Whether an `actual` row says that something happened which, by the gold status, did not.

    `none`: any actual row but a statement. Other statuses: an actual row with the root of the gold code
    between the gold pair.
    """
    actual = [row for row in coded.events if row.status == "actual"]
    if record.status == "none":
        return any(not is_statement(row.root) for row in actual)
    return any(row.root in event.roots for event in record.events for row in between(actual, event))


def status_right(outcome: Outcome) -> bool:
    """Whether a row between the pair has a right root and the gold status."""
    rows = between(outcome.coded.events, outcome.event)
    return any(row.root in outcome.event.roots and row.status == outcome.record.status for row in rows)


def _figures(
    status: str, members: Sequence[tuple[GoldRecord, Coded]], statuses: frozenset[str]
) -> tuple[Figure, ...]:
    if status == "none":
        return (_false_share(members),)
    results = [outcome for record, coded in members for outcome in outcomes(record, coded, statuses)]
    if status in UNREAL or status == POOLED:
        right = share("status accuracy", [status_right(outcome) for outcome in results])
        return (_false_share(members), right)
    figures = [share("root accuracy", [outcome.root_right for outcome in results])]
    if any(outcome.event.code for outcome in results):
        figures.append(share("code accuracy", [outcome.code_right for outcome in results]))
    return tuple(figures)


def _false_share(members: Sequence[tuple[GoldRecord, Coded]]) -> Figure:
    return share("false actual", [false_actual(record, coded) for record, coded in members])


def _rank(group: tuple[str, str]) -> tuple[bool, str, str]:
    """The sums over all files last."""
    file, status = group
    return (file == ALL_FILES, file, status)
