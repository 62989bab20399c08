"""A panel: every unit in every period that the documents cover, with what was counted there."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from eventcoder.aggregate.cells import Cell
from eventcoder.aggregate.counted import CAMEO_ROOTS, count_expressions, counted, deaths
from eventcoder.aggregate.coverage import coverage
from eventcoder.errors import UsageError
from eventcoder.states.table import LISTS, with_numbers

GROUPS = ("publisher",)
ONE_A_DAY = ["event_date", "source_code", "target_code", "code"]  # the key of Phoenix and ICEWS studies


@dataclass(frozen=True, slots=True)
class PanelOptions:
    """How a panel is counted; see `eventcoder aggregate --help`."""

    by: str | None = None
    one_a_day: bool = False
    undirected: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """The cells, a row each, and how many events of the table are in none, by reason."""

    rows: pl.DataFrame
    left_out: dict[str, int]


def panel(
    events: pl.DataFrame, documents: pl.DataFrame, cell: Cell, options: PanelOptions | None = None
) -> Panel:
    """Count `events` in the cells; `documents` say which periods are covered.

    Inside the coverage a cell without events is 0, in a period without documents all is null.
    `fatalities` are null where no number was reported. Raises UsageError for options that don't fit.
    """
    options = options or PanelOptions()
    by = _groups(options)
    roots = CAMEO_ROOTS if _is_cameo(events) else sorted(events["root"].unique())
    kept, left_out = _kept(events.with_columns(cell.start("event_date").alias("period")), cell, options)
    covered = coverage(documents, cell, by)
    kept, outside = _inside(kept, covered, by)
    keys = [*cell.unit.columns, *by, "period"]
    once = kept.unique([*ONE_A_DAY, *keys], keep="first", maintain_order=True) if options.one_a_day else kept
    units = kept.select(*cell.unit.columns).unique()
    grid = units.join(covered, how="cross")
    rows = grid.join(counted(once, keys, roots), on=keys, how="left", nulls_equal=True)
    rows = rows.join(deaths(kept, keys), on=keys, how="left", nulls_equal=True)
    rows = _zero_inside(rows, [*count_expressions(roots), "goldstein_sum"])
    rows = _with_numbers(rows, cell)
    return Panel(_in_order(rows, cell, by), left_out | outside | _repeats(kept, once))


def _groups(options: PanelOptions) -> list[str]:
    if options.by is not None and options.by not in GROUPS:
        raise UsageError(f"--by {options.by}: choose one of {', '.join(GROUPS)}")
    return [options.by] if options.by else []


def _is_cameo(events: pl.DataFrame) -> bool:
    return bool(events["root"].is_in(CAMEO_ROOTS).all())


def _kept(events: pl.DataFrame, cell: Cell, options: PanelOptions) -> tuple[pl.DataFrame, dict[str, int]]:
    """The events that belong into a cell, and how many don't, by reason."""
    reasons = {"not told as having happened": pl.col("status") != "actual"}
    if options.undirected or not cell.unit.pairs:
        reasons["second rows of reciprocal events"] = pl.col("mirror")
    needed = cell.unit.columns[:2]
    reasons[f"without {' and '.join(needed)}"] = pl.any_horizontal(pl.col(needed).is_null())
    left_out = {}
    for reason, goes in reasons.items():
        staying = events.filter(~goes)
        if staying.height < events.height:
            left_out[reason] = events.height - staying.height
        events = staying
    return (_undirected(events, cell) if options.undirected else events), left_out


def _undirected(events: pl.DataFrame, cell: Cell) -> pl.DataFrame:
    """The same events, each pair in alphabetical order."""
    if not cell.unit.pairs:
        raise UsageError("--undirected: only cells of pairs (dyad, actors) have a direction")
    one, other = cell.unit.columns
    return events.with_columns(
        pl.min_horizontal(one, other).alias(one), pl.max_horizontal(one, other).alias(other)
    )


def _inside(
    events: pl.DataFrame, covered: pl.DataFrame, by: list[str]
) -> tuple[pl.DataFrame, dict[str, int]]:
    """The events dated in a period with documents; one told in passing says nothing."""
    periods = covered.filter(pl.col("documents").is_not_null()).select(*by, "period")
    inside = events.join(periods, on=[*by, "period"], how="semi", nulls_equal=True, maintain_order="left")
    outside = events.height - inside.height
    return inside, {"dated outside the coverage": outside} if outside else {}


def _repeats(kept: pl.DataFrame, once: pl.DataFrame) -> dict[str, int]:
    repeats = kept.height - once.height
    return {"repeated on a day": repeats} if repeats else {}


def _zero_inside(rows: pl.DataFrame, counts: list[str]) -> pl.DataFrame:
    inside = pl.col("documents").is_not_null()
    return rows.with_columns(pl.when(inside).then(pl.col(counts).fill_null(0)))


def _with_numbers(rows: pl.DataFrame, cell: Cell) -> pl.DataFrame:
    """Numbers of Correlates of War and of Gleditsch and Ward on the last day of the period."""
    rows = rows.with_columns(cell.end("period").alias("_last"))
    for column in cell.unit.countries:
        rows = with_numbers(rows, column, "_last", prefix=column.removesuffix("country"))
    return rows.drop("_last")


def _in_order(rows: pl.DataFrame, cell: Cell, by: list[str]) -> pl.DataFrame:
    """Keys first, then numbers of states, then counts; sorted by the keys."""
    first = [*cell.unit.columns, *by, "period"]
    numbers = [name for name in rows.columns if name.split("_")[-1] in LISTS]
    rows = rows.with_columns(
        pl.col("period").dt.year().cast(pl.Int32).alias("year"),
        pl.col("period").dt.month().cast(pl.Int32).alias("month"),
    )
    first += ["year", *(["month"] if cell.period != "year" else []), *numbers, "documents"]
    others = [name for name in rows.columns if name not in (*first, "month")]
    return rows.select(*first, *others).sort(*cell.unit.columns, *by, "period")
