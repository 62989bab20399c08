from __future__ import annotations

from datetime import date, datetime

import pytest

from eventcoder.text.readers.record import Fault
from eventcoder.text.readers.record_date import date_in_name, read_date

DAY = date(2022, 1, 8)
READ = [
    *(
        "2022-01-08",
        "2022/01/08",
        "20220108",
        " 2022-1-8 ",
        "8 January 2022",
        "January 8, 2022",
        "Jan. 8, 2022",
    ),
    *(
        "8 Jan 2022",
        "08-JAN-2022",
        "Sat, 08 Jan 2022 10:00:00 +0000",
        "Saturday, January 8, 2022",
        "20220108103000",
    ),
    *("2022-01-08T10:00:00Z", "2022-01-08 10:00", "2022-01-08T23:30:00.123+06:00", "20220108T100000Z"),
    *("8th January 2022", "2022-01-08 10:00:00 UTC", 20220108, 20220108.0, DAY, datetime(2022, 1, 8, 23)),
]
BAD = [
    *("03/04/2022", "25/12/2022", "3.4.22", "2022-02-30", "2022-13-01", "2022", "2022-01", "yesterday"),
    *(
        "8 Foo 2022",
        "1641600000",
        "1799-12-31",
        "2101-01-01",
        "٢٠٢٢-٠١-٠٨",
        "2022-01-08 and more",
        True,
        1.5,
        ["x"],
    ),
]


@pytest.mark.parametrize("value", READ, ids=str)
def test_forms_that_can_be_read_in_one_way(value: object) -> None:
    assert read_date(value) == DAY


@pytest.mark.parametrize("value", BAD, ids=str)
def test_other_dates_are_refused_with_advice(value: object) -> None:
    with pytest.raises(Fault) as caught:
        read_date(value)
    assert caught.value.reason == "bad_date"
    assert "YYYY-MM-DD" in caught.value.message


@pytest.mark.parametrize("value", [None, "", "  ", float("nan")])
def test_empty_cells_have_no_date(value: object) -> None:
    assert read_date(value) is None


def test_date_in_a_file_name() -> None:
    assert date_in_name("x_2022-01-08.txt") == "2022-01-08"
    assert date_in_name("kazakhstan-2022-01.txt") is None
    assert date_in_name("12022-01-08.txt") is None
    with pytest.raises(Fault):
        date_in_name("2022-01-08_2022-01-09.txt")
