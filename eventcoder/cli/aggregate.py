"""`eventcoder aggregate`: a panel from the event table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli import console


def aggregate(
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="A result folder.")],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="FILE", help="The panel: .parquet or .csv.", show_default=False
        ),
    ],
    cell: Annotated[
        str,
        typer.Option("--cell", metavar="UNIT-PERIOD", help="country, dyad, admin1 or actors by day to year."),
    ] = "country-month",
    by: Annotated[
        str | None, typer.Option("--by", metavar="publisher", help="A panel for each publisher.")
    ] = None,
    one_a_day: Annotated[
        bool, typer.Option("--one-a-day", help="Count a code between two actors once a day.")
    ] = False,
    undirected: Annotated[
        bool, typer.Option("--undirected", help="Count pairs without regard to who acted.")
    ] = False,
) -> None:
    """Count events by country, pair, place or actors and time.

    Example: eventcoder aggregate results --cell dyad-month -o dyads.parquet
    """
    from eventcoder.aggregate.cells import cell_named
    from eventcoder.aggregate.panel import PanelOptions, panel
    from eventcoder.aggregate.write import write_panel
    from eventcoder.table.parquet import read_documents, read_events, read_metadata

    options = PanelOptions(by, one_a_day, undirected)
    made = panel(read_events(events), read_documents(events), cell_named(cell), options)
    write_panel(made, output, read_metadata(events) | {"cell": cell})
    for reason, count in made.left_out.items():
        console.note(f"not counted: {count:,} {reason}")
    console.note(f"{made.rows.height:,} rows in {output}")
