"""The hash of what a codebook says, whatever its comments, order and file names."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from eventcoder.codebook.layers import Layer

# Lists whose order says something: of the rows of the ACLED crosswalk the first that holds gives the type.
_ORDERED = frozenset({"acled"})


def meaning_hash(layers: tuple[Layer, ...]) -> str:
    """16 hex of SHA-256 over what the files say: comments, order, file names and test files play no part.

    The order of entries decides only between patterns that fit a clause equally well.
    """
    said = [
        [layer.name, layer.config.version]
        + [
            [kind, sorted(_pooled([file.source.plain() for file in files]), key=_text)]
            for kind, files in sorted(layer.files.items())
            if kind != "tests" and files
        ]
        for layer in layers
    ]
    return hashlib.sha256(_text(said).encode()).hexdigest()[:16]


def _pooled(contents: list[Any]) -> list[Any]:
    """The entries of all files of a kind; a file that is no list is one entry."""
    entries: list[Any] = []
    for content in contents:
        entries += content if isinstance(content, list) else [content]
    return [_in_order(entry) for entry in entries if entry is not None]


def _in_order(value: Any, key: str = "") -> Any:
    """The value with its lists sorted."""
    if isinstance(value, dict):
        return {name: _in_order(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        inner = [_in_order(item) for item in value]
        return inner if key in _ORDERED else sorted(inner, key=_text)
    return value


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
