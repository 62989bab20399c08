"""YAML in, one validated, compiled, hashed `Codebook` out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eventcoder.codebook.cache import load
from eventcoder.codebook.compiled import Codebook
from eventcoder.codebook.source import shipped_codebooks

if TYPE_CHECKING:
    from eventcoder.errors import Problem

__all__ = ["Codebook", "load", "shipped_codebooks", "validate"]


def validate(*codebooks: str) -> list[Problem]:
    """Every finding about these codebooks in one run; errors stop a codebook from loading, warnings don't."""
    # Imported here: whoever only codes needs no YAML and no models.
    from eventcoder.codebook import checks

    return checks.validate(*codebooks)
