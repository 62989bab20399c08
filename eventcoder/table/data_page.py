"""docs/data.md, made from schema and meanings: `python -m eventcoder.table.data_page docs/data.md`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pandera.polars as pa
import polars as pl

from eventcoder.table.meanings import DOCUMENTS, EVENTS, REJECTED, Meaning
from eventcoder.table.schema import documents_schema, events_schema, rejected_schema

TYPES = {
    pl.String: "text",
    pl.Int32: "whole number",
    pl.Float64: "number",
    pl.Date: "date",
    pl.Boolean: "true or false",
}

HEAD = """# The columns

Made from the schema by `python -m eventcoder.table.data_page docs/data.md`; a test compares it.

Three things to know before counting:

- **A row is a report, not an event.** Ten newspapers on one bombing are ten rows. Rows of one document that
  tell of the same event share a `story_id`; `eventcoder link` joins them over documents, and
  `eventcoder aggregate` can count each story once.
- **Coverage isn't conflict.** More newspapers give more rows. `documents.parquet` has a row for each document
  read, also for those without events: divide by it, and take a month without documents as unknown, not as
  peaceful.
- **`confidence` is a chance, not a vote.** Of the rows with 0.8, about eight in ten have root, source and
  target right on hand-coded news sentences. It says nothing of place, date and counts: report the accuracy
  for your own corpus from a checked sample.

Codes are text everywhere: read `010` as a number, and it is 10. A null is "not said" or "not known", never
zero.
"""


def data_page() -> str:
    """The page as Markdown."""
    parts = [HEAD]
    for name, schema, meanings in (
        ("events", events_schema(), EVENTS),
        ("documents", documents_schema(), DOCUMENTS),
        ("rejected", rejected_schema(), REJECTED),
    ):
        parts.append(f"## `{name}.parquet`\n\n{_table(schema, meanings)}\n")
    return "\n".join(parts)


def _table(schema: pa.DataFrameSchema, meanings: Mapping[str, Meaning]) -> str:
    rows = ["| column | type | may be null | meaning | comes from | mind |", "|---|---|---|---|---|---|"]
    for name, column in schema.columns.items():
        meaning = meanings[name]
        kind = TYPES[column.dtype.type.base_type()]
        null = "yes" if column.nullable else "no"
        rows.append(
            f"| `{name}` | {kind} | {null} | {meaning.label} | {meaning.origin} | {meaning.pitfall} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(data_page(), encoding="utf-8")
