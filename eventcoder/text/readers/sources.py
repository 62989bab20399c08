"""From the inputs as given to the list of files to read, each checked before anything is coded."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from eventcoder.errors import InputError
from eventcoder.text.readers.options import FORMATS, ReadOptions, known_format

STDIN = "-"
_GZIP_MAGIC = b"\x1f\x8b"
_PARQUET_MAGIC = b"PAR1"


@dataclass(frozen=True, slots=True)
class Source:
    """One file or standard input: how to open it, and how the tables call it.

    `path` opens it, `input` is the same in plain Unicode, `name` its path below the input as given,
    `format` is "" where unknown. `on_open` is told the file, packed or not, when it is opened.
    """

    path: str
    input: str
    name: str
    format: str
    gzipped: bool = False
    on_open: Callable[[BinaryIO], None] | None = field(default=None, repr=False, compare=False)


def find_sources(inputs: Sequence[str], options: ReadOptions) -> list[Source]:
    """All sources in order; a folder's files are sorted by path, hidden ones left out.

    A file of no known format inside a folder is kept with format "". Raises InputError where an input
    doesn't exist, can't be opened, or is of no known format. Nothing is read from standard input.
    """
    if list(inputs).count(STDIN) > 1:
        raise InputError("-: standard input can be read only once: give '-' one time")
    sources = [source for given in inputs for source in _sources_of(given, options)]
    for source in sources:
        _check(source)
    names = Counter(source.name for source in sources)
    # Two folders may hold files of one name; their records must not get the same ids.
    return [source if names[source.name] == 1 else replace(source, name=source.input) for source in sources]


def _sources_of(given: str, options: ReadOptions) -> list[Source]:
    if given == STDIN:
        return [Source(STDIN, STDIN, "stdin", known_format(options.format or "jsonl") or "jsonl")]
    path = Path(given)
    if os.path.isdir(given):
        return _sources_below(path, options)
    if not os.path.exists(given):
        raise InputError(f"{given}: there is no such file or folder: check the path")
    source = _source(path.as_posix(), path.name, options)
    if not source.format:
        raise InputError(f"{given}: {_unknown(path)}")
    return [source]


def _sources_below(folder: Path, options: ReadOptions) -> list[Source]:
    names = sorted(path.relative_to(folder).as_posix() for path in _files_below(folder))
    sources = [_source((folder / name).as_posix(), name, options) for name in names]
    if not any(source.format for source in sources):
        raise InputError(
            f"{folder}: the folder has no file of a known format ({', '.join(FORMATS)}, also .gz)"
        )
    return sources


def _files_below(folder: Path) -> Iterator[Path]:
    """Plain files below a folder; pipes and sockets would block, so they are left out."""

    def refuse(error: OSError) -> None:
        raise InputError(
            f"{error.filename}: the folder can't be read ({error.strerror}): check its permissions"
        )

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(parent, name)
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield path


def _source(path: str, name: str, options: ReadOptions) -> Source:
    gzipped = name.lower().endswith(".gz")
    ending = Path(name[:-3] if gzipped else name).suffix.removeprefix(".")
    found = known_format(options.format or ending) or ""
    return Source(path, _unicode(path), _unicode(name), found, gzipped)


def _unicode(path: str) -> str:
    """The path as text that can be written to a table, also where its bytes are no UTF-8."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def _unknown(path: Path) -> str:
    ending = f"the ending {path.suffix!r} is" if path.suffix else "a name without an ending is"
    return f"{ending} of no known format: name the format with --format ({', '.join(FORMATS)})"


def _check(source: Source) -> None:
    """Open a plain file once and look at its first bytes; a pipe could be read only once and is let pass."""
    if (
        source.path == STDIN
        or not source.format
        or (os.path.exists(source.path) and not os.path.isfile(source.path))
    ):
        return
    try:
        with open(source.path, "rb") as file:
            start = file.read(4)
    except OSError as error:
        raise InputError(f"{source.path}: can't be opened ({error.strerror}): check the file") from None
    if source.gzipped and not start.startswith(_GZIP_MAGIC):
        raise InputError(f"{source.path}: isn't compressed with gzip: unpack it or take away .gz")
    if source.format == "parquet" and not source.gzipped and start != _PARQUET_MAGIC:
        raise InputError(f"{source.path}: isn't a Parquet file: name its true format with --format")
