"""What the reader's heads can say: roots, codes, statuses, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eventcoder.reader.sentences import STATUSES


@dataclass(frozen=True, slots=True)
class Labels:
    """The answers of each head by place. `root_of` names the root of each code."""

    roots: tuple[str, ...]
    codes: tuple[str, ...]
    root_of: tuple[str, ...]
    statuses: tuple[str, ...] = STATUSES

    @classmethod
    def of(cls, codes: Iterable[tuple[str, str]]) -> Labels:
        """The labels of these (code, root) pairs, sorted by code."""
        pairs = sorted(set(codes))
        roots = tuple(sorted({root for _, root in pairs}))
        return cls(roots, tuple(code for code, _ in pairs), tuple(root for _, root in pairs))
