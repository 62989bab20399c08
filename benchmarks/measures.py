"""All measures by name, and how one is run."""

from __future__ import annotations

import multiprocessing
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

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
