"""`eventcoder explain`: how a sentence was coded, step by step, or why nothing came out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventcoder.cli import console
from eventcoder.cli.inputs import documents_of
from eventcoder.cli.options import Codebooks, DateOption, Model, ReaderMode, codebook_names, day, reader_mode
from eventcoder.errors import UsageError

if TYPE_CHECKING:
    from eventcoder.records import Event, Trace


def explain(
    sentence: Annotated[
        str, typer.Argument(metavar="SENTENCE", help="The sentence, in quotes.", show_default=False)
    ] = "",
    date_text: DateOption = None,
    codebook: Codebooks = None,
    model: Model = None,
    event: Annotated[
        str | None, typer.Option("--event", metavar="ID", help="Instead: the row with this event_id.")
    ] = None,
    events: Annotated[
        Path | None, typer.Option("--events", metavar="EVENTS", help="The result folder of that row.")
    ] = None,
    inputs: Annotated[
        list[str] | None, typer.Option("--input", metavar="INPUT", help="The input that was coded.")
    ] = None,
    reader: ReaderMode = "auto",
    no_color: Annotated[bool, typer.Option("--no-color", help="Plain text, also on a terminal.")] = False,
) -> None:
    """Show how a sentence is coded, or why not.

    Clauses, actors, each pattern considered, status, events. Without --date, today decides who holds office.

    A row of a table: --event ID --events results --input news.jsonl, with the options it was coded with.

    Example: eventcoder explain "Kazakh police detained ten protesters." --date 2022-01-05
    """
    from eventcoder.coder import CodeOptions, load
    from eventcoder.records import Document

    if event:
        _explain_row(event, events, inputs, codebook, not no_color)
        return
    if not sentence.strip():
        raise UsageError("the sentence is empty: give it in quotes after `explain`")
    options = CodeOptions(status="all", trace=True, reader=reader_mode(reader))
    coder = load(codebook=codebook_names(codebook), model=model, options=options)
    document = Document(doc_id="explain", pub_date=day(date_text) or date.today(), text=sentence)
    for coded in coder.code_part([document]):
        for trace in coded.traces:
            show(trace, color=not no_color)


def _explain_row(
    event: str, events: Path | None, inputs: list[str] | None, codebook: list[str] | None, color: bool
) -> None:
    """Shows how a row of a table came about, from the document that it was coded from."""
    from eventcoder.evaluate.rows import explain_row

    if events is None or not inputs:
        raise UsageError("--event needs --events (the result folder) and --input (what was coded)")
    row = explain_row(
        event, events, documents_of(inputs), tuple(codebook_names(codebook)) if codebook else ()
    )
    show(row.trace, color)
    for remark in row.remarks:
        console.note(remark)


def show(trace: Trace, color: bool = True) -> None:
    """Prints the trace of one sentence: its text, each step behind its stage, the events or the reason."""
    console.heading(trace.sentence.text.strip(), color)
    stage = ""
    for step in trace.steps:
        console.labelled("" if step.stage == stage else step.stage, step.text, color)
        stage = step.stage
    if trace.events:
        console.line()
        console.table(("code", "event", "source", "target", "status", "date", "pattern"), _rows(trace), color)
    else:
        console.labelled("no event", trace.reason or "no pattern joined two participants", color)
    console.line()


def _rows(trace: Trace) -> list[tuple[str, ...]]:
    return [
        (
            event.code,
            event.name + (" (mirror)" if event.mirror else ""),
            _side(event.source_code, event.source_text),
            _side(event.target_code, event.target_text),
            _status(event),
            _date(event),
            event.pattern_id or event.coded_by,
        )
        for event in trace.events
    ]


def _side(code: str | None, text: str | None) -> str:
    """Code and words of a participant; `–` where there is none."""
    if text is None:
        return code or "–"
    return f"{code or 'no code'} ({text})"


def _status(event: Event) -> str:
    return event.status if event.claim in ("", "none") else f"{event.status}, {event.claim}"


def _date(event: Event) -> str:
    exact = event.date_precision == "day"
    return str(event.event_date) if exact else f"{event.event_date} ({event.date_precision})"
