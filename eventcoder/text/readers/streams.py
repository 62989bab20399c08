"""Opens a source as bytes or as text: gzip, byte order marks, and bytes that aren't UTF-8."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO, cast

from eventcoder.text.readers.sources import STDIN, Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@contextmanager
def open_bytes(source: Source) -> Iterator[BinaryIO]:
    """The source's bytes, unpacked; standard input is left open at the end."""
    if source.path == STDIN:
        yield cast(BinaryIO, sys.stdin.buffer)
        return
    with open(source.path, "rb") as file:
        if source.on_open:
            source.on_open(file)
        if source.gzipped:
            with gzip.GzipFile(fileobj=file) as unpacked:
                yield cast(BinaryIO, unpacked)
        else:
            yield file


@contextmanager
def open_text(source: Source, newline: str = "") -> Iterator[TextIO]:
    """The source's text without its byte order mark, line ends untouched.

    Bytes that aren't UTF-8 become lone surrogates, so that one bad record doesn't end the reading:
    whoever makes a document asks `has_surrogates` first.
    """
    with open_bytes(source) as stream:
        # A second buffer around gzip would swallow the last records of a file that is cut off.
        has_peek = isinstance(stream, io.BufferedReader | gzip.GzipFile)
        buffered = (
            cast(io.BufferedReader, stream) if has_peek else io.BufferedReader(cast(io.RawIOBase, stream))
        )
        encoding = next((name for mark, name in _MARKS if buffered.peek(4).startswith(mark)), "utf-8")
        errors = "surrogateescape" if encoding.startswith("utf-8") else "surrogatepass"
        text = io.TextIOWrapper(buffered, encoding=encoding, errors=errors, newline=newline)
        try:
            yield text
        finally:
            text.detach()  # who opened the bytes closes them


def has_surrogates(text: str) -> bool:
    """True where the text holds a lone surrogate: it stems from broken bytes and can't be written."""
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False
