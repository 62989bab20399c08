"""Names for what the table has as codes: event codes and roots, actors, countries."""

from __future__ import annotations

from typing import Any

import polars as pl

from eventcoder.codebook import load
from eventcoder.states.table import country_names


def event_codes(events: pl.DataFrame) -> list[dict[str, Any]]:
    """Every code of the table with its name, root and quad class (null in codebooks without)."""
    first = events.group_by("code").agg(pl.col("name", "root", "quad_class").first())
    return first.sort("code").to_dicts()


def roots(events: pl.DataFrame, cameo: bool) -> list[dict[str, Any]]:
    """Every root of the table with its name and its quad class, where all its codes have one and the same."""
    found = events.group_by("root").agg(
        pl.col("name").filter(pl.col("code") == pl.col("root")).first(),
        pl.col("quad_class").drop_nulls().mode().sort().first(),
    )
    headings = {code.code: code.name.capitalize() for code in load("cameo").codes.values()} if cameo else {}
    return [
        row | {"name": headings.get(row["root"]) or row["name"] or row["root"]}
        for row in found.sort("root").iter_rows(named=True)
    ]


def actors(events: pl.DataFrame) -> pl.DataFrame:
    """The actor codes of both sides, most frequent first, each with the words that most often name it."""
    sides = [
        events.select(
            pl.col(f"{side}_code").alias("code"),
            pl.coalesce(f"{side}_name", f"{side}_text").alias("words"),
        )
        for side in ("source", "target")
    ]
    named = pl.concat(sides).drop_nulls("code")
    words = named.group_by("code", "words").len().sort(["len", "words"], descending=[True, False])
    most = words.group_by("code", maintain_order=True).agg(pl.col("words").first(), pl.col("len").sum())
    return most.sort(["len", "code"], descending=[True, False]).select("code", "words")


def countries(codes: list[str]) -> list[str]:
    """The English names of countries by ISO3; the code itself where there is no name."""
    known = dict(country_names().iter_rows())
    return [known.get(code, code) for code in codes]
