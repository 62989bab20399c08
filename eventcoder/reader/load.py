"""Finds and loads a reader: the shipped one, or that of a folder, whole or a layer over the shipped one."""

from __future__ import annotations

from pathlib import Path

from eventcoder.errors import UsageError
from eventcoder.reader import shipped_weights
from eventcoder.reader.extend import EXTENSION, ExtendedReader
from eventcoder.reader.model import Reader


def load_reader(folder: Path | None = None) -> Reader | ExtendedReader:
    """The reader in a folder; None: the shipped one. Raises UsageError where there is none."""
    if folder is None:
        return load_shipped()
    if (folder / EXTENSION).is_file():
        return ExtendedReader.load(load_shipped(), folder)
    return Reader(folder)


def load_shipped() -> Reader:
    """The reader that comes with the package. Raises UsageError where it isn't installed."""
    found = shipped_weights()
    if found is None:
        raise UsageError("no trained reader is installed; make one with: eventcoder reader train")
    return Reader(found)
