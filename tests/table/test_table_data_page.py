from pathlib import Path

import pytest

from eventcoder.table.data_page import data_page
from eventcoder.table.frames import types_of
from eventcoder.table.meanings import DOCUMENTS, EVENTS, REJECTED

PAGE = Path(__file__).resolve().parents[2] / "docs" / "data.md"


@pytest.mark.parametrize(
    ("table", "meanings"), [("events", EVENTS), ("documents", DOCUMENTS), ("rejected", REJECTED)]
)
def test_each_column_has_a_meaning_in_order(table: str, meanings: dict[str, object]) -> None:
    columns = [*types_of(table), *(["copy_of"] if table == "events" else [])]
    assert list(meanings) == columns


def test_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == data_page(), (
        "python -m eventcoder.table.data_page docs/data.md"
    )
