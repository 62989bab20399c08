"""How long it takes to begin: loading codebook and gazetteer, and one `explain` from the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Figure, Result, Size, median, seconds

SENTENCE = "French police arrested ten protesters in Lyon on Monday."
LOAD = """
import time
from benchmarks.growth import resident
from eventcoder.codebook import load, shipped_codebooks
from eventcoder.places import load_gazetteer
memory, start = resident(), time.process_time()
codebook, gazetteer = load("cameo"), load_gazetteer(shipped_codebooks() / "places.yml")
print(time.process_time() - start, resident() - memory)
"""


def start_up(size: Size, folder: Path) -> Result:
    """Seconds and memory of loading from the cache, each time in a new process."""
    loads = [_loaded() for _ in range(size.pairs + 1)][1:]  # the first may have to fill the cache
    explain = [sys.executable, "-m", "eventcoder", "explain", SENTENCE, "--date", "2024-05-15"]
    told = [seconds(lambda: _output(explain)) for _ in range(size.pairs)]
    return Result(
        (
            Figure("codebook and gazetteer from the cache", median([one for one, _ in loads]), "s", most=1),
            Figure("memory of both", median([memory for _, memory in loads]), "MB", most=150),
            Figure("explain of one sentence", median(told), "s", most=3),
        )
    )


def _loaded() -> tuple[float, float]:
    time_taken, memory = _output([sys.executable, "-c", LOAD]).split()
    return float(time_taken), float(memory)


def _output(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return done.stdout
