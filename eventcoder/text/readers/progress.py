"""How far the reading of the inputs has come, in bytes as they lie on the disk (packed, where packed)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import BinaryIO

from eventcoder.text.readers.sources import STDIN, Source


class Reading:
    """Counts the bytes read of all sources together; hand it to `read_documents`."""

    def __init__(self) -> None:
        """Nothing is read, and how much there is isn't known."""
        self.total: int | None = None
        self._finished = 0
        self._file: BinaryIO | None = None

    @property
    def read(self) -> int:
        """Bytes read so far; of a plain Parquet file all at its end."""
        here = self._file.tell() if self._file is not None and not self._file.closed else 0
        return self._finished + here

    def begin(self, sources: Sequence[Source]) -> None:
        """Note how much there is to read; standard input and pipes leave it unknown."""
        plain = all(source.path != STDIN and os.path.isfile(source.path) for source in sources)
        self.total = sum(os.path.getsize(source.path) for source in sources) if plain else None

    def opened(self, file: BinaryIO) -> None:
        """The source now read is this file."""
        self._file = file

    def finished(self, source: Source) -> None:
        """A source has come to its end."""
        self._file = None
        if self.total is not None and os.path.exists(source.path):
            self._finished += os.path.getsize(source.path)

    def records_in_all(self, records: int) -> int | None:
        """About how many records there are when `records` are read; None where that can't be known."""
        read = self.read
        if self.total is None or not read:
            return None
        return max(records, round(records * self.total / read))
