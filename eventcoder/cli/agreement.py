"""`eventcoder agreement`: what filled sheets say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eventcoder.cli import console

if TYPE_CHECKING:
    from eventcoder.evaluate.agreement import Agreement, Precision


def agreement(
    sheets: Annotated[list[Path], typer.Argument(metavar="SHEET...", help="Sheets that people filled in.")],
    json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
) -> None:
    """Tell how far coders agree, and how right the table is.

    Two sheets or more of one sample give agreement by level: percent, Cohen's kappa, Krippendorff's alpha.
    Judged sheets give precision by level and stratum, weighted back to the table.

    Example: eventcoder agreement ana.csv ben.csv
    """
    from dataclasses import asdict

    from eventcoder.evaluate.agreement import agreement as agree
    from eventcoder.evaluate.agreement import missed, precision
    from eventcoder.evaluate.sheets import is_blind, read_sheet

    agreed = agree(sheets) if len(sheets) > 1 else []
    judged = {str(sheet): precision(sheet) for sheet in sheets if not is_blind(read_sheet(sheet))}
    overlooked = {str(sheet): missed(sheet) for sheet in sheets}
    if json:
        console.as_json(
            {
                "agreement": [asdict(one) for one in agreed],
                "precision": {sheet: [asdict(one) for one in found] for sheet, found in judged.items()},
                "missed": {sheet: found and found[0] for sheet, found in overlooked.items()},
            }
        )
        return
    if agreed:
        _show_agreement(agreed)
    for sheet, found in judged.items():
        console.heading(sheet)
        _show_precision(found)
    for sheet, found_missed in overlooked.items():
        if found_missed:
            console.line(f"{sheet}: about {found_missed[0]:,.0f} sentences without a row hold an event")
    if not agreed and not judged:
        console.note("a single blind sheet: give a second coder's sheet too, to compare them")


def _show_agreement(agreed: list[Agreement]) -> None:
    console.table(
        ("level", "#rows", "#percent", "#kappa", "#alpha", "95 % interval"),
        [
            (
                one.level,
                str(one.rows),
                f"{one.percent:.0%}",
                _figure(one.kappa),
                _figure(one.alpha),
                _interval(one),
            )
            for one in agreed
        ],
    )


def _show_precision(found: list[Precision]) -> None:
    console.table(
        ("level", "stratum", "#rows", "#right", "95 % interval"),
        [
            (one.level, one.stratum, str(one.rows), f"{one.share:.3f}", f"{one.low:.3f} to {one.high:.3f}")
            for one in found
        ],
    )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _interval(one: Agreement) -> str:
    return "–" if one.low is None else f"{one.low:.3f} to {one.high:.3f}"
