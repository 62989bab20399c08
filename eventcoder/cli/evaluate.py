"""`eventcoder evaluate`: how far the rows agree with gold records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventcoder.cli import console
from eventcoder.cli.options import (
    Codebooks,
    DateOption,
    Model,
    ReaderMode,
    codebook_names,
    day,
    reader_mode,
    statuses,
)
from eventcoder.cli.scores import show
from eventcoder.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eventcoder.evaluate.cases import JudgedCase
    from eventcoder.evaluate.errors import Miss
    from eventcoder.evaluate.score import CodedRecord


Gold = Annotated[list[Path], typer.Argument(metavar="GOLD", help="Files of gold records.")]
GivenOrOpen = Annotated[
    bool, typer.Option("--given/--open", help="Hand the annotated actors over, or let the coder find them.")
]
Part = Annotated[str, typer.Option("--part", metavar="read|locked|all", help="Which records to score.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print all scores as JSON.")]
Errors = Annotated[
    Path | None, typer.Option("--errors", metavar="FILE", help="Write each miss with its trace as JSONL.")
]
FitConfidence = Annotated[
    Path | None,
    typer.Option(
        "--fit-confidence", metavar="FILE", help="Fit the confidence of rows, and write its weights."
    ),
]
Counted = Annotated[
    str, typer.Option("--status", metavar="LIST", help="Statuses that count: several with ',', or all.")
]
Limit = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="The first N records of each file.")
]


def evaluate(
    gold: Gold,
    given: GivenOrOpen = False,
    part: Part = "read",
    as_json: AsJson = False,
    errors: Errors = None,
    fit_confidence: FitConfidence = None,
    status: Counted = "actual,planned,hypothetical,historical",
    limit: Limit = None,
    date: DateOption = None,
    codebook: Codebooks = None,
    model: Model = None,
    reader: ReaderMode = "auto",
) -> None:
    """Score the coder against gold records.

    Prints accuracy, precision, recall and F1 with 95 % intervals, and what was taken for what.

    Example: eventcoder evaluate gold.jsonl --given --errors misses.jsonl
    """
    from eventcoder.coder import CodeOptions, load
    from eventcoder.evaluate.article import article_paths, code_articles
    from eventcoder.evaluate.cases import case_kind, case_scores, judge_cases, read_cases
    from eventcoder.evaluate.gold import read_gold
    from eventcoder.evaluate.score import code_gold, score

    counted = statuses(status)
    _refuse_locked_errors(errors or fit_confidence, part)
    whole = article_paths(gold)
    of_a_kind = [path for path in gold if case_kind(path)]
    records = read_gold([one for one in gold if one not in (*whole, *of_a_kind)], part, limit, day(date))
    cases = read_cases(of_a_kind, part, limit)
    tracing = errors is not None or fit_confidence is not None or bool(cases)
    options = CodeOptions(status="all", trace=tracing, reader=reader_mode(reader))
    if fit_confidence is not None:
        options = replace(
            options, reader="off", least=0.0
        )  # the unlikely rows are what there is to learn from
    coder = load(codebook=codebook_names(codebook), model=model, options=options)
    articles = code_articles(coder, whole, day(date))
    with console.progress("records") as tell:
        coded = code_gold(coder, records, given, tell)
    judged = judge_cases(coder, cases)
    scores = case_scores(judged)
    evaluation = replace(score(coded, given, part, counted), articles=articles, cases=scores)
    if as_json:
        console.as_json(evaluation.as_dict())
    else:
        show(evaluation)
    if errors is not None:
        _write_errors(coded, judged, counted, errors)
    if fit_confidence is not None:
        _write_confidence(coded, fit_confidence)


def _refuse_locked_errors(errors: Path | None, part: str) -> None:
    """Says so before anything is coded, not after."""
    if errors is not None and part != "read":
        raise UsageError(
            "--errors and --fit-confidence work with --part read only: locked records are never shown"
        )


def _write_errors(
    coded: Sequence[CodedRecord], judged: Sequence[JudgedCase], counted: frozenset[str], path: Path
) -> None:
    from eventcoder.evaluate.cases import write_case_misses
    from eventcoder.evaluate.errors import count_causes, find_misses, write_misses

    if judged:
        console.note(f"{write_case_misses(judged, path)} misses in {path}")
        return

    misses: list[Miss] = find_misses(coded, counted)
    write_misses(misses, path)
    causes = ", ".join(f"{count} {cause}" for cause, count in count_causes(misses).items())
    console.note(f"{len(misses)} misses in {path}: {causes}")


def _write_confidence(coded: Sequence[CodedRecord], path: Path) -> None:
    from eventcoder.evaluate.calibrate import fit_confidence

    fitted = fit_confidence(coded)
    fitted.write(path)
    console.note(
        f"{path}: fitted on {fitted.rows} rows, expected calibration error {fitted.expected_error:.3f}"
    )
