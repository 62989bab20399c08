"""The fingerprint by which a text is known again."""

from __future__ import annotations

import hashlib


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hex: the column `text_hash` of `documents.parquet`."""
    return hashlib.sha256(text.encode()).hexdigest()
