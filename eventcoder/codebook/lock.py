"""`codebook lock`: all that a study coded with, in one folder that codes the same rows in years to come.

The folder holds the topmost codebook; what it extends lies in `.layers`, what a layer includes in
`.included`. `codebook.lock.json` names versions and hashes: a file that differs is refused.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from eventcoder.codebook.cache import installed_version
from eventcoder.codebook.compile import compile_codebook
from eventcoder.codebook.layers import LayerFolder, folders_of
from eventcoder.codebook.layout import codebook_files
from eventcoder.codebook.locked import RECORD, digest_of, files_of
from eventcoder.codebook.resolve import resolve
from eventcoder.codebook.source import shipped_codebooks
from eventcoder.errors import UsageError

READER = "reader"  # the folder of a codebook's own reader
PLACES = "places.yml"


@dataclass(frozen=True, slots=True)
class Locked:
    """What was locked: name, version and hash of the codebook, its layers as `name version`, its files."""

    name: str
    version: str
    hash: str
    layers: tuple[str, ...]
    files: int


def lock(names: tuple[str, ...], output: Path) -> Locked:
    """Writes the codebooks with all they build on to the folder `output`, which must not exist yet.

    Raises CodebookError where they have faults, and UsageError where the folder can't be written.
    """
    layers = resolve(*names)
    codebook = compile_codebook(layers)
    if output.exists():
        raise UsageError(f"{output} exists already: name another folder")
    try:
        _write_layers(layers, output)
        record = _record(layers, codebook.hash, output)
        (output / RECORD).write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", "utf-8")
    except OSError as error:
        raise UsageError(f"{output} can't be written: {error.strerror or error}") from error
    shown = tuple(f"{layer.config.name} {layer.config.version}" for layer in layers)
    return Locked(codebook.name, codebook.version, codebook.hash, shown, len(record["files"]))


def _write_layers(layers: tuple[LayerFolder, ...], output: Path) -> None:
    """The topmost layer goes into the folder itself, each other one below it."""
    below = ""
    for layer in layers:
        top = layer is layers[-1]
        folder = output if top else output / ".layers" / layer.config.name
        _write_layer(layer, folder, below)
        if layer is layers[0] and not (folder / PLACES).exists():
            # The places that came with this version, in case another has others.
            shutil.copyfile(shipped_codebooks() / PLACES, folder / PLACES)
        # Where the next layer finds this one: the topmost from above, the others as neighbours.
        next_is_top = layer in layers[-2:-1]
        below = f"./.layers/{layer.config.name}" if next_is_top else f"../{layer.config.name}"


def _write_layer(layer: LayerFolder, folder: Path, below: str) -> None:
    includes = []
    for path, prefix in folders_of(layer):
        target = folder / ".included" / prefix if prefix else folder
        if prefix:
            includes.append(f".included/{prefix.rstrip('/')}")
        for file in codebook_files(Path(path), ""):
            _copy(file.path, target / file.relative)
    for extra in (PLACES, READER):
        for file_path in _below(layer.folder / extra):
            _copy(file_path, folder / file_path.relative_to(layer.folder))
    config = layer.config.model_dump(exclude_unset=True) | {"extends": below, "includes": includes}
    said: dict[str, Any] = {key: value for key, value in config.items() if value not in ("", [])}
    text = yaml.safe_dump(said, sort_keys=False, allow_unicode=True)
    (folder / "codebook.yml").write_text(text, encoding="utf-8")


def _below(path: Path) -> Iterator[Path]:
    """The file itself, or every file in the folder; nothing where there is neither."""
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (file for file in sorted(path.rglob("*")) if file.is_file())


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _record(layers: tuple[LayerFolder, ...], meaning: str, output: Path) -> dict[str, Any]:
    return {
        "eventcoder": installed_version(),
        "codebook": layers[-1].config.name,
        "version": layers[-1].config.version,
        "hash": meaning,
        "layers": [{"name": layer.config.name, "version": layer.config.version} for layer in layers],
        "files": {name: digest_of(output / name) for name in files_of(output)},
    }
