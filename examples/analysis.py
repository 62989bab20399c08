"""Three figures from the events of the demo: python examples/analysis.py output/demo figures

examples/analysis.R makes the same ones. Each figure's numbers are written beside it as CSV. Needs matplotlib.
"""

import sys
from pathlib import Path

import matplotlib
import polars as pl

import eventcoder

matplotlib.use("Agg")  # no window
from matplotlib import pyplot as plt

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}

folder, out = Path(sys.argv[1]), Path(sys.argv[2])
out.mkdir(parents=True, exist_ok=True)
events = eventcoder.read_events(folder).filter(~pl.col("mirror"))

by_root = events.group_by("root").len("events").sort("root")

by_year = (
    events.group_by(pl.col("event_date").dt.year().alias("year"), "quad_class")
    .len("events")
    .sort("year", "quad_class")
)

dyads = (
    events.drop_nulls(["source_country", "target_country"])
    .group_by("source_country", "target_country")
    .len("events")
    .sort("events", "source_country", "target_country", descending=[True, False, False])
    .head(10)
)

for name, numbers in {"by-root": by_root, "by-year": by_year, "dyads": dyads}.items():
    numbers.write_csv(out / f"{name}.csv")

plt.figure(figsize=(7, 3.5))
plt.bar(by_root["root"], by_root["events"])  # text: a number would lose the 0 of 02
plt.xlabel("root code")
plt.ylabel("reports")
plt.tight_layout()
plt.savefig(out / "by-root.png")

plt.figure(figsize=(7, 3.5))
for quad, label in QUADS.items():
    part = by_year.filter(pl.col("quad_class") == quad)
    plt.plot(part["year"], part["events"], marker="o", label=label)
plt.xlabel("year")
plt.ylabel("reports")
plt.legend()
plt.tight_layout()
plt.savefig(out / "by-year.png")

plt.figure(figsize=(7, 3.5))
plt.barh(dyads["source_country"] + " → " + dyads["target_country"], dyads["events"])
plt.gca().invert_yaxis()
plt.xlabel("reports")
plt.tight_layout()
plt.savefig(out / "dyads.png")
