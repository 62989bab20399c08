"""Coding sheets: CSV files in which people judge rows, or code sentences anew without seeing the rows."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from eventcoder.errors import InputError
from eventcoder.table.csv_files import read_csv

ALWAYS = ("row", "event_id", "stratum", "weight", "doc_id", "sentence_id", "pub_date", "sentence")
SHOWN = ("code", "name", "source", "source_code", "target", "target_code", "event_date", "place", "country")
JUDGED = ("root", "code", "source", "target", "date", "place")
ANSWERS = tuple(f"{level}_right" for level in JUDGED)
BLIND = ("your_code", "your_source", "your_target")
NOTE = "note"
NO_EVENT = "no event"  # stratum of sentences in which nothing was coded

YES, NO = frozenset({"y", "yes", "1", "true"}), frozenset({"n", "no", "0", "false"})


def columns_of(blind: bool) -> list[str]:
    """The columns of a sheet, in order. In a blind one, nothing tells how a row was coded."""
    return [*ALWAYS, *BLIND, NOTE] if blind else [*ALWAYS, *SHOWN, *ANSWERS, "missed_code", NOTE]


def read_sheet(path: Path) -> pl.DataFrame:
    """A sheet as it came back: text, and `weight` as a number.

    Raises InputError where columns are missing, or, naming file and row, where a weight is no number.
    """
    sheet = read_csv(path, dict.fromkeys([*columns_of(True), *columns_of(False)], pl.String))
    missing = [name for name in ALWAYS if name not in sheet.columns]
    if missing or not (set(BLIND) <= set(sheet.columns) or set(ANSWERS) <= set(sheet.columns)):
        lacking = ", ".join(missing) or "those for answers"
        raise InputError(f"{path}: is no sheet of `eventcoder sample`: it lacks columns: {lacking}")
    weights = sheet["weight"].cast(pl.Float64, strict=False)
    if weights.null_count():
        row = int(weights.is_null().arg_max() or 0) + 2
        raise InputError(f"{path}: row {row}: weight {sheet['weight'][row - 2]!r} is no number")
    return sheet.with_columns(weights.alias("weight"))


def is_blind(sheet: pl.DataFrame) -> bool:
    """Whether a sheet was coded anew rather than judged."""
    return set(BLIND) <= set(sheet.columns)


def answers(sheet: pl.DataFrame, column: str, path: Path) -> list[bool | None]:
    """Yes, no or unanswered for each row. Raises InputError, naming the row, for any other word."""
    given: list[bool | None] = []
    for number, cell in enumerate(sheet[column], start=2):
        word = (cell or "").strip().lower()
        if word and word not in YES | NO:
            raise InputError(f"{path}: row {number}: {column} is {cell!r}: write yes, no or nothing")
        given.append(word in YES if word else None)
    return given
