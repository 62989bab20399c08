"""The documents behind a table, read anew for commands that need their text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventcoder.records import Document


def documents_of(inputs: Sequence[str], day: str | None = None) -> list[Document]:
    """The documents in the inputs that can be read; InputError where an input can't be opened."""
    from eventcoder.cli.options import day as read_day
    from eventcoder.records import Document
    from eventcoder.text.readers import ReadOptions, read_documents

    options = ReadOptions({}, read_day(day), None)
    return [item for item in read_documents(list(inputs), options) if isinstance(item, Document)]
