"""spaCy stays in here: texts become token arrays, and token arrays become clauses."""

from __future__ import annotations

from eventcoder.parse.clauses import find_clauses
from eventcoder.parse.parser import Parser, load_parser

__all__ = ["Parser", "find_clauses", "load_parser"]
