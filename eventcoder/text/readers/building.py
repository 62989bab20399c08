"""A record becomes a Document, or a Fault that says why it can't."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from eventcoder.records import Document
from eventcoder.text.language import is_surely_not_english
from eventcoder.text.readers.given_actors import read_actors
from eventcoder.text.readers.options import ReadOptions
from eventcoder.text.readers.record import Fault, Record, Undecodable
from eventcoder.text.readers.record_date import read_date
from eventcoder.text.readers.sources import Source
from eventcoder.text.readers.streams import has_surrogates
from eventcoder.text.sentences import LONGEST_WITHOUT_END, has_no_sentences


def build_document(record: Record, source: Source, options: ReadOptions) -> Document:
    """The document in a record. Raises Fault with the first thing that is wrong with it."""
    fields = record.fields
    text = _read_text(fields, options)
    return Document(
        doc_id=read_id(record, source),
        pub_date=_read_date(fields, options),
        text=text,
        title=_optional(fields, "title"),
        url=_optional(fields, "url"),
        publisher=_optional(fields, "publisher"),
        given=read_actors(_decoded(fields, "actors"), len(text)),
        input=source.input,
        record_number=record.number,
    )


def check_prose(text: str) -> None:
    """Raise Fault where a text is surely not English, or has no sentences."""
    if is_surely_not_english(text):
        raise Fault("not_english", "the text is surely not English: only English is coded")
    if has_no_sentences(text):
        message = f"{LONGEST_WITHOUT_END} characters on end hold no full stop: this is no running text"
        raise Fault("no_sentences", message)


def default_id(source: Source, number: int) -> str:
    """The id of a record that has none: the input's name and the record's number."""
    return f"{source.name}:{number}"


def read_id(record: Record, source: Source) -> str:
    """The record's own id as text, or the default. Raises Fault `bad_id` where it is no text or number."""
    value = _decoded(record.fields, "id")
    if value is None or value == "" or value != value:  # a missing number in Parquet is NaN
        return record.doc_id or default_id(source, record.number)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Fault("bad_id", f"the id is {str(value)[:40]!r}: write a text or a whole number")
    return str(value)


def _read_text(fields: Mapping[str, object], options: ReadOptions) -> str:
    text = _decoded(fields, "text")
    if text is None:
        column = options.column("text")
        hint = f"the record has no {column!r}: say which column holds the text"
        raise Fault("missing_text", hint if "text" not in fields else f"{column!r} is empty in this record")
    if not isinstance(text, str):
        raise Fault("bad_text", f"the text is {type(text).__name__}, not text: give one string")
    if not text.strip().strip("\ufeff\u200b\x00").strip():
        raise Fault("empty_text", "the text has no characters but white space")
    if text.count("\x00") * 4 > len(text):
        raise Fault("undecodable", "the text looks like UTF-16 without a byte order mark: save it as UTF-8")
    return text


def _read_date(fields: Mapping[str, object], options: ReadOptions) -> date:
    day = read_date(_decoded(fields, "date")) or options.default_date
    if day is None:
        raise Fault("no_date", "the record has no date: add one, or give --date for all that have none")
    return day


def _optional(fields: Mapping[str, object], name: str) -> str | None:
    value = _decoded(fields, name)
    if value is None or value == "" or value != value:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Fault("bad_column", f"{name} is {type(value).__name__}, not text: choose another column")
    return str(value)


def _decoded(fields: Mapping[str, object], name: str) -> object:
    """The field's value; Fault `undecodable` where its bytes or surrogates are no text."""
    value = fields.get(name)
    if isinstance(value, Undecodable):
        raise Fault("undecodable", f"{name} can't be read: {value.problem}")
    if isinstance(value, str) and has_surrogates(value):
        raise Fault(
            "undecodable", f"{name} holds bytes that aren't UTF-8, or half a character: save it as UTF-8"
        )
    return value
