from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from table_rows import document_row, event, rejected

from eventcoder.table.frames import documents_frame, events_frame, rejected_frame
from eventcoder.table.parquet import empty_frame


def test_rows_keep_their_order_and_values() -> None:
    frame = events_frame(event(sentence_id=number) for number in (3, 1, 2))
    assert frame["sentence_id"].to_list() == [3, 1, 2]
    assert frame["code"].to_list() == ["0231"] * 3
    assert documents_frame([document_row()]).row(0, named=True)["input"] == "news.jsonl"
    assert rejected_frame([rejected()])["doc_id"].to_list() == [None]


@pytest.mark.parametrize(
    ("make", "table"),
    [(events_frame, "events"), (documents_frame, "documents"), (rejected_frame, "rejected")],
)
def test_no_rows_give_the_right_empty_frame(make, table: str) -> None:  # type: ignore[no-untyped-def]
    frame = make([])
    assert frame.height == 0
    assert_frame_equal(frame, empty_frame(table))


def test_types_are_those_of_filled_frames() -> None:
    assert events_frame([]).schema == events_frame([event()]).schema
    assert events_frame([event(injured=None)]).schema["injured"] == pl.Int32


def test_a_value_of_the_wrong_type_is_refused() -> None:
    with pytest.raises(TypeError):
        events_frame([event(sentence_id="one")])
    with pytest.raises(TypeError):
        events_frame([event(injured=1.5)])
