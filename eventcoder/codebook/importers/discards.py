"""Discard dictionaries: phrases whose sentence, or (`+`) whose whole document, isn't coded."""

from __future__ import annotations

from typing import Any

from eventcoder.codebook.importers.ledger import Ledger, Line
from eventcoder.codebook.importers.names import plain


def read_discards(lines: list[Line], ledger: Ledger) -> dict[str, Any]:
    """The content of `discards.yml`."""
    found: dict[str, list[str]] = {"sentences": [], "documents": []}
    for line in lines:
        ledger.imported(line)
        text = line.text.strip()
        if "[" in text:
            text = text.split("[", 1)[0].strip()
            ledger.changed(line, "the code behind a phrase means nothing in a list of discards")
        phrase = plain(text.removeprefix("+"))
        if not any(char.isalnum() for char in phrase):
            ledger.refused(line, "no words to look for")
            continue
        kind = "documents" if text.startswith("+") else "sentences"
        if phrase not in found[kind]:
            found[kind].append(phrase)
    return found
