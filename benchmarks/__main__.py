"""`python -m benchmarks`: all measures as a table, and as JSON with --json FILE."""

from __future__ import annotations

import argparse
import json
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.chart import draw
from benchmarks.measure import Result, Size
from benchmarks.measures import MEASURES, measured


def table(results: dict[str, Result]) -> Table:
    """The figures with what is asked of them."""
    grid = Table("measure", "figure", "value", "asked", "")
    for name, result in results.items():
        for one in result.figures:
            asked = f"≥ {one.least:g}" if one.least is not None else ""
            asked = f"≤ {one.most:g}" if one.most is not None else asked
            verdict = ("holds" if one.holds else "misses") if asked else ""
            grid.add_row(name, one.name, f"{one.value:,.3g} {one.unit}", asked, verdict)
    return grid


def main(arguments: list[str] | None = None) -> None:
    """Measure, show, and write what is asked for."""
    options = _options().parse_args(arguments)
    if unknown := sorted(set(options.measures) - set(MEASURES)):
        _options().error(f"no measure {', '.join(unknown)}: choose of {', '.join(MEASURES)}")
    size = Size.small() if options.quick else Size()
    given = {"documents": options.documents, "pairs": options.pairs}
    size = replace(size, **{name: value for name, value in given.items() if value})
    results = measured(options.measures or list(MEASURES), size)
    Console().print(table(results))
    if options.json:
        data = {name: result.as_dict() for name, result in results.items()}
        options.json.write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for result in results.values() if options.svg else ():
        for curve in result.curves:
            draw(curve, options.svg)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "measures", nargs="*", metavar="MEASURE", help=f"of {', '.join(MEASURES)}; all if none is named"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="the figures and curves as JSON")
    parser.add_argument("--svg", type=Path, metavar="FOLDER", help="the curves as SVG files")
    parser.add_argument("--documents", type=int, help=f"of a run; {Size().documents} where not said")
    parser.add_argument("--pairs", type=int, help=f"of runs compared; {Size().pairs} where not said")
    parser.add_argument("--quick", action="store_true", help="tiny sizes: only to see that it works")
    return parser


if __name__ == "__main__":
    main()
