"""Plain text: one document a file, its date from the file name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from eventcoder.text.readers.options import ReadOptions
from eventcoder.text.readers.record import Fault, Record
from eventcoder.text.readers.record_date import date_in_name
from eventcoder.text.readers.sources import Source
from eventcoder.text.readers.streams import open_text


def read_plain(source: Source, options: ReadOptions) -> Iterator[Record | Fault]:
    """The one record of a text file: its text as it stands, the id its path below the input."""
    try:
        day = date_in_name(PurePosixPath(source.name).name)
    except Fault as fault:
        yield Fault(fault.reason, fault.message, 1)
        return
    with open_text(source) as text:
        yield Record(1, {"text": text.read(), "date": day}, doc_id=source.name)
