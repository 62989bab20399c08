"""Runs the test sentences of a codebook: every listed event must come out, no forbidden one may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from eventcoder.codebook.cases import Expected, RuleCase, read_cases
from eventcoder.codebook.resolve import resolve
from eventcoder.evaluate.match import PART, PartCoder, Progress
from eventcoder.records import Document, Event

# Keys of a case that are called otherwise in the table.
COLUMNS = {"source": "source_code", "target": "target_code", "pattern": "pattern_id"}


def find_cases(codebooks: Iterable[str], keyword: str = "") -> list[RuleCase]:
    """The cases of the named codebooks, not of those they extend; with `keyword` only those that hold it.

    The keyword is looked for in the sentence and in the name of the file, in small or capital letters.
    Raises CodebookError where a codebook can't be found or a test file can't be read.
    """
    names = tuple(codebooks)
    own = {resolve(name)[-1].config.name for name in names}
    cases = [case for case in read_cases(*names) if case.codebook in own]
    return [case for case in cases if keyword.lower() in f"{case.location.file} {case.text}".lower()]


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case and how it went: what was missing, what came out that must not, and all rows that count."""

    case: RuleCase
    missing: tuple[Expected, ...]
    unwanted: tuple[Event, ...]
    rows: tuple[Event, ...]

    @property
    def right(self) -> bool:
        """Whether the sentence came out as the case says."""
        return not self.missing and not self.unwanted

    @property
    def outcome(self) -> str:
        """`passed`, `failed`, `todo` (a known miss) or `todo passed` (a known miss that is one no more)."""
        if self.case.todo:
            return "todo passed" if self.right else "todo"
        return "passed" if self.right else "failed"

    @property
    def failed(self) -> bool:
        """Whether the run as a whole fails by this case."""
        return self.outcome in ("failed", "todo passed")


def run_rule_tests(
    coder: PartCoder, cases: Sequence[RuleCase], progress: Progress | None = None
) -> list[CaseResult]:
    """The result of each case, in order; sentences are coded in parts, not one by one.

    The coder must write every status (`CodeOptions(status="all")`): which of them count, a case says.
    """
    results: list[CaseResult] = []
    for start in range(0, len(cases), PART):
        part = cases[start : start + PART]
        coded = coder.code_part([_document(case, start + number) for number, case in enumerate(part)])
        results.extend(judge(case, result.events) for case, result in zip(part, coded, strict=True))
        if progress:
            progress(len(results), len(cases), sum(len(case.text.split()) for case in cases[: len(results)]))
    return results


def judge(case: RuleCase, rows: Sequence[Event]) -> CaseResult:
    """Compares the rows of a sentence with its case. Mirror rows count only where they are listed."""
    statuses = _statuses(case)
    counted = sorted((row for row in rows if row.status in statuses), key=lambda row: row.mirror)
    answers = _assign(case.events, counted)
    missing = tuple(event for number, event in enumerate(case.events) if number not in answers)
    used = set(answers.values())
    unwanted = [
        row
        for number, row in enumerate(counted)
        if _forbidden(row, case) or (case.only and number not in used and not row.mirror)
    ]
    return CaseResult(case, missing, tuple(unwanted), tuple(counted))


def fits(row: Event, wanted: Expected) -> bool:
    """Whether the row has every value that is given; keys that aren't given don't matter."""
    return all(_equal(row, key, value) for key, value in wanted.items())


def _equal(row: Event, key: str, value: object) -> bool:
    got = getattr(row, COLUMNS.get(key, key))
    if key == "pattern" and got is not None and value is not None:
        return str(value) in (got, got.partition(":")[2])
    if got is None or value is None or isinstance(got, bool):
        return bool(got == value)
    if isinstance(got, date):
        return got.isoformat() == str(value)
    return str(got) == str(value)


def _forbidden(row: Event, case: RuleCase) -> bool:
    """Whether `not` names the code of an actual row, or one above it."""
    return row.status == "actual" and not row.mirror and row.code.startswith(case.forbidden)


def _statuses(case: RuleCase) -> frozenset[str]:
    """The statuses whose rows count: `actual`, and those that a listed event names."""
    return frozenset({"actual", *(str(event["status"]) for event in case.events if event.get("status"))})


def _document(case: RuleCase, number: int) -> Document:
    """The sentence as a document, called by its number so that no two are the same."""
    return Document(doc_id=f"case-{number}", pub_date=case.date, text=case.text, record_number=number)


def _assign(wanted: Sequence[Expected], rows: Sequence[Event]) -> dict[int, int]:
    """A row of its own for as many wanted events as can be: number of the event → number of the row."""
    choices = [
        [number for number, row in enumerate(rows) if fits(row, {"status": "actual", **event})]
        for event in wanted
    ]
    taken: dict[int, int] = {}  # row → event

    def place(event: int, tried: set[int]) -> bool:
        for row in choices[event]:
            if row in tried:
                continue
            tried.add(row)
            if row not in taken or place(taken[row], tried):
                taken[row] = event
                return True
        return False

    for event in range(len(wanted)):
        place(event, set())
    return {event: row for row, event in taken.items()}


def describe_wanted(wanted: Expected) -> str:
    """An expected event in a line, as the case gives it: `code 173, source KAZCOP`."""
    words = {key: "none" if value is None else str(value) for key, value in wanted.items()}
    return ", ".join(f"{key} {word}" for key, word in words.items())


def describe_row(row: Event) -> str:
    """A row in a line: code, source → target with their words, status, pattern."""
    source = f"{row.source_code or 'none'} ({row.source_text or ''})"
    target = f"{row.target_code or 'none'} ({row.target_text or ''})"
    mirror = ", mirror" if row.mirror else ""
    return f"{row.code} {source} → {target}, {row.status}{mirror}, {row.pattern_id or row.coded_by}"
