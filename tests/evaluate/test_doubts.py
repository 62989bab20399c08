"""Doubts: ranked by how little the reader believes a row, as a sheet that becomes sentences."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl
import pytest
import yaml

from eventcoder.errors import InputError
from eventcoder.evaluate.doubts import doubts_of_rows, read_sheet, write_sheet
from eventcoder.reader.answer import Answer, Pair
from eventcoder.reader.labels import Labels


class Sceptic:
    """Believes that everything is an attack (190)."""

    labels = Labels.of([("190", "19"), ("051", "05")])

    def read(self, pairs: Sequence[Pair]) -> list[Answer]:
        sure = np.array([0.1, 0.9], dtype=np.float32)
        statuses = np.array([0.9, 0.02, 0.02, 0.02, 0.02, 0.02], dtype=np.float32)
        return [Answer(self.labels, sure, sure, statuses) for _ in pairs]


def _events() -> pl.DataFrame:
    text = "Mali hit Mali's rebels and praised Chad."
    rows = [("190", "Mali", 100, "Mali's rebels", 109), ("051", "Mali", 100, "Chad", 135)]
    return pl.DataFrame(
        {
            "sentence": [text] * 2,
            "source_text": [row[1] for row in rows],
            "source_start": [row[2] for row in rows],
            "target_text": [row[3] for row in rows],
            "target_start": [row[4] for row in rows],
            "code": [row[0] for row in rows],
            "coded_by": ["rule"] * 2,
            "mirror": [False] * 2,
        }
    )


def test_the_row_that_the_reader_believes_least_comes_first() -> None:
    found = doubts_of_rows(_events(), Sceptic())
    assert [one.coded for one in found] == ["051", "190"]
    assert found[0].text == "<s>Mali</s> hit Mali's rebels and praised <t>Chad</t>."
    assert found[0].doubt > 0.8 > found[1].doubt


def test_a_filled_sheet_becomes_sentences(tmp_path: Path) -> None:
    sheet = write_sheet(doubts_of_rows(_events(), Sceptic()))
    entries = yaml.load(sheet, yaml.BaseLoader)
    entries[0]["code"], entries[1]["code"], entries[1]["status"] = "051", "010", "negated"
    path = tmp_path / "doubts.yml"
    path.write_text(yaml.safe_dump([*entries, entries[0] | {"code": "none"}]), encoding="utf-8")
    lines = read_sheet(path)
    assert [(line["code"], line.get("status")) for line in lines] == [
        ("051", None),
        ("010", "negated"),
        (None, "none"),
    ]


def test_what_is_left_empty_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "doubts.yml"
    path.write_text(write_sheet(doubts_of_rows(_events(), Sceptic())), encoding="utf-8")
    assert read_sheet(path) == []


def test_a_damaged_sheet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "doubts.yml"
    path.write_text("- text: [a", encoding="utf-8")
    with pytest.raises(InputError, match=r"doubts\.yml"):
        read_sheet(path)
