"""`load`: a codebook compiled once and kept, so that the next start reads no YAML."""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import BinaryIO

from eventcoder.codebook.compiled import Codebook
from eventcoder.codebook.layout import codebook_files
from eventcoder.codebook.source import shipped_codebooks

FORMAT = 1  # raise it where the form of the cache file changes
# What reading a broken or foreign cache file may raise: it is then made anew.
_BROKEN = (
    OSError,
    EOFError,
    pickle.UnpicklingError,
    AttributeError,
    ImportError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
    MemoryError,
    ArithmeticError,
)

Folders = list[tuple[str, str]]  # folder, and what its files' relative names begin with


def load(*codebooks: str) -> Codebook:
    """The compiled codebook of one or more names (`cameo`) or folders, later ones on top of earlier ones.

    It is taken from the user's cache where none of its files has changed. Raises CodebookError
    with every fault found, where there are any.
    """
    names = codebooks or ("cameo",)
    path = cache_path(names)
    return _kept(path) or _made(names, path)


def cache_path(names: tuple[str, ...]) -> Path:
    """The cache file for codebooks asked for by these names from the working directory."""
    from platformdirs import user_cache_path

    asked = "\n".join([*names, str(Path.cwd()), str(shipped_codebooks())])
    name = hashlib.sha256(asked.encode()).hexdigest()[:20]
    return user_cache_path("eventcoder") / "codebooks" / f"{name}.pickle"


def content_key(folders: Folders) -> str:
    """SHA-256 over the names and bytes of all files but tests, and over the code that compiles them."""
    digest = hashlib.sha256(f"{FORMAT}\n{installed_version()}\n".encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    for folder, prefix in folders:
        for file in codebook_files(Path(folder), "", prefix):
            if file.kind != "tests":
                data = file.path.read_bytes()
                digest.update(f"{file.relative}\n{len(data)}\n".encode())
                digest.update(data)
    return digest.hexdigest()


def installed_version() -> str:
    """The version of eventcoder, "checkout" where it isn't installed."""
    try:
        return version("eventcoder")
    except PackageNotFoundError:
        return "checkout"


def _kept(path: Path) -> Codebook | None:
    """The codebook in the cache file, None where there is none, it is broken, or a file has changed."""
    try:
        with path.open("rb") as file:
            header = pickle.load(file)
            if header["key"] != content_key(header["folders"]):
                return None
            codebook = _load_quickly(file)
    except _BROKEN:
        return None
    return codebook if isinstance(codebook, Codebook) else None


def _load_quickly(file: BinaryIO) -> object:
    """The next object of the file; without the collector's rounds it takes half the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.load(file)
    finally:
        if collecting:
            gc.enable()


def _made(names: tuple[str, ...], path: Path) -> Codebook:
    """The codebook compiled from its files, and kept for the next time where that is possible."""
    # A codebook from the cache must load without YAML and pydantic, so they are imported here.
    from eventcoder.codebook.compile import compile_codebook
    from eventcoder.codebook.layers import folders_of
    from eventcoder.codebook.resolve import resolve

    layers = resolve(*names)
    folders = [folder for layer in layers for folder in folders_of(layer)]
    try:
        # Before compiling: a file that changes meanwhile is then seen next time.
        key = content_key(folders)
    except OSError:
        return compile_codebook(layers)  # which says what can't be opened
    codebook = compile_codebook(layers)
    _keep(path, {"key": key, "folders": folders}, codebook)
    return codebook


def _keep(path: Path, header: dict[str, object], codebook: Codebook) -> None:
    """Writes the cache file in one step; where the cache can't be written, work goes on without."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            _dump(file, header, codebook)
        os.replace(temporary, path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)


def _dump(file: BinaryIO, header: dict[str, object], codebook: Codebook) -> None:
    pickle.dump(header, file, protocol=pickle.HIGHEST_PROTOCOL)
    pickle.dump(codebook, file, protocol=pickle.HIGHEST_PROTOCOL)
