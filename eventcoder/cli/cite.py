"""`eventcoder cite`: what to write in the paper."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli import console


def cite(
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="A result folder.")],
    sheet: Annotated[
        Path | None, typer.Option("--sheet", metavar="SHEET", help="Your judged sample of this table.")
    ] = None,
) -> None:
    """Write the methods paragraph and the BibTeX entry for a table.

    Versions, hashes, counts and dates come from the table itself, the accuracy from your own sample.

    Example: eventcoder cite results --sheet judged.csv
    """
    import json

    from eventcoder.evaluate.agreement import precision
    from eventcoder.evaluate.citation import cite as write
    from eventcoder.table.parquet import read_metadata

    run_file = (events if events.is_dir() else events.parent) / "run.json"
    run = json.loads(run_file.read_text(encoding="utf-8")) if run_file.is_file() else {}
    citation = write(read_metadata(events), run, precision(sheet) if sheet else [])
    console.line(citation.paragraph)
    console.line()
    console.line(citation.bibtex)
