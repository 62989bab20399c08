"""The curves as SVG for docs/performance.md."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.measure import Curve


def draw(curve: Curve, folder: Path) -> Path:
    """Write one curve as an SVG file named after it."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams |= {"svg.hashsalt": curve.name, "svg.fonttype": "none"}  # equal data, equal file
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6, 3.2), layout="constrained")
    axes.plot(*zip(*curve.points, strict=True), marker="o")
    axes.set(title=curve.name, xlabel=curve.x, ylabel=curve.y, xscale="log")
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    path = folder / (re.sub(r"\W+", "-", curve.name.lower()) + ".svg")
    folder.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
    return path
