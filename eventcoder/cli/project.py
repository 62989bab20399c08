"""The project file `eventcoder.toml`: the codebooks that a folder's work is done with."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Sequence
from pathlib import Path

from eventcoder.errors import UsageError

NAME = "eventcoder.toml"


def project_codebooks(start: Path) -> tuple[str, ...]:
    """The `codebook` of the nearest `eventcoder.toml` in `start` or above; empty where there is none.

    Folders are relative to the file. Raises UsageError where it can't be read or has other keys.
    """
    for folder in (start, *start.parents):
        file = folder / NAME
        if file.is_file():
            return tuple(_from(folder, name, start) for name in _named(file))
    return ()


def _named(file: Path) -> Sequence[str]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file}: can't be read: {error}") from None
    unknown = sorted(set(content) - {"codebook"})
    if unknown:
        raise UsageError(f"{file}: unknown key '{unknown[0]}': the only one is codebook")
    named = content.get("codebook", [])
    names = [named] if isinstance(named, str) else named
    if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
        raise UsageError(f'{file}: codebook must be a name or a list of them, such as ["cameo", "mine"]')
    return names


def _from(folder: Path, name: str, start: Path) -> str:
    """The name as it must be said in `start`: a folder below the project file's, else as it is."""
    if not (folder / name).is_dir():
        return name
    return Path(os.path.relpath(folder / name, start)).as_posix()
