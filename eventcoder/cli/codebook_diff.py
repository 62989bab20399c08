"""`eventcoder codebook diff`: what differs between two codebooks, and what that does to a corpus."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eventcoder.cli import console
from eventcoder.cli.inputs import documents_of
from eventcoder.cli.options import DateOption, Model, ReaderMode, StatusOption, reader_mode, statuses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventcoder.codebook.changes import Change
    from eventcoder.coder import CodeOptions
    from eventcoder.evaluate.diff import CorpusDiff, EventChange
    from eventcoder.parse.store import ParseStore
    from eventcoder.records import Document, Event

SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def diff(
    old: Annotated[
        str, typer.Argument(metavar="OLD", help="A codebook: name or folder.", show_default=False)
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The other.", show_default=False)],
    on: Annotated[
        list[str] | None,
        typer.Option("--on", metavar="INPUT", help="Documents: which of their events differ. Repeat it."),
    ] = None,
    status: StatusOption = "actual",
    reader: ReaderMode = "off",
    sample: Annotated[
        int, typer.Option("--sample", min=0, metavar="N", help="So many changes are shown, drawn by chance.")
    ] = 20,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="Another number draws others.")] = 1,
    date: DateOption = None,
    model: Model = None,
    json_: Annotated[bool, typer.Option("--json", help="Everything as JSON, with every change.")] = False,
) -> None:
    """Compare two codebooks, and what they make of a corpus.

    Only documents with a word of something that differs are coded again; their parses are kept. With a
    reader all are.

    Example: eventcoder codebook diff cameo coal-strikes --on news.jsonl
    """
    from eventcoder.codebook import load
    from eventcoder.codebook.changes import compare

    if not on:
        changes = compare(load(old), load(new))
        console.as_json({"rules": [_change(one) for one in changes]}) if json_ else _show_rules(changes)
        return
    from eventcoder.coder import CodeOptions

    options = CodeOptions(status=statuses(status), reader=reader_mode(reader))
    changes, found, store = _on_corpus(old, new, documents_of(on, date), options, model)
    if json_:
        console.as_json({"rules": [_change(one) for one in changes], "corpus": _corpus(found)})
    else:
        _show_rules(changes)
        _show_corpus(found, found.sample(sample, seed))
    console.note(f"parses kept: {len(store):,} sentences, {store.size / 1e6:.1f} MB in {store.path}")


def _on_corpus(
    old: str, new: str, documents: Sequence[Document], options: CodeOptions, model: str | None
) -> tuple[tuple[Change, ...], CorpusDiff, ParseStore]:
    from eventcoder.codebook.changes import compare
    from eventcoder.codebook.touched import touched_by
    from eventcoder.coder import load
    from eventcoder.evaluate.diff import diff_on
    from eventcoder.parse.store import StoredParser

    first = load(old, model, options)
    parser = StoredParser(first.parser)
    first.parser = parser
    second = load(new, model, options, parser)
    books = first.codebook, second.codebook
    touched = touched_by(*books)
    # A reader decides also where no rule has a word.
    touched = replace(touched, everything=touched.everything or options.reader != "off")
    found = diff_on(first, second, documents, touched)
    return compare(*books), found, parser.store


def _show_rules(changes: Sequence[Change]) -> None:
    for change in changes:
        place = f"   {change.location}" if change.location.file else ""
        console.line(f"{SIGNS[change.what]} {change.entry} {change.id}{place}")
        if change.entry == "actor" and change.what != "changed":
            console.line(f"    {(change.new or change.old).split('; ')[0]}")
            continue
        for sign, text in (("-", change.old), ("+", change.new)):
            if text:
                console.line(f"    {sign} {text}")
    kinds = sorted({change.entry for change in changes})
    counts = [_count(kind, [one for one in changes if one.entry == kind]) for kind in kinds]
    console.line("; ".join(counts) or "the same rules, sets, actors and codes")


def _count(kind: str, changes: Sequence[Change]) -> str:
    words = [(what, sum(one.what == what for one in changes)) for what in SIGNS]
    return f"{kind}: " + ", ".join(f"{number} {what}" for what, number in words if number)


def _show_corpus(found: CorpusDiff, sample: Sequence[EventChange]) -> None:
    from eventcoder.evaluate.diff import WHAT

    console.line()
    console.line(
        f"{found.documents:,} documents, {found.sentences:,} sentences; {found.touched:,} sentences hold a "
        f"word of something that differs; {found.coded_again:,} documents coded again"
    )
    rows = [(root, *(str(counts[what]) for what in WHAT)) for root, counts in found.by_root().items()]
    totals = [str(sum(one.what == what for one in found.changes)) for what in WHAT]
    console.table(("root", *(f"#{what}" for what in WHAT)), [*rows, ("all", *totals)])
    if found.other_rule:
        console.line(f"{found.other_rule:,} events stay as they are and come from another rule")
    for change in sample:
        console.line()
        console.line(f"{change.what}: {' '.join(change.event.sentence.split())}")
        for label, event in (("old", change.old), ("new", change.new)):
            if event:
                console.line(f"    {label} {_event(event)}")
        if change.columns:
            console.line(f"    differs in {', '.join(change.columns)}")
    if sample and len(sample) < len(found.changes):
        console.line(
            f"… {len(sample)} of {len(found.changes):,} changes; others with --seed, all with --json"
        )


def _event(event: Event) -> str:
    sides = " → ".join(
        f"{code or 'none'} ({text or ''})"
        for code, text in ((event.source_code, event.source_text), (event.target_code, event.target_text))
    )
    return f"{event.code} {sides}, '{event.trigger}', {event.status}, {event.pattern_id or event.coded_by}"


def _change(change: Change) -> dict[str, Any]:
    return {
        "entry": change.entry,
        "id": change.id,
        "what": change.what,
        "old": change.old,
        "new": change.new,
        "file": change.location.file,
        "line": change.location.line,
    }


def _corpus(found: CorpusDiff) -> dict[str, Any]:
    return {
        "documents": found.documents,
        "sentences": found.sentences,
        "sentences_touched": found.touched,
        "documents_coded_again": found.coded_again,
        "events_the_same": found.same,
        "events_by_another_rule": found.other_rule,
        "by_root": found.by_root(),
        "changes": [
            {
                "what": one.what,
                "doc_id": one.event.doc_id,
                "sentence": one.event.sentence,
                "columns": list(one.columns),
                "old": _row(one.old),
                "new": _row(one.new),
            }
            for one in found.changes
        ],
    }


def _row(event: Event | None) -> dict[str, Any] | None:
    if event is None:
        return None
    return {key: str(value) if key.endswith("_date") else value for key, value in asdict(event).items()}
