"""Writes the folder of an imported codebook."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

from eventcoder.errors import UsageError

A_FILE = 4000  # entries in a file of actors, so that none grows beyond what is read


def write_folder(folder: Path, files: dict[str, Any]) -> None:
    """Writes each content as YAML; the folder must be new, empty, or an import made before.

    Raises UsageError where it is something else, or can't be written.
    """
    if folder.is_dir() and any(folder.iterdir()) and not _was_imported(folder):
        raise UsageError(f"{folder} is not empty, and no import made before: choose another folder")
    try:
        if folder.is_dir():
            shutil.rmtree(folder)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_as_yaml(content), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{folder} can't be written: {error.strerror}") from None


def codebook_name(folder: Path) -> str:
    """The folder's name as the name of a codebook."""
    return re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or "dictionaries"


def in_files(name: str, entries: list[dict[str, Any]], key: str) -> dict[str, Any]:
    """A long list as several files: actors-1.yml, actors-2.yml …"""
    parts = [entries[start : start + A_FILE] for start in range(0, len(entries), A_FILE)]
    if len(parts) == 1:
        return {f"{name}.yml": {key: parts[0]}}
    return {f"{name}-{number}.yml": {key: part} for number, part in enumerate(parts, 1)}


def _was_imported(folder: Path) -> bool:
    config = folder / "codebook.yml"
    return config.is_file() and "conventions: petrarch" in config.read_text(encoding="utf-8")


def _as_yaml(content: Any) -> str:
    import yaml

    class Quoting(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        """Codes in quotes, so that no other program reads 010 as 8."""

    Quoting.add_representer(str, _text)
    text: str = yaml.dump(content, Dumper=Quoting, sort_keys=False, allow_unicode=True, width=10_000)
    return text


def _text(dumper: Any, text: str) -> Any:
    quoted = '"' if text[:1].isdigit() or text[:1] in "-:" else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=quoted)
