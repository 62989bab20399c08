"""Data put into a page so that no text in it can be taken for markup."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from typing import Any


def packed(data: Any) -> str:
    """The data as JSON, compressed, in base64: letters, digits and `+/=` only; equal data give equal text."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=6, mtime=0)).decode("ascii")


def source_hash(code: str) -> str:
    """What a content security policy calls an inline script or style by."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode('ascii')}'"
