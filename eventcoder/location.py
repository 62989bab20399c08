"""Where something stands in a file: a leaf that everything may import."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a text file. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, the form that editors make clickable."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"
