"""A random sample of rows, and of sentences without rows, as a sheet for people to judge or code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import polars as pl

from eventcoder.errors import UsageError
from eventcoder.evaluate.sheets import ANSWERS, BLIND, NO_EVENT, NOTE, columns_of
from eventcoder.records import Document
from eventcoder.text.sentences import split

STRATA = ("root", "code", "quad_class", "publisher", "country", "coded_by", "status")


@dataclass(frozen=True, slots=True)
class SampleOptions:
    """How a sample is drawn: rows in all, by which column, blind or not, and the seed."""

    n: int = 200
    by: str | None = None
    blind: bool = False
    seed: int = 1
    empty: int = 0


def sample(events: pl.DataFrame, options: SampleOptions, documents: Iterable[Document] = ()) -> pl.DataFrame:
    """The sheet: `n` rows of the table, spread evenly over the strata, and `empty` sentences without a row.

    `weight` is the number of rows (or sentences) that one row of the sheet stands for. The same table,
    options and seed give the same sheet. Raises UsageError for an unknown stratum.
    """
    generator = np.random.default_rng(options.seed)
    rows = _rows(events, options, generator)
    if options.empty:
        rows = pl.concat([rows, _empty(events, documents, options, generator)], how="diagonal")
    # In random order, so that nobody sees from the place which stratum a row is from.
    rows = rows[generator.permutation(rows.height)].with_columns(
        pl.int_range(1, pl.len() + 1, dtype=pl.Int32).alias("row")
    )
    return _laid_out(rows, options.blind)


def _rows(events: pl.DataFrame, options: SampleOptions, generator: np.random.Generator) -> pl.DataFrame:
    if options.by is not None and options.by not in STRATA:
        raise UsageError(f"--by {options.by}: choose one of {', '.join(STRATA)}")
    stratum = pl.col(options.by).cast(pl.String).fill_null("none") if options.by else pl.lit("all")
    table = events.with_columns(stratum.alias("stratum"))
    strata = table.partition_by("stratum", maintain_order=True)
    sizes = shares([part.height for part in strata], options.n)
    drawn = [_drawn(part, size, generator) for part, size in zip(strata, sizes, strict=True) if size]
    return pl.concat(drawn) if drawn else table.with_columns(pl.lit(1.0).alias("weight"))


def shares(available: list[int], wanted: int) -> list[int]:
    """How many to draw from each stratum: the same from all, and what small ones lack from the others."""
    taken = [0] * len(available)
    left = min(wanted, sum(available))
    while left:
        open_strata = [place for place, size in enumerate(available) if taken[place] < size]
        each = max(1, left // len(open_strata))
        for place in open_strata:
            more = min(each, available[place] - taken[place], left)
            taken[place] += more
            left -= more
    return taken


def _drawn(part: pl.DataFrame, size: int, generator: np.random.Generator) -> pl.DataFrame:
    chosen = np.sort(generator.choice(part.height, size=size, replace=False))
    return part[chosen].with_columns(pl.lit(part.height / size).alias("weight"))


def _empty(
    events: pl.DataFrame,
    documents: Iterable[Document],
    options: SampleOptions,
    generator: np.random.Generator,
) -> pl.DataFrame:
    """Sentences of the documents in which nothing was coded, so that recall can be judged."""
    coded = set(events.select("doc_id", "sentence_id").iter_rows())
    sentences = [
        (document.doc_id, sentence.sentence_id, document.pub_date, sentence.text.strip())
        for document in documents
        for sentence in split(document, with_title=False)
        if (document.doc_id, sentence.sentence_id) not in coded
    ]
    if not sentences:
        raise UsageError("--empty: the input has no sentence without an event; is it the one that was coded?")
    table = pl.DataFrame(
        sentences,
        schema={"doc_id": pl.String, "sentence_id": pl.Int32, "pub_date": pl.Date, "sentence": pl.String},
        orient="row",
    ).with_columns(pl.lit(NO_EVENT).alias("stratum"))
    return _drawn(table, min(options.empty, table.height), generator)


def _laid_out(rows: pl.DataFrame, blind: bool) -> pl.DataFrame:
    known = {
        "source": pl.coalesce("source_name", "source_text"),
        "target": pl.coalesce("target_name", "target_text"),
    }
    if blind:  # a stratum such as the root would tell; agreement finds it again by the event's id
        known["stratum"] = pl.lit(None, pl.String)
    blank = {*ANSWERS, *BLIND, "missed_code", NOTE}
    columns = []
    for name in columns_of(blind):
        if name in blank:
            columns.append(pl.lit(None, pl.String).alias(name))
        elif name in known:
            columns.append(known[name].alias(name))
        else:
            columns.append(pl.col(name))
    return rows.select(columns)
