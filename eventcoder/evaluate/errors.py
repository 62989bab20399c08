"""Every miss against gold with its likely cause and its trace, for whoever mends the rules.

Only the read part is ever written: the locked part would stop being a test if someone looked at it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eventcoder.errors import UsageError
from eventcoder.evaluate.gold import GoldEvent, GoldRecord
from eventcoder.evaluate.groups import UNREAL, false_actual
from eventcoder.evaluate.match import COUNTED, Outcome, between, left_out, outcomes, reversed_rows
from eventcoder.records import Coded, Event

CAUSES = ("no clause", "no actor", "no pattern", "wrong pattern", "wrong direction", "status")

_CLAUSE_STAGES = frozenset({"clause", "clauses"})
_SHOWN = ("code", "status", "confidence", "pattern_id", "trigger", "source_text", "target_text", "mirror")


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold event that was missed, or a record with an actual row where none may be."""

    cause: str
    record: GoldRecord
    event: GoldEvent | None
    row: Event | None
    coded: Coded


def find_misses(coded: Sequence[tuple[GoldRecord, Coded]], statuses: frozenset[str] = COUNTED) -> list[Miss]:
    """The misses of coded gold, grouped by cause. Raises UsageError where a record is locked."""
    if any(record.locked for record, _ in coded):
        raise UsageError("errors are written for the read part only: leave out --errors or --part locked|all")
    misses = [miss for record, result in coded for miss in _misses(record, result, statuses)]
    return sorted(misses, key=lambda miss: CAUSES.index(miss.cause))


def count_causes(misses: Sequence[Miss]) -> dict[str, int]:
    """How many misses each cause has, in the order of CAUSES."""
    counts = Counter(miss.cause for miss in misses)
    return {cause: counts[cause] for cause in CAUSES}


def write_misses(misses: Sequence[Miss], path: Path) -> None:
    """Writes the misses as JSON lines: cause, text, what was expected, what came, and the trace.

    Raises UsageError where the file can't be written.
    """
    lines = [json.dumps(_as_dict(miss), ensure_ascii=False) for miss in misses]
    try:
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: can't be written: {error.strerror}") from error


def _misses(record: GoldRecord, coded: Coded, statuses: frozenset[str]) -> Iterator[Miss]:
    if record.status == "none" or record.status in UNREAL:
        if false_actual(record, coded):
            yield _false_alarm(record, coded)
        return
    for outcome in outcomes(record, coded, statuses):
        wrong_code = outcome.event.code is not None and not outcome.code_right
        if wrong_code or not outcome.root_right:
            cause = "wrong pattern" if outcome.row else _cause(outcome, statuses)
            yield Miss(cause, record, outcome.event, outcome.row, coded)


def _false_alarm(record: GoldRecord, coded: Coded) -> Miss:
    actual = [row for row in coded.events if row.status == "actual"]
    cause = "wrong pattern" if record.status == "none" else "status"
    return Miss(cause, record, record.events[0] if record.events else None, actual[0], coded)


def _cause(outcome: Outcome, statuses: frozenset[str]) -> str:
    """Why no row stands between the pair, as far as the rows and the trace tell."""
    event, rows = outcome.event, outcome.coded.events
    if any(row.root in event.roots for row in between(rows, event) if row.status not in statuses):
        return "status"
    if any(row.root in event.roots for row in reversed_rows(rows, event)):
        return "wrong direction"
    if any(row.root in event.roots for row in rows if not left_out(row, event)):
        return "no actor"  # the right event, between others
    return _cause_from_trace(outcome.coded)


def _cause_from_trace(coded: Coded) -> str:
    stages = {step.stage for trace in coded.traces for step in trace.steps}
    if not stages & _CLAUSE_STAGES:
        return "no clause"
    return "no pattern" if stages & {"mention", "mentions"} else "no actor"


def _as_dict(miss: Miss) -> dict[str, Any]:
    record, event = miss.record, miss.event
    return {
        "cause": miss.cause,
        "file": record.file,
        "line": record.line,
        "text": record.text,
        "status": record.status,
        "roots": sorted(event.roots) if event else [],
        "code": event.code if event else None,
        "source": [record.text[start:end] for start, end in event.source] if event else [],
        "target": [record.text[start:end] for start, end in event.target] if event else [],
        "got": _shown(miss.row) if miss.row else None,
        "rows": [_shown(row) for row in miss.coded.events],
        "trace": [f"{step.stage}: {step.text}" for trace in miss.coded.traces for step in trace.steps],
        "reason": "; ".join(trace.reason for trace in miss.coded.traces if trace.reason),
    }


def _shown(row: Event) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _SHOWN}
