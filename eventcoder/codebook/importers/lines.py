"""The lines of a dictionary without comments: `#`, `;`, and `<!-- … -->` over several lines."""

from __future__ import annotations

import re
from pathlib import Path

from eventcoder.codebook.importers.ledger import Ledger, Line
from eventcoder.errors import InputError

_COMMENT = re.compile(r"\s*[#;](?![^\[]*\]).*$")  # not the code [###]
_OPEN, _CLOSE = re.compile(r"<!\s*--"), re.compile(r"--\s*>")


def read_lines(path: Path, ledger: Ledger) -> list[Line]:
    """The lines that say something; the others are entered as empty. Raises InputError for no file."""
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}") from None
    text = text.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="replace")
    found: list[Line] = []
    inside = False
    for number, raw in enumerate(text.splitlines(), 1):
        kept, inside = _without_markup(raw, inside)
        kept = _COMMENT.sub("", kept).rstrip()
        if kept.strip():
            found.append(Line(path.name, number, kept))
        else:
            ledger.empty(path.name, number)
    return found


def _without_markup(text: str, inside: bool) -> tuple[str, bool]:
    """The text outside `<!-- -->`, and whether such a comment goes on in the next line."""
    kept = ""
    while text:
        if inside:
            end = _CLOSE.search(text)
            if end is None:
                return kept, True
            text, inside = text[end.end() :], False
            continue
        start = _OPEN.search(text)
        if start is None:
            return kept + text, False
        kept, text, inside = kept + text[: start.start()], text[start.end() :], True
    return kept, inside
