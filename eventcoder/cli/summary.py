"""Prints what a run did, in a few lines; the whole of it stands in run.json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.cli import console

if TYPE_CHECKING:
    from pathlib import Path

    from eventcoder.engines.summary import RunSummary


def show_summary(summary: RunSummary, output: Path) -> None:
    """Prints documents read, coded and rejected with the reasons, sentences and events."""
    reasons = ", ".join(f"{count} {reason}" for reason, count in summary.rejected_reasons.items())
    rejected = f"{summary.rejected} rejected" + (f" ({reasons})" if reasons else "")
    console.line(f"{summary.documents_read} documents: {summary.coded} coded, {rejected}")
    share = "" if summary.parsed_share is None else f" ({summary.parsed_share:.0%})"
    console.line(f"{summary.sentences} sentences, {summary.sentences_parsed} of them parsed{share}")
    console.line(f"{summary.events} events in {output}")
    if summary.missing_shards:
        missing = ", ".join(str(number) for number in summary.missing_shards)
        console.note(f"these shards are missing: {missing}")
