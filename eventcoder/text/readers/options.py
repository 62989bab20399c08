"""What a user may say about the input: its format, its columns, and a date for records without one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from eventcoder.errors import UsageError

FIELDS = ("id", "date", "text", "title", "url", "publisher", "actors")
FORMATS = ("jsonl", "json", "csv", "tsv", "parquet", "txt")
_ALIASES = {"ndjson": "jsonl", "md": "txt", "text": "txt", "tab": "tsv"}


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`columns` maps a field to the column that holds it; fields not named keep their own name.

    `default_date` is for records without a date of their own; `format` overrides the file name's ending.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    default_date: date | None = None
    format: str | None = None

    def column(self, name: str) -> str:
        """The column that holds a field."""
        return self.columns.get(name, name)

    def pick(self, row: Mapping[str, object]) -> dict[str, object]:
        """The fields of a row, by their own names; a field that the row lacks is left out."""
        return {name: row[self.column(name)] for name in FIELDS if self.column(name) in row}

    def check(self) -> None:
        """Raise UsageError where a field or the format is unknown."""
        for name in self.columns:
            if name not in FIELDS:
                raise UsageError(f"unknown field {name!r}: the fields are {', '.join(FIELDS)}")
        if self.format is not None and known_format(self.format) is None:
            raise UsageError(f"unknown format {self.format!r}: the formats are {', '.join(FORMATS)}")


def known_format(word: str) -> str | None:
    """The format that a word or a file ending (without its dot) stands for, or None."""
    word = _ALIASES.get(word.lower(), word.lower())
    return word if word in FORMATS else None
