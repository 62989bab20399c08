"""`eventcoder export`: the event table in another form."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli import console

NAMES = "csv|stata|gdelt|icews|polecat|phoenix|acled-like|geojson"


def export(
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="A result folder or an events file.")],
    form: Annotated[str, typer.Option("--format", metavar=NAMES, help="The form to write.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The file to write.", show_default="beside EVENTS"
        ),
    ] = None,
) -> None:
    """Write the events in a form that the field uses.

    docs/exports.md says what each column holds.

    Example: eventcoder export results --format gdelt -o events.CSV
    """
    from eventcoder.exports.write import export as write
    from eventcoder.exports.write import format_named

    folder = events if events.is_dir() else events.parent
    file = output or folder / f"events-{form}{format_named(form).suffix}"
    exported = write(events, form, file)
    for reason, count in exported.left_out.items():
        console.note(f"left out: {count:,} {reason}")
    console.note(f"{exported.rows.height:,} rows in {file}")
