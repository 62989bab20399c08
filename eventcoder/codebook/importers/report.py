"""What an import tells: a table of counts, and a file with the reason for each line changed or refused."""

from __future__ import annotations

import csv
from pathlib import Path

from eventcoder.codebook.importers.ledger import OUTCOMES, Ledger
from eventcoder.errors import UsageError

REPORT = "import.csv"


def summary(ledger: Ledger) -> tuple[list[str], list[list[str]]]:
    """Columns and rows of a table: the lines of each file, and how many had each outcome."""
    rows = [
        [file, str(sum(counts.values())), *(str(counts[outcome]) for outcome in OUTCOMES)]
        for file, counts in ledger.counts().items()
    ]
    return ["file", "#lines", *(f"#{outcome}" for outcome in OUTCOMES)], rows


def write_report(ledger: Ledger, folder: Path) -> Path:
    """Writes `import.csv` into the folder: file, line, outcome, reason, text, a row for each remark."""
    path = folder / REPORT
    try:
        with path.open("w", encoding="utf-8", newline="") as stream:
            out = csv.writer(stream)
            out.writerow(["file", "line", "outcome", "reason", "text"])
            for remark in sorted(ledger.remarks):
                out.writerow([remark.file, remark.line, remark.outcome, remark.reason, remark.text])
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}") from None
    return path
