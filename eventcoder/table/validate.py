"""A table held against its schema; what is wrong is said in words, all of it at once."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from eventcoder.errors import EventcoderError

EXAMPLES = 5  # rows shown for each failed check
SHOWN = 80  # characters of a value shown


class TableError(EventcoderError):
    """A table breaks its schema; the text names each column and check, with example rows."""


def validate(frame: pl.DataFrame, schema: pa.DataFrameSchema) -> pl.DataFrame:
    """The same frame, or a TableError that lists every failed check with up to five rows each."""
    try:
        schema.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        raise TableError(_message(schema.name or "", frame, errors.failure_cases)) from None
    return frame


def _message(table: str, frame: pl.DataFrame, failures: pl.DataFrame) -> str:
    structure = failures.filter(pl.col("index").is_null() & pl.col("check").str.contains("^(dtype|column_)"))
    lines = [_structure_line(case) for case in structure.to_dicts()]
    # With wrong columns or types the checks of values say nothing that helps.
    if not lines:
        groups = failures.partition_by("column", "check", maintain_order=True)
        lines = [_values_line(frame, group) for group in groups]
    return "\n".join(f"table {table}: {line}" for line in lines)


def _structure_line(case: dict[str, object]) -> str:
    check, found = str(case["check"]), case["failure_case"]
    if check.startswith("dtype"):
        return f"column {case['column']}: must be of type {check[7:-2]}, but is {found}"
    said = {
        "column_in_dataframe": "is missing",
        "column_in_schema": "is not a column of this table",
        "column_ordered": "stands in the wrong place",
    }
    return f"column {found}: {said.get(check, check)}"


def _values_line(frame: pl.DataFrame, group: pl.DataFrame) -> str:
    column, check = group["column"][0], group["check"][0]
    said = "is not null" if check == "not_nullable" else check
    rows = [index for index in group["index"].to_list() if index is not None]
    examples = ", ".join(_example(frame, column, row) for row in rows[:EXAMPLES])
    return f"column {column}: check '{said}' fails in {len(group)} row(s): {examples}"


def _example(frame: pl.DataFrame, column: str, row: int) -> str:
    """`row 7 (doc_id 'x'): 'value'`; rows count from 0."""
    value = repr(frame[column][row])
    shown = value if len(value) <= SHOWN else value[:SHOWN] + "…"
    document = f" (doc_id {frame['doc_id'][row]!r})" if "doc_id" in frame.columns else ""
    return f"row {row}{document}: {shown}"
