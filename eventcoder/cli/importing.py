"""`eventcoder codebook import`: dictionaries of other coders as a codebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli import console

app = typer.Typer(
    help="Make a codebook of the dictionaries of another coder.\n\n"
    "Example: eventcoder codebook import petrarch --actors actors.txt --verbs verbs.txt -o my-codebook",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def importing() -> None:
    """Make a codebook of the dictionaries of another coder."""


@app.command()
def petrarch(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FOLDER", help="The codebook's folder.")],
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Actors; may be repeated.")
    ] = None,
    agents: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Agents; may be repeated.")
    ] = None,
    verbs: Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Verbs; may be repeated.")] = None,
    discards: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Discards; may be repeated.")
    ] = None,
) -> None:
    """Make a codebook of PETRARCH-1, PETRARCH-2 or TABARI dictionaries.

    Every line is accounted for: imported, changed or refused, with the reason, in FOLDER/import.csv.

    Example: eventcoder codebook import petrarch --actors actors.txt --verbs verbs.txt -o my-codebook
    """
    from eventcoder.codebook.importers import Dictionaries, import_petrarch
    from eventcoder.codebook.importers.report import summary, write_report
    from eventcoder.errors import UsageError

    given = Dictionaries(actors or (), agents or (), verbs or (), discards or ())
    if not (given.actors or given.agents or given.verbs or given.discards):
        raise UsageError("nothing to import: give --actors, --agents, --verbs or --discards")
    ledger = import_petrarch(given, out)
    report = write_report(ledger, out)
    columns, rows = summary(ledger)
    console.table(columns, rows)
    for remark in ledger.refusals():
        console.line(str(remark))
    console.note(f"{out} holds the codebook, {report} what was changed or refused, line by line")
