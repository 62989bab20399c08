"""`python -m benchmarks`: all measures as a table, and as JSON with --json FILE."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.chart import draw
from benchmarks.growth import with_actors, with_input
from benchmarks.line import against_spacy, coding_share, two_workers
from benchmarks.measure import Measure, Result, Size
from benchmarks.start import start_up

# A further measure is a function of this type and a line here.
MEASURES: dict[str, Measure] = {
    "share": coding_share,
    "spacy": against_spacy,
    "workers": two_workers,
    "start": start_up,
    "actors": with_actors,
    "input": with_input,
}


def measured(names: list[str], size: Size) -> dict[str, Result]:
    """The results of these measures, one after the other, each in a process that nothing ran in before."""
    clean = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=clean, max_tasks_per_child=1) as pool:
        return {name: pool.submit(_measure, name, size).result() for name in names}


def _measure(name: str, size: Size) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        return MEASURES[name](size, Path(folder))


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
    parser.add_argument("--quick", action="store_true", help="tiny sizes: only to see that it works")
    return parser


if __name__ == "__main__":
    main()
