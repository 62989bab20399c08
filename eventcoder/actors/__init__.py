"""Who takes part: dictionary lookup, roles by date, composition of actor codes, references."""

from __future__ import annotations

from eventcoder.actors.context import DocumentContext, focus_country
from eventcoder.actors.lookup import Hit, Lookup
from eventcoder.actors.mentions import find_mentions

__all__ = ["DocumentContext", "Hit", "Lookup", "find_mentions", "focus_country"]
