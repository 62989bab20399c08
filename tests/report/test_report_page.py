from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import polars as pl
import pytest
from report_tables import SCRIPT, data_of, many_events, result_folder, some_events
from table_rows import event

from eventcoder.errors import InputError
from eventcoder.records import Event
from eventcoder.report.limits import limits
from eventcoder.report.sample import chosen_rows
from eventcoder.report.world import world
from eventcoder.report.write import Written, write_report
from eventcoder.table.frames import events_frame


def written(folder: Path, events: list[Event], **options: object) -> tuple[Written, str]:
    page = folder / "report.html"
    done = write_report(result_folder(folder / "result", events), page, **options)  # type: ignore[arg-type]
    return done, page.read_text(encoding="utf-8")


def test_texts_of_documents_never_stand_in_the_page_as_they_are(tmp_path: Path) -> None:
    _, page = written(tmp_path, some_events())
    assert SCRIPT not in page and 'onerror="document' not in page
    assert any(SCRIPT in text for text in data_of(page)["shown"]["texts"]["sentence"]["values"])


def test_a_title_is_escaped_and_fills_no_other_place(tmp_path: Path) -> None:
    _, page = written(tmp_path, [event()], title=f"{{{{scripts}}}} {SCRIPT}")
    assert SCRIPT not in page
    assert "<title>{{scripts}} &lt;/script&gt;" in page


def test_the_policy_allows_the_scripts_and_styles_of_the_page_and_nothing_else(tmp_path: Path) -> None:
    _, page = written(tmp_path, [event()])
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found
    policy = dict(part.split(" ", 1) for part in found[1].split("; "))
    assert policy["default-src"] == "'none'"
    assert "unsafe" not in found[1] and "http" not in found[1]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts}
    assert set(re.findall(r"'sha256-([^']*)'", policy["script-src"])) == hashes
    assert not re.search(r"<(?:link|img|iframe|base)\b|<script src", page.split("<script>")[0])


def test_the_same_table_gives_the_same_page(tmp_path: Path) -> None:
    assert written(tmp_path, some_events())[1] == written(tmp_path, some_events())[1]


def test_an_empty_table_gives_a_page_that_says_so(tmp_path: Path) -> None:
    done, page = written(tmp_path, [])
    assert (done.events, done.shown) == (0, 0)
    assert "no events" in data_of(page)["limits"][0]


def test_a_table_alone_says_that_what_was_read_is_unknown(tmp_path: Path) -> None:
    folder = result_folder(tmp_path / "result", some_events())
    alone = tmp_path / "alone.parquet"
    (folder / "events.parquet").rename(alone)
    write_report(alone, tmp_path / "report.html")
    data = data_of((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert data["coverage"] is None and data["rejected"] is None
    assert "no table of documents" in data["limits"][1]


def test_documents_without_events_are_counted(tmp_path: Path) -> None:
    _, page = written(tmp_path, some_events())
    coverage = data_of(page)["coverage"]
    assert (coverage["documents"], coverage["without_events"]) == (5, 1)
    assert data_of(page)["rejected"][0] | {"examples": []} == {
        "reason": "no_date",
        "count": 1,
        "examples": [],
    }


def test_codes_of_another_codebook_need_no_quad_class(tmp_path: Path) -> None:
    rows = [
        event(code=code, root="STRIKE", name=name, quad_class=None, goldstein=None, event_id=f"{number:016x}")
        for number, (code, name) in enumerate([("STRIKE", "Strike"), ("STRIKE-WILD", "Wildcat strike")])
    ]
    folder = result_folder(tmp_path / "result", rows, {"codebook_name": "labour", "cameo": "false"})
    write_report(folder, tmp_path / "report.html")
    events = data_of((tmp_path / "report.html").read_text(encoding="utf-8"))["events"]
    assert events["roots"] == [{"root": "STRIKE", "name": "Strike", "quad_class": None}]
    assert [code["quad_class"] for code in events["codes"]] == [None, None]


def test_cameo_roots_have_the_names_of_their_headings(tmp_path: Path) -> None:
    _, page = written(tmp_path, some_events())
    names = {root["root"]: root["name"] for root in data_of(page)["events"]["roots"]}
    assert names["02"] == "Appeal" and names["14"] == "Protest"


def test_of_many_rows_all_are_counted_and_a_sample_can_be_opened(tmp_path: Path) -> None:
    done, page = written(tmp_path, many_events(3000), most=500)
    data = data_of(page)
    assert (done.events, done.shown) == (3000, 500)
    assert len(data["events"]["day"]) == 3000
    assert len(data["shown"]["row"]) == len(data["shown"]["texts"]["event_id"]["index"]) == 500


def test_the_sample_is_the_same_each_time_and_in_the_order_of_the_table() -> None:
    events = events_frame(many_events(100)).sample(fraction=1, shuffle=True, seed=1)
    rows = chosen_rows(events, 10)
    assert rows == sorted(rows) and len(set(rows)) == 10
    assert set(events[rows]["event_id"]) == {f"{number:016x}" for number in range(10)}


def test_points_and_countries_are_given_to_each_row(tmp_path: Path) -> None:
    _, page = written(tmp_path, some_events())
    events = data_of(page)["events"]
    names = [events["places"]["name"][place] if place >= 0 else None for place in events["place"]]
    assert names == ["Aktau", "Paris", "Aktau", None]
    countries = [events["countries"]["names"][number] for number in events["country"]]
    assert countries == ["Kazakhstan", "France", "Kazakhstan", "Syria"]


def test_limits_name_their_numbers() -> None:
    told = "\n".join(limits(events_frame(some_events()), {"codebook_as_of": "2020-03-01"}, True))
    assert "1 of 4 rows (25%) have the day of publication" in told
    assert "1 of 4 rows (25%) have a country only" in told
    assert "1 of 4 rows (25%) are second rows" in told
    assert "until 2020-03-01: 1 of 4 rows (25%) are later" in told


def test_every_country_of_the_outlines_has_a_code_but_those_without_one() -> None:
    countries = world()["objects"]["countries"]["geometries"]
    without = {country["properties"]["name"] for country in countries if not country["id"]}
    assert without == {"Somaliland", "N. Cyprus", "Indian Ocean Ter.", "Siachen Glacier"}
    codes = [country["id"] for country in countries if country["id"]]
    assert {"XKX", "KAZ", "SGP", "BHR"} <= set(codes)


def test_no_events_file_is_an_error_of_the_input(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"events\.parquet"):
        write_report(tmp_path, tmp_path / "report.html")


def test_a_csv_table_is_read_too(tmp_path: Path) -> None:
    from eventcoder.exports.write import export

    folder = result_folder(tmp_path / "result", some_events())
    export(folder, "csv", tmp_path / "events.csv")
    done = write_report(tmp_path / "events.csv", tmp_path / "report.html")
    assert done.events == 4
    assert pl.read_parquet(folder / "events.parquet").height == 4
