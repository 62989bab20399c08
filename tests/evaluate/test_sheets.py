"""Samples, agreement and precision: small cases by hand and published examples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from table_rows import event
from typer.testing import CliRunner

from eventcoder.cli.app import app
from eventcoder.errors import InputError, UsageError
from eventcoder.evaluate.agreement import agreement, alpha, kappa, missed, percent_agreement, precision
from eventcoder.evaluate.citation import cite
from eventcoder.evaluate.sample import SampleOptions, sample, shares
from eventcoder.evaluate.sheets import ANSWERS, NO_EVENT, columns_of, read_sheet
from eventcoder.records import Document
from eventcoder.table.csv_files import write_csv
from eventcoder.table.frames import events_frame
from eventcoder.table.parquet import write_table

# Krippendorff (2011), "Computing Krippendorff's alpha-reliability", example C: four observers, twelve units.
FOUR_OBSERVERS = ["123321412   ", "1233224125 3", " 3332342251 ", "12332441251 "]


def rated(text: str) -> list[str | None]:
    return [None if letter == " " else letter for letter in text]


def table(roots: str) -> pl.DataFrame:
    """A table with an event for each root in `roots`, in a document of its own."""
    return events_frame(
        event(event_id=f"{n:016x}", doc_id=f"d{n}", root=root, code=f"{root}0", sentence=f"Sentence {n}.")
        for n, root in enumerate(roots.split())
    )


def test_alpha_of_the_published_example() -> None:
    assert alpha([rated(text) for text in FOUR_OBSERVERS]) == pytest.approx(0.743, abs=0.0005)


def test_kappa_of_the_textbook_example() -> None:
    # 50 proposals: both yes 20, first alone 5, second alone 10, both no 15: kappa 0.4.
    first = ["y"] * 25 + ["n"] * 25
    second = ["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15
    assert kappa(first, second) == pytest.approx(0.4)
    assert percent_agreement([first, second]) == pytest.approx(0.7)


def test_nothing_to_compare_gives_no_figure() -> None:
    assert kappa(["a", None], [None, "b"]) is None
    assert kappa(["a", "a"], ["a", "a"]) is None
    assert alpha([["a", "a"], ["a", "a"]]) is None


@given(st.lists(st.integers(0, 30), max_size=8), st.integers(0, 100))
def test_shares_are_even_as_far_as_strata_reach(available: list[int], wanted: int) -> None:
    taken = shares(available, wanted)
    assert sum(taken) == min(wanted, sum(available))
    assert all(got <= there for got, there in zip(taken, available, strict=True))
    not_exhausted = [got for got, there in zip(taken, available, strict=True) if got < there]
    if not_exhausted:
        assert max(taken) - min(not_exhausted) <= 1


def test_weights_bring_the_sample_back_to_the_table() -> None:
    sheet = sample(table("14 14 14 14 14 14 02 02"), SampleOptions(n=4, by="root"))
    assert sheet["weight"].sum() == pytest.approx(8)
    assert sheet.group_by("stratum").len().sort("stratum")["len"].to_list() == [2, 2]


def test_same_seed_same_sheet_other_seed_another() -> None:
    events = table("14 02 19 04 08 05 10 11 12 13")
    first = sample(events, SampleOptions(n=5))
    assert first.equals(sample(events, SampleOptions(n=5)))
    assert not first.equals(sample(events, SampleOptions(n=5, seed=2)))


def test_a_blind_sheet_tells_nothing_of_the_code() -> None:
    sheet = sample(table("14 02"), SampleOptions(n=2, by="root", blind=True))
    assert sheet.columns == columns_of(blind=True)
    assert sheet["stratum"].null_count() == 2


def test_sentences_without_events_are_drawn_for_recall() -> None:
    documents = [Document("d0", date(2020, 1, 31), "Sentence 0. The sun shone all day. Nobody came.")]
    sheet = sample(table("14"), SampleOptions(n=1, empty=2), documents)
    empty = sheet.filter(pl.col("stratum") == NO_EVENT)
    assert empty["event_id"].to_list() == [None, None]
    assert set(empty["sentence"]) == {"The sun shone all day.", "Nobody came."}


def test_unknown_stratum_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="choose one of root"):
        sample(table("14"), SampleOptions(by="colour"))


def judged(path: Path, right: dict[str, str]) -> Path:
    """A judged sheet: answers by row's root (`14` → yes or no) at each level."""
    sheet = sample(table("14 14 14 14 14 14 02 02"), SampleOptions(n=4, by="root"))
    given_answers = pl.col("stratum").replace_strict(right, return_dtype=pl.String)
    write_csv(sheet.with_columns(given_answers.alias(column) for column in ANSWERS), path)
    return path


def test_precision_is_weighted_back_to_the_table(tmp_path: Path) -> None:
    found = precision(judged(tmp_path / "sheet.csv", {"14": "yes", "02": "no"}))
    shares_of = {(one.level, one.stratum): one.share for one in found}
    assert shares_of["event", "all"] == pytest.approx(6 / 8)
    assert (shares_of["root", "14"], shares_of["root", "02"]) == (1.0, 0.0)


def test_answers_that_are_neither_yes_nor_no_are_named_with_their_row(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="row 2: root_right is 'perhaps'"):
        precision(judged(tmp_path / "sheet.csv", {"14": "perhaps", "02": "perhaps"}))


def test_agreement_of_blind_sheets(tmp_path: Path) -> None:
    sheet = sample(table("14 02 19"), SampleOptions(n=3, blind=True)).sort("sentence")
    for name, codes in (("ana", ["141", "020", None]), ("ben", ["143", "020", None])):
        write_csv(
            sheet.with_columns(pl.Series("your_code", codes, dtype=pl.String)), tmp_path / f"{name}.csv"
        )
    levels = {one.level: one for one in agreement([tmp_path / "ana.csv", tmp_path / "ben.csv"])}
    assert levels["root"].percent == 1
    assert levels["code"].percent == pytest.approx(2 / 3)


def test_sheets_of_other_samples_are_refused(tmp_path: Path) -> None:
    judged(tmp_path / "one.csv", {"14": "yes", "02": "no"})
    write_csv(sample(table("14"), SampleOptions(n=1)), tmp_path / "other.csv")
    with pytest.raises(UsageError, match="isn't of the same sample"):
        agreement([tmp_path / "one.csv", tmp_path / "other.csv"])


def test_a_file_that_is_no_sheet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="is no sheet"):
        read_sheet(tmp_path / "x.csv")


def test_missed_events_are_weighted(tmp_path: Path) -> None:
    documents = [
        Document("d0", date(2020, 1, 31), "Sentence 0. It rained. It snowed. Nobody came. All slept.")
    ]
    sheet = sample(table("14"), SampleOptions(n=1, empty=2), documents)
    first = pl.col("event_id").is_null() & (pl.col("event_id").is_null().cum_sum() == 1)
    write_csv(sheet.with_columns(pl.when(first).then(pl.lit("190")).alias("missed_code")), tmp_path / "s.csv")
    assert missed(tmp_path / "s.csv") == (2.0, 2)


def test_commands_from_table_to_figures(tmp_path: Path) -> None:
    write_table(table("14 14 02"), tmp_path / "events.parquet", {"codebook_name": "cameo"})
    sheet = tmp_path / "sheet.csv"
    drawn = CliRunner().invoke(app, ["sample", str(tmp_path), "--n", "3", "--by", "root", "-o", str(sheet)])
    assert drawn.exit_code == 0, drawn.stderr
    filled = read_sheet(sheet).with_columns(pl.lit("yes").alias(column) for column in ANSWERS)
    write_csv(filled, sheet)
    told = CliRunner().invoke(app, ["agreement", str(sheet)])
    assert "event" in told.stdout
    assert "1.000" in told.stdout
    cited = CliRunner().invoke(app, ["cite", str(tmp_path), "--sheet", str(sheet)])
    assert "all right in 100%" in cited.stdout


def test_citation_says_what_was_run_and_what_was_not_checked() -> None:
    metadata = {"eventcoder_version": "0.1.0", "codebook_name": "cameo", "codebook_hash": "a" * 64}
    citation = cite(metadata, {"coded": 1200, "rejected": 3, "events": 5000}, [])
    assert (
        "Of 1,203 documents, 1,200 were coded and 3 rejected; they gave 5,000 event reports."
        in citation.paragraph
    )
    assert "has not been checked by hand" in citation.paragraph
    assert "version = {0.1.0}" in citation.bibtex
