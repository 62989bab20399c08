"""`eventcoder gaps`: what the dictionaries and rules lack."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventcoder.cli import console
from eventcoder.cli.options import Codebooks, DateOption, Model, codebook_names, day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eventcoder.records import Coded

PART = 64  # documents parsed together


def gaps(
    events: Annotated[Path, typer.Argument(metavar="EVENTS", help="A result folder or an events file.")],
    inputs: Annotated[
        list[str] | None,
        typer.Option("--input", metavar="INPUT", help="The documents: adds verbs that no rule took."),
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="So many of each kind.")] = 20,
    date: DateOption = None,
    codebook: Codebooks = None,
    model: Model = None,
) -> None:
    """List what dictionaries and rules lack, as YAML to fill in.

    The commonest actors without a code, places not found and, with --input, verbs that no rule took.

    Example: eventcoder gaps results --input news.jsonl
    """
    import eventcoder
    from eventcoder.evaluate.gaps import as_yaml, find_gaps

    coded = _coded_anew(inputs, date, codebook, model) if inputs else iter(())
    found = find_gaps(eventcoder.read_events(str(events)), coded, limit)
    if not found:
        console.note("no gaps: every actor has a code")
        return
    rows = [(gap.kind, gap.text, str(gap.count), gap.example) for gap in found]
    console.table(("kind", "what", "#times", "for example"), rows)
    console.line()
    console.line(as_yaml(found))


def _coded_anew(
    inputs: list[str], date: str | None, codebook: list[str] | None, model: str | None
) -> Iterator[Coded]:
    """The documents coded with traces, part by part."""
    from eventcoder.coder import CodeOptions, load
    from eventcoder.records import Document
    from eventcoder.text.readers import ReadOptions, read_documents

    options = CodeOptions(status="all", alleged=True, trace=True)
    coder = load(codebook=codebook_names(codebook), model=model, options=options)
    read = read_documents(inputs, ReadOptions(default_date=day(date)))
    documents = (one for one in read if isinstance(one, Document))
    while part := list(islice(documents, PART)):
        yield from coder.code_part(part)
