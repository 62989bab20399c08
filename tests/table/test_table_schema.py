from __future__ import annotations

import pickle
from dataclasses import fields
from datetime import date
from typing import Any, get_type_hints

import polars as pl
import pytest
from table_rows import document_row, event, rejected

from eventcoder.errors import EventcoderError
from eventcoder.records import DocumentRow, Event, Rejected
from eventcoder.table.frames import documents_frame, events_frame, rejected_frame
from eventcoder.table.schema import documents_schema, events_schema, rejected_schema
from eventcoder.table.validate import TableError, validate

RECORDS = [(Event, events_schema()), (DocumentRow, documents_schema()), (Rejected, rejected_schema())]
TYPES = {str: pl.String, int: pl.Int32, float: pl.Float64, bool: pl.Boolean, date: pl.Date}


def required(schema: Any) -> dict[str, Any]:
    """The columns that every table has, without those that a later command adds."""
    return {name: column for name, column in schema.columns.items() if column.required}


@pytest.mark.parametrize(("record", "schema"), RECORDS)
def test_columns_are_the_fields_of_the_record_in_order(record: type, schema: Any) -> None:
    assert list(required(schema)) == [field.name for field in fields(record)]


@pytest.mark.parametrize(("record", "schema"), RECORDS)
def test_types_and_nulls_follow_the_record(record: type, schema: Any) -> None:
    hints = get_type_hints(record)
    for name, column in required(schema).items():
        optional = hints[name] in [kind | None for kind in TYPES]
        plain = next(kind for kind in TYPES if hints[name] in (kind, kind | None))
        assert column.dtype.type == TYPES[plain], name
        assert column.nullable == optional, name


def test_valid_rows_pass() -> None:
    validate(events_frame([event()]), events_schema())
    validate(documents_frame([document_row()]), documents_schema())
    validate(rejected_frame([rejected(), rejected(doc_id="x")]), rejected_schema())


NO_PLACE = dict.fromkeys(
    ("country", "admin1", "admin1_code", "place", "latitude", "longitude", "geonames_id", "geo_precision")
)
NO_TARGET = dict.fromkeys(
    ("target_code", "target_country", "target_name", "target_text", "target_start", "target_end")
)
NO_SOURCE = dict.fromkeys(
    (
        "source_code",
        "source_country",
        "source_role",
        "source_name",
        "source_text",
        "source_start",
        "source_end",
    )
)


@pytest.mark.parametrize(
    "changes",
    [
        {"sentence_id": -1},
        {"code": "14", "root": "14"},
        {"coded_by": "reader", "pattern_id": None},
        {"coded_by": "both"},
        {"date_precision": "publication", "event_date": date(1950, 1, 1)},
        {"fatalities": None},
        {"fatalities_low": None, "fatalities_high": None},
        {"geo_precision": 3, "latitude": None, "longitude": None, "admin1": None, "place": None},
        {"quad_class": None, "goldstein": None, "plover_type": None},
        {"confidence": 0.0},
        {"confidence": 1.0},
        NO_PLACE,
        NO_TARGET,
        NO_SOURCE,
    ],
)
def test_what_the_contract_allows(changes: dict[str, Any]) -> None:
    validate(events_frame([event(**changes)]), events_schema())


@pytest.mark.parametrize(
    ("column", "changes"),
    [
        ("event_id", {"event_id": "0123456789ABCDEF"}),
        ("event_id", {"event_id": "0123456789abcdef\n"}),
        ("doc_id", {"doc_id": ""}),
        ("sentence_id", {"sentence_id": -2}),
        ("event_date", {"event_date": None}),
        ("date_precision", {"date_precision": "decade"}),
        ("code", {"code": "23"}),
        ("code", {"code": "2", "root": "02"}),
        ("code", {"code": "02311"}),
        ("code", {"code": "0231\n"}),
        ("root", {"root": "2"}),
        ("quad_class", {"quad_class": 5}),
        ("goldstein", {"goldstein": -10.1}),
        ("goldstein", {"goldstein": float("nan")}),
        ("source_country", {"source_country": "Kaz"}),
        ("source_code", {"source_code": "KAZ GOV"}),
        ("source_start", {"source_start": 6}),
        ("source_start", {"source_start": None}),
        ("source_end", {"source_end": None}),
        ("target_start", {"target_start": 20}),
        ("target_start", {"target_text": None}),
        ("source_text", NO_SOURCE | NO_TARGET),
        ("trigger", {"trigger": ""}),
        ("trigger_start", {"trigger_start": 12}),
        ("trigger_start", {"trigger_start": -1}),
        ("pattern_id", {"pattern_id": None}),
        ("pattern_id", {"coded_by": "reader"}),
        ("coded_by", {"coded_by": "hand"}),
        ("status", {"status": "real"}),
        ("claim", {"claim": "claimed"}),
        ("mirror", {"mirror": None}),
        ("confidence", {"confidence": None}),
        ("confidence", {"confidence": 1.01}),
        ("confidence", {"confidence": float("nan")}),
        ("country", {"country": None}),
        ("admin1", {"geo_precision": 3}),
        ("place", {"geo_precision": 3}),
        ("latitude", {"geo_precision": 3}),
        ("latitude", {"latitude": 90.5}),
        ("longitude", {"longitude": -180.5}),
        ("longitude", {"longitude": None}),
        ("geo_precision", {"geo_precision": 4}),
        ("geonames_id", NO_PLACE | {"geonames_id": 5}),
        ("fatalities", {"fatalities": 4}),
        ("fatalities_low", {"fatalities_low": 3}),
        ("fatalities_low", {"fatalities": None, "fatalities_low": 4}),
        ("injured", {"injured": -1}),
        ("crowd_size", {"crowd_size": -1}),
        ("story_id", {"story_id": ""}),
        ("sentence", {"sentence": ""}),
    ],
)
def test_what_the_contract_forbids(column: str, changes: dict[str, Any]) -> None:
    with pytest.raises(TableError, match=f"table events: column {column}: "):
        validate(events_frame([event(), event(**changes)]), events_schema())


def test_codes_of_an_ontology_of_ones_own() -> None:
    frame = events_frame([event(code="PIT-STRIKE", root="STRIKE")])
    validate(frame, events_schema(cameo=False))
    with pytest.raises(TableError, match="column code"):
        validate(frame, events_schema())


def test_documents_and_rejected_are_checked() -> None:
    with pytest.raises(TableError, match="documents: column sentences_parsed: .* not above sentences"):
        validate(documents_frame([document_row(sentences_parsed=3)]), documents_schema())
    with pytest.raises(TableError, match="rejected: column reason"):
        validate(rejected_frame([rejected(reason="No date")]), rejected_schema())


def test_the_message_names_column_check_and_at_most_five_rows() -> None:
    good, bad = event(), event(doc_id="d2", code="99999", root="99", confidence=2.0)
    with pytest.raises(TableError) as caught:
        validate(events_frame([good] + [bad] * 7), events_schema())
    lines = str(caught.value).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(r"table events: column code: check 'has the form \d{2,4}' fails in 7 row(s): ")
    assert lines[0].count("(doc_id 'd2'): '99999'") == 5
    assert "row 0" not in lines[0]
    assert "column confidence: check 'lies between 0 and 1' fails in 7 row(s)" in lines[1]


def test_a_long_value_is_cut_in_the_message() -> None:
    with pytest.raises(TableError) as caught:
        validate(events_frame([event(status="x" * 10_000)]), events_schema())
    assert len(str(caught.value)) < 400


def test_wrong_structure_is_said_in_words() -> None:
    frame = events_frame([event()])
    with pytest.raises(TableError, match="column mirror: is missing"):
        validate(frame.drop("mirror"), events_schema())
    with pytest.raises(TableError, match="column extra: is not a column of this table"):
        validate(frame.with_columns(extra=1), events_schema())
    with pytest.raises(TableError, match="column sentence_id: must be of type Int32, but is Int64"):
        validate(frame.cast({"sentence_id": pl.Int64}), events_schema())
    with pytest.raises(TableError, match="in the wrong place"):
        validate(frame.select(reversed(frame.columns)), events_schema())


def test_the_error_is_ours_and_pickles() -> None:
    error = pickle.loads(pickle.dumps(TableError("table events: x")))
    assert isinstance(error, EventcoderError)
    assert str(error) == "table events: x"
