"""`eventcoder codebook`: check a codebook, run its test sentences, show what stands where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventcoder.cli import console, exits, importing
from eventcoder.cli.codebook_diff import diff
from eventcoder.cli.findings import show_problems
from eventcoder.cli.options import Codebooks, Model, codebook_names
from eventcoder.codebook.render import FORMATS
from eventcoder.errors import UsageError

if TYPE_CHECKING:
    from eventcoder.evaluate.rule_tests import CaseResult

app = typer.Typer(
    help="Make, check, test and read codebooks.\n\nExample: eventcoder codebook validate my-codebook",
    no_args_is_help=True,
    rich_markup_mode=None,
)

app.add_typer(importing.app, name="import")
app.command()(diff)

Named = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME", help="The codebooks; the same as --codebook."),
]


@app.command()
def new(
    name: Annotated[Path, typer.Argument(metavar="NAME", help="The folder to make.", show_default=False)],
    own: Annotated[
        bool, typer.Option("--own", help="With codes of its own, extending nothing; else on top of cameo.")
    ] = False,
) -> None:
    """Make a folder for a codebook of your own, with commented examples.

    Example: eventcoder codebook new coal-strikes
    """
    from eventcoder.codebook.scaffold import new_codebook

    for file in new_codebook(name, "own" if own else "extending"):
        console.line(file.as_posix())


@app.command()
def validate(
    named: Named = None,
    codebook: Codebooks = None,
    form: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="How findings are printed.")
    ] = "text",
) -> None:
    """Look for faults in a codebook.

    Each finding says file, line, column, and what to do. Exit code 1 if there is an error.

    Example: eventcoder codebook validate my-codebook --format github
    """
    from eventcoder.codebook import validate as find_problems

    if form not in FORMATS:
        raise UsageError(f"--format {form}: choose {', '.join(FORMATS)}")
    names = codebook_names([*(named or ()), *(codebook or ())])
    problems = find_problems(*names)
    exits.stop_if_not_found(problems, names)
    show_problems(problems, form, names)
    exits.finish(any(problem.severity == "error" for problem in problems))


@app.command()
def test(
    named: Named = None,
    codebook: Codebooks = None,
    keyword: Annotated[
        str,
        typer.Option("-k", metavar="TEXT", help="Only cases with this text in sentence or file name."),
    ] = "",
    model: Model = None,
) -> None:
    """Run the test sentences of a codebook.

    They stand beside the rules, in files called *.test.yml. Exit code 1 if any fails.

    Example: eventcoder codebook test --codebook my-codebook -k protest
    """
    from eventcoder.coder import CodeOptions, load
    from eventcoder.evaluate.rule_tests import find_cases, run_rule_tests

    names = codebook_names([*(named or ()), *(codebook or ())])
    cases = find_cases(names, keyword)
    coder = load(codebook=names, model=model, options=CodeOptions(status="all", reader="off"))
    with console.progress("cases") as tell:
        results = run_rule_tests(coder, cases, tell)
    show_results(results)
    exits.finish(any(result.failed for result in results))


@app.command()
def lock(
    named: Named = None,
    codebook: Codebooks = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write.", show_default=False)
    ] = Path("locked"),
) -> None:
    """Write all that a study coded with to one folder.

    The codebook and what it builds on, with versions and hashes. Coding with --codebook DIR gives the same
    rows later, whatever the shipped codebooks have become; a changed file is refused.

    Example: eventcoder codebook lock coal-strikes -o coal-strikes-1.0
    """
    from eventcoder.codebook.lock import lock as write

    done = write(codebook_names([*(named or ()), *(codebook or ())]), output)
    console.line(f"{output}: {done.name} {done.version}, hash {done.hash}, {done.files} files")
    for layer in done.layers:
        console.line(f"    {layer}")


@app.command()
def show(
    what: Annotated[
        str, typer.Argument(help="A code, a pattern id, a &set, an actor or a name.", show_default=False)
    ],
    codebook: Codebooks = None,
) -> None:
    """Show a code, pattern, set or actor with file and line.

    Example: eventcoder codebook show 0234
    """
    from eventcoder.cli.shown import print_shown
    from eventcoder.codebook import load
    from eventcoder.codebook.show import show as find
    from eventcoder.codebook.show import similar

    book = load(*codebook_names(codebook))
    found = find(book, what)
    if not found:
        near = similar(book, what)
        hint = f"did you mean {', '.join(near)}?" if near else "give a code, pattern id, &set, actor or word"
        raise UsageError(f"nothing is called '{what}' in {book.name}: {hint}")
    for shown in found:
        print_shown(shown)


def show_results(results: list[CaseResult]) -> None:
    """Prints each failed case, then the counts."""
    from eventcoder.evaluate.rule_tests import describe_row, describe_wanted

    for result in results:
        if not result.failed:
            continue
        console.line(f"{result.case.location}: {result.outcome}: {result.case.text}")
        if result.outcome == "todo passed":
            console.line("    this case passes now: take its `todo` away")
        for wanted in result.missing:
            console.line(f"    missing   {describe_wanted(wanted)}")
        for row in result.unwanted:
            console.line(f"    unwanted  {describe_row(row)}")
        for row in result.rows if result.missing else ():
            console.line(f"    got       {describe_row(row)}")
    console.line(counts(results))


def counts(results: list[CaseResult]) -> str:
    """One line: how many cases passed, failed, are known misses, or are known misses that pass now."""
    outcomes = [result.outcome for result in results]
    words = [f"{outcomes.count(word)} {word}" for word in ("passed", "failed", "todo", "todo passed")]
    return f"{len(results)} cases: {', '.join(words)}"
