"""Who did what to whom: {"triples": [[source code, target code, event code], …]}, null for nobody.

A mirror row counts only where the gold lists its direction. Statements (010) count only where listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventcoder.evaluate.judged import Judged
from eventcoder.evaluate.match import COUNTED
from eventcoder.records import Coded

Triple = tuple[str | None, str | None, str]


def judge_triples(data: Mapping[str, Any], coded: Coded) -> Judged:
    """Two F1: exact triples, and with the first three letters of the actors and the root only."""
    gold: set[Triple] = {(source, target, code) for source, target, code in data["triples"]}
    rows: set[Triple] = set()
    for row in coded.events:
        triple = (row.source_code, row.target_code, row.code)
        listed = any(_rough(triple) == _rough(one) for one in gold)
        if row.status in COUNTED and (listed or not (row.mirror or row.root == "01")):
            rows.add(triple)
    rough_gold, rough_rows = {_rough(one) for one in gold}, {_rough(one) for one in rows}
    return Judged(
        tuple(sorted(map(_told, gold))),
        tuple(sorted(map(_told, rows))),
        {
            "triples F1": _f1(gold, rows),
            "country and root F1": _f1(rough_gold, rough_rows),
        },
    )


def _f1(gold: set[Triple], rows: set[Triple]) -> tuple[float, float]:
    return 2.0 * len(gold & rows), float(len(gold) + len(rows))


def _rough(triple: Triple) -> Triple:
    source, target, code = triple
    return source[:3] if source else None, target[:3] if target else None, code[:2]


def _told(triple: Triple) -> str:
    return " ".join(part or "-" for part in triple)
