"""`eventcoder merge`: the results of shards joined into one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eventcoder.cli.code_options import Output
from eventcoder.cli.link import show_links
from eventcoder.cli.summary import show_summary


def merge(
    parts: Annotated[list[Path], typer.Argument(metavar="PARTS", help="Folders that `code` wrote.")],
    output: Output,
    keep_first: Annotated[
        bool,
        typer.Option("--keep-first", help="Where documents repeat, keep the first and reject the rest."),
    ] = False,
    linked: Annotated[
        bool, typer.Option("--link", help="Give reports of one event in several documents one story_id.")
    ] = False,
) -> None:
    """Join the results of shards into one.

    All shards of a run give the same as the run without shards; --link then links them as `link` does.

    Example: eventcoder merge shard-1 shard-2 shard-3 -o results
    """
    from eventcoder.engines.merge import merge as join

    show_summary(join(parts, output, keep_first), output)
    if linked:
        show_links(output, output)
