from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.exports.code_parts import _meanings, split_actor
from eventcoder.exports.layout import number_of
from eventcoder.exports.old_codes import with_old_codes
from eventcoder.table.csv_files import read_csv, write_csv


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("KAZGOVMIL", {"country": ["KAZ"], "role": ["GOV", "MIL"]}),
        ("IGOUNOHCR", {"international": ["IGO"], "group": ["UNO", "HCR"]}),
        ("ISRSETJEWUDX", {"country": ["ISR"], "role": ["SET"], "religion": ["JEW", "UDX"]}),
        ("PALHMS", {"ethnic": ["PAL"], "group": ["HMS"]}),
        ("IRQREBSUN", {"country": ["IRQ"], "role": ["REB"], "religion": ["SUN"]}),
        ("SUNGOV", {"country": ["SUN"], "role": ["GOV"]}),
        ("REB", {"role": ["REB"]}),
        ("AFR", {"country": ["AFR"]}),
    ],
)
def test_parts_of_an_actor_code(code: str, parts: dict[str, list[str]]) -> None:
    assert split_actor(code, _meanings()) == parts


@pytest.mark.parametrize(
    ("code", "old"),
    [("0231", "0231"), ("155", "150"), ("176", "170"), ("1834", "183"), ("1952", "195"), ("14351", "143")],
)
def test_codes_that_the_old_list_lacks_go_to_the_parent(code: str, old: str) -> None:
    assert with_old_codes(pl.DataFrame({"code": [code]}))["old_code"].to_list() == [old]


def test_numbers_of_ids_are_positive_and_differ() -> None:
    frame = pl.DataFrame({"id": ["ffffffffffffffff", "0123456789abcdef", "00000000000000a1"]})
    numbers = frame.select(number_of("id")).to_series().to_list()
    assert min(numbers) >= 0
    assert len(set(numbers)) == 3


@given(
    st.lists(st.tuples(st.none() | st.text("'=+-@a,\"\n\r\t é", max_size=6), st.integers(-9, 9)), max_size=8)
)
def test_csv_text_is_harmless_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str | None, int]]
) -> None:
    types = {"words": pl.String, "number": pl.Int32}
    frame = pl.DataFrame(rows, schema=types, orient="row")
    file = tmp_path_factory.mktemp("csv") / "table.csv"
    write_csv(frame, file)
    assert read_csv(file, types).rows() == frame.rows()
    cells = pl.read_csv(file, schema_overrides=types)["words"].drop_nulls().to_list()
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
