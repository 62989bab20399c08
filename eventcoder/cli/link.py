"""`eventcoder link`: reports of one event in several documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli import console
from eventcoder.cli.code_options import Output


def link(
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="A result folder.")], output: Output
) -> None:
    """Give reports of one event in several documents one story_id.

    Rows are linked, never deleted; copy_of names the document that a row's document is a near-copy of.

    Example: eventcoder link results -o linked
    """
    show_links(events, output)


def show_links(events: Path, output: Path) -> None:
    """Link and tell the counts."""
    from eventcoder.aggregate.write_links import link as write

    found = write(events, output)
    console.note(f"{found.rows:,} rows tell {found.stories:,} stories; {found.copies:,} rows are from copies")
