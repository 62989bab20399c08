"""Choose a format, make its rows, write its file."""

from __future__ import annotations

from pathlib import Path

from eventcoder.errors import UsageError
from eventcoder.exports.acled import ACLED
from eventcoder.exports.csv_format import CSV
from eventcoder.exports.gdelt import GDELT
from eventcoder.exports.geojson import GEOJSON
from eventcoder.exports.icews import ICEWS
from eventcoder.exports.layout import Exported, Format
from eventcoder.exports.phoenix import PHOENIX
from eventcoder.exports.polecat import POLECAT
from eventcoder.exports.stata import STATA
from eventcoder.table.parquet import is_cameo, read_events, read_metadata

FORMATS = {form.name: form for form in (CSV, STATA, GDELT, ICEWS, POLECAT, PHOENIX, ACLED, GEOJSON)}


def export(events: Path, name: str, output: Path) -> Exported:
    """Write the events of a result folder or file in the format `name` to `output`; returns what was written.

    Raises UsageError for an unknown format and for a CAMEO format of a table that has other codes,
    InputError and TableError as `read_events` does.
    """
    form = format_named(name)
    cameo = is_cameo(read_metadata(events)) if _is_parquet(events) else True
    if form.cameo_only and not cameo:
        raise UsageError(
            f"--format {name} holds CAMEO codes, but the codebook of {events} has codes of its own"
        )
    exported = form.build(read_events(events))
    form.write(exported.rows, output)
    return exported


def format_named(name: str) -> Format:
    """The format of this name; UsageError with the names there are."""
    if name not in FORMATS:
        raise UsageError(f"--format {name}: choose one of {', '.join(FORMATS)}")
    return FORMATS[name]


def _is_parquet(events: Path) -> bool:
    return events.suffix != ".csv"
