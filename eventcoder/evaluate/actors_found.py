"""How many of the annotated actors stand in some row, with a code, and on their own side; no actors given.

Recall only: the annotation names one pair a sentence, so a row with others isn't wrong for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eventcoder.evaluate.gold import Span
from eventcoder.evaluate.match import Outcome, overlaps
from eventcoder.evaluate.metrics import Figure, share
from eventcoder.records import Event


def actors_found(outcomes: Sequence[Outcome], statuses: frozenset[str]) -> tuple[Figure, ...]:
    """Three shares of the annotated sources and targets: in any row; there with a code; on their own side.

    "Actors coded" is a share of all annotated actors: one that stands in no row isn't coded either.
    """
    anywhere, coded, on_side = [], [], []
    for outcome in outcomes:
        rows = [row for row in outcome.coded.events if row.status in statuses]
        for spans, own in ((outcome.event.source, _is_source), (outcome.event.target, _is_target)):
            if spans:
                on_side.append(any(own(row, spans) for row in rows))
                codes = [*_codes(rows, spans)]
                anywhere.append(bool(codes))
                coded.append(any(codes))
    return (
        share("actors found", anywhere),
        share("actors coded", coded),
        share("actors on their side", on_side),
    )


def _codes(rows: Sequence[Event], spans: tuple[Span, ...]) -> Iterator[str | None]:
    for row in rows:
        if _is_source(row, spans):
            yield row.source_code
        if _is_target(row, spans):
            yield row.target_code


def _is_source(row: Event, spans: tuple[Span, ...]) -> bool:
    return overlaps(row.sentence_id, row.source_start, row.source_end, spans)


def _is_target(row: Event, spans: tuple[Span, ...]) -> bool:
    return overlaps(row.sentence_id, row.target_start, row.target_end, spans)
