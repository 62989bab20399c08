"""`eventcoder report`: the table as a page to look into."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli import console


def report(
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="A result folder or an events file.")],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", help="The page, .html.", show_default=False),
    ],
    rows: Annotated[
        int,
        typer.Option("--rows", min=1, metavar="N", help="Rows that can be opened; charts count all rows."),
    ] = 25_000,
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="Heading of the page.", show_default=False)
    ] = None,
) -> None:
    """Write one HTML page: map, charts, rows with sentences.

    Over time, by place, by actor and pair; each row opens to why it was coded so.
    The page needs no network and loads nothing.

    Example: eventcoder report results -o report.html
    """
    from eventcoder.report.write import write_report

    written = write_report(events, output, rows, title)
    if written.shown < written.events:
        console.note(
            f"sampled: {written.shown:,} of {written.events:,} rows can be opened; --rows N for more"
        )
    console.note(f"{written.events:,} events in {output} ({written.size / 1e6:.1f} MB)")
