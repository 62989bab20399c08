"""eventcoder: news sentences become standardised political events.

`load()` gives a Coder, `read_events()` a table that was written before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventcoder.coder import CodeOptions, Coder, load
    from eventcoder.table.parquet import read_events

__version__ = "0.1.0"
__all__ = ["CodeOptions", "Coder", "load", "read_events"]


def __getattr__(name: str) -> Any:
    # Nothing is loaded at import: `eventcoder --help` must not wait for spaCy and polars.
    if name in ("CodeOptions", "Coder", "load"):
        from eventcoder import coder

        return getattr(coder, name)
    if name == "read_events":
        from eventcoder.table.parquet import read_events

        return read_events
    raise AttributeError(f"module 'eventcoder' has no attribute {name!r}")
