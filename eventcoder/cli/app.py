"""The commands and where they live: one file each. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from eventcoder.cli import codebook, console, exits, reader
from eventcoder.cli.aggregate import aggregate
from eventcoder.cli.agreement import agreement
from eventcoder.cli.cite import cite
from eventcoder.cli.code import code
from eventcoder.cli.evaluate import evaluate
from eventcoder.cli.explain import explain
from eventcoder.cli.export import export
from eventcoder.cli.gaps import gaps
from eventcoder.cli.link import link
from eventcoder.cli.merge import merge
from eventcoder.cli.report import report
from eventcoder.cli.sample import sample


class Commands(TyperGroup):
    """The group of all commands; what they raise becomes one message and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the chosen command."""
        with exits.as_exit_codes():
            return super().invoke(ctx)


def _version(wanted: bool) -> None:
    if wanted:
        from eventcoder.codebook.cache import installed_version

        console.line(f"eventcoder {installed_version()}")
        raise typer.Exit()


app = typer.Typer(
    name="eventcoder",
    cls=Commands,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turns news sentences into standardised political events: CAMEO codes, dated actors, places, Parquet.

    Example: eventcoder code news.jsonl -o results
    """


app.command()(code)
app.command()(explain)
app.command()(evaluate)
app.command()(merge)
app.command()(link)
app.command()(export)
app.command()(gaps)
app.command()(aggregate)
app.command()(report)
app.command()(sample)
app.command()(agreement)
app.command()(cite)
app.add_typer(codebook.app, name="codebook")
app.add_typer(reader.app, name="reader")
