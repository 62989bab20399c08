"""Checks that a folder which `codebook lock` wrote is still what it was."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from eventcoder.errors import CodebookError, Problem
from eventcoder.location import Location

RECORD = "codebook.lock.json"
_HINT = "take the folder as it was locked, or delete codebook.lock.json to make it a codebook like any other"


def check_lock(folder: Path, shown: str) -> None:
    """Raises CodebookError with every file that isn't as the record says; a folder without one may pass."""
    path = folder / RECORD
    if not path.is_file():
        return
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
        known = {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise CodebookError((_problem(f"{shown}/{RECORD}", "this record of a lock can't be read"),)) from None
    there = set(files_of(folder))
    problems = [
        _problem(f"{shown}/{name}", "this file is gone since it was locked")
        for name in known
        if name not in there
    ]
    problems += [
        _problem(f"{shown}/{name}", "this file is new since it was locked") for name in there - known.keys()
    ]
    problems += [
        _problem(f"{shown}/{name}", "this file has changed since it was locked")
        for name in there & known.keys()
        if digest_of(folder / name) != known[name]
    ]
    if problems:
        raise CodebookError(tuple(sorted(problems)))


def files_of(folder: Path) -> list[str]:
    """All files of a locked folder but the record, sorted."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != RECORD)
    return sorted(path.relative_to(folder).as_posix() for path in found)


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _problem(file: str, message: str) -> Problem:
    return Problem(Location(file), "C214", message, _HINT)
