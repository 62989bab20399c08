"""Who held which office when: 200 persons on a day, listed by somebody who hadn't seen the dictionaries.

`tests/gold/dated-roles.csv` has person, country (empty for international), date and the expected actor code,
or its beginning. As first listed, 195 were right, none unresolved and 5 wrong; four of the five were mended.
"""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

import eventcoder
from eventcoder.coder import CodeOptions
from eventcoder.records import Document

ROLES = Path(__file__).resolve().parents[1] / "gold" / "dated-roles.csv"


def coded_persons(rows: list[dict[str, str]]) -> dict[int, str]:
    """Row → the code that its person gets in a sentence of that day, where the dictionary knows the name."""
    documents = [
        Document(str(number), date.fromisoformat(row["date"]), f"{row['person']} criticized Iceland.")
        for number, row in enumerate(rows)
    ]
    coder = eventcoder.load(options=CodeOptions(reader="off"))
    return {
        int(event.doc_id): event.source_code
        for event in coder.code(documents)
        if event.source_name and event.source_code and event.target_country == "ISL"
    }


@pytest.mark.model
def test_persons_have_the_code_of_their_office_on_the_day() -> None:
    with ROLES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 200
    codes = coded_persons(rows)
    wrong = [
        (row["person"], row["date"], row["expected"], codes[number])
        for number, row in enumerate(rows)
        if number in codes and not codes[number].startswith(row["expected"])
    ]
    assert len(wrong) <= 0.02 * len(rows), wrong
    assert len(codes) >= 0.9 * len(rows)
