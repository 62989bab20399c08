from datetime import date

import polars as pl
import pytest

from eventcoder.states.table import country_names, read_states, with_numbers


@pytest.mark.parametrize(
    ("iso3", "day", "cow", "gw"),
    [
        ("DEU", date(1990, 5, 1), 260, 260),
        ("DEU", date(1990, 12, 31), 255, 260),
        ("DDR", date(1990, 12, 31), None, None),
        ("YEM", date(1990, 5, 21), 678, 678),
        ("YEM", date(1990, 5, 22), 679, 678),
        ("SRB", date(2010, 1, 1), 345, 340),
        ("SCG", date(2005, 1, 1), 345, 345),
        ("SDN", date(2012, 1, 1), 625, 625),
        ("SSD", date(2011, 7, 8), None, None),
        ("SSD", date(2011, 7, 9), 626, 626),
        ("XKX", date(2008, 3, 1), 347, 347),
        ("TON", date(1995, 1, 1), None, 972),
        ("KAZ", date(2022, 1, 5), 705, 705),
        ("PSE", date(2022, 1, 5), None, None),
    ],
)
def test_number_on_a_day(iso3: str, day: date, cow: int | None, gw: int | None) -> None:
    frame = with_numbers(pl.DataFrame({"country": [iso3], "day": [day]}), "country", "day", "source_")
    assert frame.select("source_cow", "source_gw").row(0) == (cow, gw)


def test_rows_and_order_stay_also_with_nulls() -> None:
    frame = pl.DataFrame({"c": ["USA", None, "USA", "XXX"], "d": [date(2001, 1, 1)] * 4})
    assert with_numbers(frame, "c", "d")["cow"].to_list() == [2, None, 2, None]


@pytest.mark.parametrize("number", ["cow", "gw"])
def test_no_country_has_two_numbers_on_a_day_and_no_number_two_countries(number: str) -> None:
    days = pl.DataFrame({"day": [date(year, 12, 31) for year in range(1990, 2026)]})
    states = read_states().filter(pl.col(number).is_not_null()).select("iso3").unique()
    cells = states.join(days, how="cross")
    held = with_numbers(cells, "iso3", "day")
    assert held.height == cells.height
    assert held.drop_nulls(number).select(number, "day").is_duplicated().sum() == 0


def test_each_country_has_one_name() -> None:
    names = country_names()
    assert names["iso3"].is_unique().all()
    assert names.filter(pl.col("iso3") == "DEU")["name"].to_list() == ["Germany"]
