"""Gold for one question at a time: who, which ACLED type or triple, where, when, how many.

One JSON a line: {"id", "date", "text", …} and the field that names the kind, such as `references`.
A kind judges what the coder made of one text; here the texts are read, coded and summed up.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eventcoder.errors import InputError
from eventcoder.evaluate.count_cases import judge_counts
from eventcoder.evaluate.date_cases import judge_date
from eventcoder.evaluate.derived_cases import judge_acled
from eventcoder.evaluate.gold import is_locked
from eventcoder.evaluate.judged import Judged
from eventcoder.evaluate.match import PART, PartCoder
from eventcoder.evaluate.metrics import Figure, pooled_ratio
from eventcoder.evaluate.place_cases import judge_place
from eventcoder.evaluate.reference_cases import judge_references
from eventcoder.evaluate.triple_cases import judge_triples
from eventcoder.records import Coded, Document

Judge = Callable[[Mapping[str, Any], Coded], Judged]

KINDS: Mapping[str, Judge] = {
    "references": judge_references,
    "acled": judge_acled,
    "triples": judge_triples,
    "place": judge_place,
    "event_date": judge_date,
    "counts": judge_counts,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One gold text of a kind; `data` is the record as it stands in the file."""

    kind: str
    file: str
    line: int
    document: Document
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CaseScore:
    """The figures of one file."""

    file: str
    kind: str
    cases: int
    figures: tuple[Figure, ...]


JudgedCase = tuple[Case, Judged]


def case_kind(path: Path) -> str | None:
    """The kind of a file of cases by its first record; None where it is no such file, or unreadable."""
    try:
        with path.open(encoding="utf-8") as file:
            first = json.loads(file.readline())
    except (OSError, ValueError):
        return None
    return next((kind for kind in KINDS if kind in first), None) if isinstance(first, dict) else None


def read_cases(paths: Iterable[Path], part: str = "read", limit: int | None = None) -> list[Case]:
    """The cases of the files that belong to `part`, at most `limit` a file.

    Raises InputError with file and line where one isn't a case of its file's kind.
    """
    found: list[Case] = []
    for path in paths:
        kind = case_kind(path) or ""
        lines = path.read_text(encoding="utf-8").splitlines()
        cases = [_case(line, kind, path, number) for number, line in enumerate(lines, 1) if line.strip()]
        wanted = [case for case in cases if part == "all" or is_locked(case.data["id"]) == (part == "locked")]
        found.extend(wanted[:limit])
    return found


def _case(line: str, kind: str, path: Path, number: int) -> Case:
    try:
        data = json.loads(line)
        document = Document(str(data["id"]), date.fromisoformat(data["date"]), data["text"], input=path.name)
        if kind not in data:
            raise KeyError(kind)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}:{number}: not a record of the kind {kind!r} ({error!r})") from error
    return Case(kind, path.name, number, document, data)


def judge_cases(coder: PartCoder, cases: Sequence[Case]) -> list[JudgedCase]:
    """Each case with the judgement on what the coder made of it."""
    judged: list[JudgedCase] = []
    for start in range(0, len(cases), PART):
        some = cases[start : start + PART]
        coded = coder.code_part([case.document for case in some])
        judged += [
            (case, KINDS[case.kind](case.data, result)) for case, result in zip(some, coded, strict=True)
        ]
    return judged


def case_scores(judged: Sequence[JudgedCase]) -> tuple[CaseScore, ...]:
    """The figures of each file, in the order of the files."""
    scores = []
    for file, kind in dict.fromkeys((case.file, case.kind) for case, _ in judged):
        own = [result for case, result in judged if case.file == file]
        names = dict.fromkeys(name for result in own for name in result.ratios)
        figures = tuple(_figure(name, own) for name in names)
        scores.append(CaseScore(file, kind, len(own), figures))
    return tuple(scores)


def _figure(name: str, judged: Sequence[Judged]) -> Figure:
    ratios = [result.ratios.get(name, (0.0, 0.0)) for result in judged]
    return pooled_ratio(name, [above for above, _ in ratios], [below for _, below in ratios], len(judged))


def write_case_misses(judged: Sequence[JudgedCase], path: Path) -> int:
    """Writes each case that isn't wholly right as JSONL with what was wanted and what came; how many."""
    misses = [(case, result) for case, result in judged if result.wanted != result.got]
    with path.open("w", encoding="utf-8") as file:
        for case, result in misses:
            record = {"id": case.data["id"], "kind": case.kind, "text": case.document.text}
            file.write(json.dumps({**record, "wanted": result.wanted, "got": result.got}) + "\n")
    return len(misses)
