"""Reads all inputs one record at a time; memory stays flat however large they are."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from hashlib import blake2b

from pyarrow import ArrowException

from eventcoder.errors import InputError
from eventcoder.records import Document, Rejected
from eventcoder.text.readers.building import build_document, check_prose, default_id, read_id
from eventcoder.text.readers.delimited import read_delimited
from eventcoder.text.readers.json_lines import read_json_lines
from eventcoder.text.readers.json_stream import read_json
from eventcoder.text.readers.options import FORMATS, ReadOptions
from eventcoder.text.readers.parquet import check_parquet, read_parquet
from eventcoder.text.readers.plain import read_plain
from eventcoder.text.readers.progress import Reading
from eventcoder.text.readers.record import Fault, Record
from eventcoder.text.readers.sources import Source, find_sources

Reader = Callable[[Source, ReadOptions], Iterator[Record | Fault]]
_READERS: dict[str, Reader] = {
    "jsonl": read_json_lines,
    "json": read_json,
    "csv": read_delimited,
    "tsv": read_delimited,
    "parquet": read_parquet,
    "txt": read_plain,
}


def read_documents(
    inputs: Sequence[str], options: ReadOptions, reading: Reading | None = None
) -> Iterator[Document | Rejected]:
    """Every record of the inputs in order, each as a Document or as Rejected with the reason.

    An input is a file, a folder (read recursively, sorted) or "-" for standard input. Raises InputError at
    once, before the first record, where one can't be opened or is of no known format, and UsageError
    where the options make no sense. `reading` is kept up to date about how far it has come.
    """
    options.check()
    sources = find_sources(inputs, options)
    for source in sources:
        if source.format == "parquet":
            check_parquet(source)
    reading = reading or Reading()
    reading.begin(sources)
    return _read_all(sources, options, reading)


def _read_all(
    sources: Sequence[Source], options: ReadOptions, reading: Reading
) -> Iterator[Document | Rejected]:
    seen: set[bytes] = set()
    for source in sources:
        for record in _records(replace(source, on_open=reading.opened), options):
            yield judge(record, source, options, seen)
        reading.finished(source)


def judge(
    record: Record | Fault, source: Source, options: ReadOptions, seen: set[bytes]
) -> Document | Rejected:
    """The record as a document that was not seen before, or rejected; a document's id is added to `seen`."""
    if isinstance(record, Fault):
        doc_id = default_id(source, record.number)
        return Rejected(source.input, record.number, doc_id, record.reason, record.message)
    try:
        document = build_document(record, source, options)
        key = blake2b(document.doc_id.encode(), digest_size=8).digest()
        if key in seen:
            raise repeated_id(document.doc_id)
        check_prose(document.text)
    except Fault as fault:
        return Rejected(source.input, record.number, _id_of(record, source), fault.reason, fault.message)
    seen.add(key)
    return document


def repeated_id(doc_id: str) -> Fault:
    """What is said of a record whose id an earlier one has."""
    return Fault("repeated_id", f"an earlier record of this run has the id {doc_id[:80]!r}")


def _id_of(record: Record, source: Source) -> str | None:
    """The id of a rejected record; None where it can't be read."""
    try:
        return read_id(record, source)
    except Fault:
        return None


def _records(source: Source, options: ReadOptions) -> Iterator[Record | Fault]:
    """The records of one source; where it breaks off in the middle, a last fault says so."""
    if not source.format:
        yield Fault("unknown_format", f"of no known format ({', '.join(FORMATS)}): name it with --format", 1)
        return
    number = 0
    try:
        for record in _READERS[source.format](source, options):
            number = record.number
            yield record
    except (OSError, EOFError, zlib.error, ArrowException, InputError) as error:
        yield Fault("broken_file", f"the file breaks off here ({error}): fetch it again", number + 1)
    except UnicodeError as error:
        yield Fault(
            "undecodable", f"the rest of the file can't be read ({error}): save it as UTF-8", number + 1
        )
