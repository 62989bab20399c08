"""Each format: header and types against the list of published columns, and one golden file.

The golden files are made anew by `python -m pytest tests/exports --golden`.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import polars as pl
import pytest
from export_events import some_events
from polars.testing import assert_frame_equal

from eventcoder.errors import UsageError
from eventcoder.exports import acled, gdelt, icews, phoenix, polecat
from eventcoder.exports.write import FORMATS, export, format_named
from eventcoder.table.parquet import read_events, write_table

FACTS = Path(__file__).resolve().parents[2] / ".." / "shared" / "facts"
GOLDEN = Path(__file__).parent / "golden"
PUBLISHED = {"gdelt": (gdelt, "gdelt2"), "icews": (icews, "icews"), "phoenix": (phoenix, "phoenix")}
PUBLISHED |= {"polecat": (polecat, "polecat")}
KINDS = {
    "int64": pl.Int64,
    "int32": pl.Int32,
    "int16": pl.Int16,
    "int8": pl.Int8,
    "float64": pl.Float64,
    "string": pl.String,
    "date": pl.Date,
}


def published(file: str, name: str, kind: str, **where: str) -> dict[str, type[pl.DataType]]:
    """Column names and types of a list of facts."""
    if not (FACTS / file).exists():
        pytest.skip("the fact tables are not here")
    with (FACTS / file).open(encoding="utf-8") as rows:
        kept = [row for row in csv.DictReader(rows) if all(row[key] == value for key, value in where.items())]
    names = [row[name].removesuffix(" (also called PentaClass)") for row in kept]
    return dict(zip(names, (KINDS[row[kind].split()[0].strip(",")] for row in kept), strict=True))


@pytest.mark.parametrize("form", PUBLISHED)
def test_columns_are_the_published_ones(form: str) -> None:
    module, listed = PUBLISHED[form]
    assert list(module.TYPES.items()) == list(
        published("output_columns.csv", "column", "type", format=listed).items()
    )


def test_columns_of_acled_are_the_current_ones() -> None:
    assert list(acled.TYPES.items()) == list(
        published("acled_fields.csv", "name", "type", status="current").items()
    )


@pytest.fixture()
def table(tmp_path: Path) -> Path:
    file = tmp_path / "events.parquet"
    write_table(some_events(), file, {})
    return file


@pytest.mark.parametrize("form", [name for name in FORMATS if name != "stata"])
def test_file_is_the_golden_one(form: str, table: Path, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    golden = GOLDEN / f"{form}{FORMATS[form].suffix}"
    made = tmp_path / golden.name
    export(table, form, made)
    if pytestconfig.getoption("--golden"):
        golden.write_bytes(made.read_bytes())
    assert made.read_text(encoding="utf-8") == golden.read_text(encoding="utf-8")


def test_csv_reads_back_unchanged(table: Path, tmp_path: Path) -> None:
    export(table, "csv", tmp_path / "events.csv")
    assert_frame_equal(read_events(tmp_path / "events.csv"), read_events(table))
    assert "'=SUM" in (tmp_path / "events.csv").read_text(encoding="utf-8")


def test_stata_arrives_with_labels_types_and_leading_zeros(table: Path, tmp_path: Path) -> None:
    pd = pytest.importorskip("pandas")
    export(table, "stata", tmp_path / "events.dta")
    with pd.io.stata.StataReader(tmp_path / "events.dta") as reader:
        frame = reader.read(convert_categoricals=False)
        assert reader.variable_labels()["code"] == "event code"
        assert reader.value_labels()["quad_class"][4] == "material conflict"
    assert frame["code"].tolist() == ["141", "1834", "190", "190", "016", "0231"]
    assert frame["event_date"].dt.strftime("%Y-%m-%d").tolist()[:2] == ["2020-01-31", "2005-07-16"]
    assert frame["fatalities"].isna().tolist() == [True, False, False, False, False, False]
    assert frame["source_code"].tolist()[1] == ""
    assert len(frame.columns) == len(read_events(table).columns)


def test_acled_counts_what_it_leaves_out() -> None:
    exported = acled.build(some_events())
    assert exported.left_out == {
        "out of ACLED's scope": 2,
        "second row of a reciprocal event": 1,
        "placed only at country level, or not at all": 1,
    }
    protest, bomb = exported.rows.iter_rows(named=True)
    assert (protest["inter1"], protest["interaction"]) == ("Protesters", "State forces-Protesters")
    assert (protest["fatalities"], protest["disorder_type"]) == (0, "Demonstrations")
    assert (bomb["inter1"], bomb["inter2"], bomb["time_precision"]) == (None, "Civilians", 2)


def test_polecat_counts_what_it_leaves_out() -> None:
    exported = polecat.build(some_events())
    assert exported.left_out == {"without a PLOVER type": 1}
    assert exported.rows["Actor COW"].to_list()[0] == 705


def test_quad_classes_are_the_formats_own() -> None:
    roots = pl.DataFrame({"root": ["01", "09", "14", "16"], "quad_class": [1, 3, 4, 4]})
    assert roots.select(gdelt.quad_class()).to_series().to_list() == [1, 2, 3, 4]
    assert roots.select(phoenix.penta_class()).to_series().to_list() == [0, 3, 4, 3]


def test_quad_classes_agree_with_the_facts() -> None:
    path = FACTS / "cameo_codes.csv"
    if not path.exists():
        pytest.skip("the fact tables are not here")
    facts = pl.read_csv(path, infer_schema=False).with_columns(
        pl.col("quad_icews_plover").cast(pl.Int32).alias("quad_class")
    )
    made = facts.select(gdelt.quad_class().cast(pl.String), phoenix.penta_class().cast(pl.String).alias("p"))
    assert made.to_series(0).to_list() == facts["quad_gdelt"].to_list()
    assert made["p"].to_list() == facts["quad_phoenix"].to_list()


def test_geojson_is_json_with_null_geometry_where_there_is_no_point(table: Path, tmp_path: Path) -> None:
    export(table, "geojson", tmp_path / "events.geojson")
    features = json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))["features"]
    assert [bool(feature["geometry"]) for feature in features] == [True, True, False, False, True, True]
    assert features[0]["properties"]["code"] == "141"


def test_unknown_format_names_those_there_are() -> None:
    with pytest.raises(UsageError, match="choose one of csv, stata"):
        format_named("xml")


def test_a_codebook_of_its_own_has_no_cameo_format(tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    write_table(some_events(), file, {"cameo": "false"})
    with pytest.raises(UsageError, match="codes of its own"):
        export(file, "gdelt", tmp_path / "x.CSV")
