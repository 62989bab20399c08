"""A new codebook folder from a template: commented files that validate and whose tests pass."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from eventcoder.codebook.source import shipped_codebooks
from eventcoder.errors import UsageError

TEMPLATES = ("extending", "own")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def new_codebook(folder: Path, template: str = "extending") -> list[Path]:
    """Writes a codebook called like its folder and gives its files, without the schemas for editors.

    `template` is `extending` (on top of cameo) or `own` (codes of its own). Raises UsageError where the
    folder exists already or its name can't be that of a codebook.
    """
    if not _NAME.fullmatch(folder.name):
        raise UsageError(f"'{folder.name}' can't name a codebook: write small letters, digits and '-'")
    if folder.exists():
        raise UsageError(f"{folder} exists already: choose another name")
    shipped = shipped_codebooks()
    try:
        shutil.copytree(shipped / "templates" / template, folder)
        shutil.copytree(shipped / "schemas", folder / ".schemas")
        for file in folder.rglob("*.yml"):
            text = file.read_text(encoding="utf-8")
            named = text.replace("name: example\n", f"name: {folder.name}\n").replace(
                "example:", f"{folder.name}:"
            )
            file.write_text(named, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{folder} can't be written: {error.strerror}") from None
    return sorted(folder.rglob("*.yml"))
