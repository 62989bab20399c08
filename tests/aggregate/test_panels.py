"""Panels: sums, coverage, direction, keys and state numbers."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_rows import document_row, event
from typer.testing import CliRunner

from eventcoder.aggregate.cells import cell_named
from eventcoder.aggregate.panel import Panel, PanelOptions, panel
from eventcoder.cli.app import app
from eventcoder.errors import UsageError
from eventcoder.states.table import read_states, with_numbers
from eventcoder.table.frames import documents_frame, events_frame
from eventcoder.table.parquet import write_table

CELLS = [
    "country-month",
    "dyad-month",
    "dyad-week",
    "dyad-day",
    "admin1-month",
    "actors-month",
    "country-year",
]
COUNTRIES = st.sampled_from(["KAZ", "RUS", "DEU", "YEM", None])
DAYS = st.dates(date(1990, 1, 1), date(1991, 12, 31))


@st.composite
def tables(draw: st.DrawFn) -> tuple[pl.DataFrame, pl.DataFrame]:
    """A table of events and one of documents, with gaps in the coverage."""
    publishers = st.sampled_from(["A", "B", None])
    documents = draw(st.lists(st.tuples(DAYS, publishers), min_size=1, max_size=8))
    rows = [document_row(doc_id=str(n), pub_date=day, publisher=p) for n, (day, p) in enumerate(documents)]
    events = [
        event(
            story_id=str(draw(st.integers(0, 3))),
            event_date=draw(DAYS),
            publisher=draw(publishers),
            source_country=draw(COUNTRIES),
            target_country=draw(COUNTRIES),
            source_code=draw(COUNTRIES),
            mirror=draw(st.booleans()),
            root=draw(st.sampled_from(["02", "14", "20"])),
            fatalities=draw(st.none() | st.integers(1, 3)),
        )
        for _ in range(draw(st.integers(0, 12)))
    ]
    return events_frame(events), documents_frame(rows)


OPTIONS = st.builds(PanelOptions, st.sampled_from([None, "publisher"]), st.booleans())


@settings(max_examples=40, deadline=None)
@given(tables(), st.sampled_from(CELLS), OPTIONS)
def test_every_event_is_in_one_cell_or_counted_as_left_out(
    both: tuple[pl.DataFrame, pl.DataFrame], cell: str, options: PanelOptions
) -> None:
    events, documents = both
    made = panel(events, documents, cell_named(cell), options)
    assert made.rows["events"].sum() + sum(made.left_out.values()) == events.height
    for prefix in ("root", "quad"):
        parts = [name for name in made.rows.columns if name.startswith(f"{prefix}_")]
        assert sum(made.rows[name].sum() for name in parts) == made.rows["events"].sum()


@settings(max_examples=40, deadline=None)
@given(tables(), st.sampled_from(CELLS), OPTIONS)
def test_one_row_a_cell_no_period_missing_zero_inside_and_null_outside(
    both: tuple[pl.DataFrame, pl.DataFrame], cell: str, options: PanelOptions
) -> None:
    events, documents = both
    made = panel(events, documents, cell_named(cell), options).rows
    keys = [*cell_named(cell).unit.columns, *([options.by] if options.by else []), "period"]
    assert not made.select(keys).is_duplicated().any()
    assert (made["events"].is_null() == made["documents"].is_null()).all()
    starts = documents.select(cell_named(cell).start("pub_date")).to_series()
    for (_, *_), rows in made.group_by(keys[:-1]):
        assert rows["period"].sort().to_list() == cell_named(cell).starts(starts).to_list()


def on(day: date, **more: Any) -> dict[str, Any]:
    return {"event_date": day, "pub_date": day} | more


def panel_of(cell: str, *events: dict[str, Any], options: PanelOptions | None = None) -> Panel:
    """The panel of these events, with a document on each day of January to March 2020."""
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(91)]
    documents = documents_frame(document_row(pub_date=day) for day in days)
    return panel(events_frame(event(**changes) for changes in events), documents, cell_named(cell), options)


def test_dyads_have_a_direction_unless_told() -> None:
    day = date(2020, 1, 5)
    both = on(day), on(day, source_country="RUS", target_country="KAZ")
    directed = panel_of("dyad-month", *both).rows.filter(pl.col("events") > 0)
    assert directed.select("source_country", "target_country", "source_cow", "events").rows() == [
        ("KAZ", "RUS", 705, 1),
        ("RUS", "KAZ", 365, 1),
    ]
    joined = panel_of("dyad-month", *both, options=PanelOptions(undirected=True)).rows
    assert joined["events"].to_list() == [2, 0, 0]


def test_fatalities_count_once_a_story_with_the_largest_figure() -> None:
    day = date(2020, 2, 5)
    rows = [on(day, fatalities=4, story_id="a"), on(day, fatalities=6, fatalities_high=6, story_id="a")]
    rows += [on(day, fatalities=1, story_id="b"), on(day, fatalities=None, story_id="c")]
    assert panel_of("country-month", *rows).rows["fatalities"].to_list() == [None, 7, None]


def test_one_a_day_counts_a_code_between_two_actors_once() -> None:
    day = date(2020, 2, 5)
    rows = [on(day), on(day, doc_id="other"), on(day, code="0232"), on(day + timedelta(days=1))]
    made = panel_of("country-month", *rows, options=PanelOptions(one_a_day=True))
    assert made.rows["events"].to_list() == [0, 3, 0]
    assert made.left_out == {"repeated on a day": 1}


def test_what_did_not_happen_and_what_lies_outside_is_not_counted() -> None:
    made = panel_of(
        "country-month", on(date(2020, 1, 5), status="planned"), on(date(2019, 6, 1)), on(date(2020, 1, 5))
    )
    assert made.rows["events"].to_list() == [1, 0, 0]
    assert made.left_out == {"not told as having happened": 1, "dated outside the coverage": 1}


def test_panel_merges_one_to_one_with_a_country_year_list() -> None:
    rows = [on(date(2020, 1, 5)), on(date(2020, 1, 5), country="DEU"), on(date(2020, 1, 5), country="YEM")]
    made = panel_of("country-year", *rows).rows
    states = read_states().select("iso3").unique().with_columns(pl.lit(date(2020, 12, 31)).alias("day"))
    listed = with_numbers(states, "iso3", "day").drop_nulls("cow").select("cow", year=2020)
    merged = made.join(listed.cast({"year": pl.Int32}), on=["cow", "year"], validate="1:1")
    assert merged["cow"].sort().to_list() == [255, 679, 705]


def test_unknown_cells_and_groups_are_wrong_use() -> None:
    with pytest.raises(UsageError, match="such as country-month"):
        cell_named("province-month")
    with pytest.raises(UsageError, match="choose one of publisher"):
        panel_of("country-month", on(date(2020, 1, 5)), options=PanelOptions(by="code"))
    with pytest.raises(UsageError, match="only cells of pairs"):
        panel_of("country-month", on(date(2020, 1, 5)), options=PanelOptions(undirected=True))


def test_command_writes_a_panel_and_tells_what_it_did_not_count(tmp_path: Path) -> None:
    write_table(events_frame([event(), event(status="negated")]), tmp_path / "events.parquet", {})
    write_table(documents_frame([document_row()]), tmp_path / "documents.parquet", {})
    out = tmp_path / "panel.csv"
    result = CliRunner().invoke(app, ["aggregate", str(tmp_path), "-o", str(out)])
    assert result.exit_code == 0, result.stderr
    assert "not counted: 1 not told as having happened" in result.stderr
    assert out.read_text(encoding="utf-8").startswith(
        "country,period,year,month,cow,gw,documents,events,root_01"
    )
