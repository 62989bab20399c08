"""The only module that prints: results to stdout, everything else to stderr."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

# Where the output isn't a terminal, tables get this width everywhere, so that it is the same on each machine.
WIDTH = 120

Tell = Callable[[int, int | None, int], None]


def prepare() -> None:
    """Lets characters that the terminal can't show come out as `?`, not as an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def line(text: str = "") -> None:
    """One line of result, exactly as it is."""
    print(text)


def error(text: str) -> None:
    """One message about what went wrong."""
    print(f"eventcoder: {text}" if "\n" not in text else text, file=sys.stderr)


def note(text: str) -> None:
    """A remark that is no result: counts, where something was written."""
    print(text, file=sys.stderr)


def as_json(data: Any) -> None:
    """A result as JSON."""
    print(json.dumps(data, ensure_ascii=False, indent=2))


def heading(text: str, color: bool = True) -> None:
    """A heading above a part of the result, bold on a terminal."""
    from rich.text import Text

    _show(Text(text, style="bold"), color)


def labelled(label: str, text: str, color: bool = True, width: int = 12) -> None:
    """A line of result behind a label; long lines are wrapped under the text, not under the label."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=width, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(label, style="cyan"), Text(text))
    _show(grid, color)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], color: bool = True) -> None:
    """A table; columns whose name begins with `#` hold numbers and are set to the right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        number = column.startswith("#")
        grid.add_column(column.removeprefix("#"), justify="right" if number else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    _show(grid, color)


@contextmanager
def progress(what: str) -> Iterator[Tell]:
    """A bar with rate and time left on stderr; nothing where stderr is no terminal.

    Gives a function to tell how many are done, how many there are if known, and how many words they had.
    """
    if not sys.stderr.isatty():
        yield lambda done, total, words: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    from eventcoder.cli.rate import RateColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), RateColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, words=0)
        yield lambda done, total, words: bar.update(task, completed=done, total=total, words=words)


def _show(what: Table | Text, color: bool) -> None:
    """Prints a layout; where stdout is no terminal, at a fixed width and without spaces at line ends."""
    from rich.console import Console

    terminal = sys.stdout.isatty()
    if terminal and color:
        Console(highlight=False).print(what)
        return
    page = io.StringIO()
    width = Console().width if terminal else WIDTH
    Console(file=page, width=width, no_color=True, highlight=False, force_terminal=False).print(what)
    for row in page.getvalue().splitlines():
        print(row.rstrip())
