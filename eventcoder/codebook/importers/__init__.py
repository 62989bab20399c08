"""Dictionaries of other coders as codebooks."""

from __future__ import annotations

from eventcoder.codebook.importers.ledger import OUTCOMES, Ledger, Line, Remark
from eventcoder.codebook.importers.petrarch import Dictionaries, import_petrarch

__all__ = ["OUTCOMES", "Dictionaries", "Ledger", "Line", "Remark", "import_petrarch"]
