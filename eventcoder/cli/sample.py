"""`eventcoder sample`: a sheet for people to judge or code."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli import console
from eventcoder.cli.inputs import documents_of


def sample(
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="A result folder or an events file.")],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", help="A .csv file.", show_default=False),
    ],
    n: Annotated[int, typer.Option("--n", min=1, help="Rows to draw.")] = 200,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="COLUMN", help="Draw evenly by root, code, publisher …"),
    ] = None,
    blind: Annotated[bool, typer.Option("--blind", help="Don't show how the rows were coded.")] = False,
    seed: Annotated[int, typer.Option("--seed", help="Another number draws another sample.")] = 1,
    inputs: Annotated[
        list[str] | None, typer.Option("--input", metavar="INPUT", help="The coded input, for --empty.")
    ] = None,
    empty: Annotated[
        int, typer.Option("--empty", min=0, help="Sentences without an event to add, to judge recall.")
    ] = 0,
) -> None:
    """Draw a sample of events as a sheet for people to judge or code.

    Fill in yes or no (or, blind, your own code and actors), then run `eventcoder agreement`.

    Example: eventcoder sample results --n 200 --by root -o sheet.csv
    """
    from eventcoder.errors import UsageError
    from eventcoder.evaluate.sample import SampleOptions
    from eventcoder.evaluate.sample import sample as draw
    from eventcoder.table.csv_files import write_csv
    from eventcoder.table.parquet import read_events

    if empty and not inputs:
        raise UsageError("--empty needs --input: the documents that were coded")
    documents = documents_of(inputs or [])
    sheet = draw(read_events(events), SampleOptions(n, by, blind, seed, empty), documents)
    write_csv(sheet, output)
    console.note(f"{sheet.height:,} rows in {output}")
