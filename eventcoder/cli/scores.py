"""Prints the scores of `eventcoder evaluate`."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from eventcoder.cli import console

if TYPE_CHECKING:
    from eventcoder.evaluate.metrics import Figure
    from eventcoder.evaluate.score import Evaluation

_MOST_CONFUSIONS = 20
_VALUES = ("#value", "#95 % low", "#high", "#records")


def show(evaluation: Evaluation) -> None:
    """Prints the scores as tables: those of articles, of cases, then those of records."""
    if evaluation.articles:
        columns = ("article", "#required", "#found", "#rows", "#unmatched", "#in empty sentences")
        console.table(columns, [tuple(map(str, astuple(article))) for article in evaluation.articles])
    if evaluation.cases:
        figures = [(one.file, *_cells(figure)) for one in evaluation.cases for figure in one.figures]
        console.table(("file", "figure", *_VALUES), figures)
    if evaluation.records or not (evaluation.articles or evaluation.cases):
        _records(evaluation)


def _records(evaluation: Evaluation) -> None:
    console.heading(f"{evaluation.records} records, {evaluation.mode}, part {evaluation.part}")
    console.table(("figure", *_VALUES), [_cells(figure) for figure in evaluation.figures])
    console.line()
    groups = [
        (group.file, group.status or "-", *_cells(figure))
        for group in evaluation.groups
        for figure in group.figures
    ]
    console.table(("file", "status", "figure", *_VALUES), groups)
    console.line()
    console.table(("root", "#gold", "#rows", "#right", "#precision", "#recall", "#F1"), _roots(evaluation))
    console.line()
    worst = evaluation.confusions[:_MOST_CONFUSIONS]
    console.table(
        ("gold root", "coded as", "#times"), [(c.gold, c.predicted or "nothing", str(c.count)) for c in worst]
    )


def _roots(evaluation: Evaluation) -> list[tuple[str, ...]]:
    return [
        (
            score.label,
            *(str(count) for count in (score.gold, score.predicted, score.right)),
            *(f"{share:.2f}" for share in (score.precision, score.recall, score.f1)),
        )
        for score in evaluation.roots
    ]


def _cells(figure: Figure) -> tuple[str, ...]:
    return (figure.name, _three(figure.value), _three(figure.low), _three(figure.high), str(figure.n))


def _three(value: float) -> str:
    return f"{value:.3f}"
