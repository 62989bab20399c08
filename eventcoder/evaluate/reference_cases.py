"""Who is meant: {"references": [{"start", "end", "code"}]}, `code` null for a place or one without a code.

Right is the mention that covers most of the span with exactly this code. Two who are meant together are
written `IND+PAK`, in the order of the alphabet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eventcoder.evaluate.judged import Judged
from eventcoder.records import Coded, Mention

NOBODY = "-"


def judge_references(data: Mapping[str, Any], coded: Coded) -> Judged:
    """One share: the references whose code is right."""
    wanted, got = [], []
    for reference in data["references"]:
        span = data["text"][reference["start"] : reference["end"]]
        code = _code_at(coded.mentions, reference["start"], reference["end"])
        wanted.append(f"{span} = {reference['code'] or NOBODY}")
        got.append(f"{span} = {code}")
    right = sum(one == other for one, other in zip(wanted, got, strict=True))
    return Judged(tuple(wanted), tuple(got), {"references right": (right, len(wanted))})


def _code_at(mentions: tuple[Mention, ...], start: int, end: int) -> str:
    def shared(mention: Mention) -> int:
        return min(end, mention.char_end) - max(start, mention.char_start)

    touching = [mention for mention in mentions if shared(mention) > 0]
    if not touching:
        return NOBODY
    best = max(touching, key=lambda mention: (shared(mention), mention.char_start - mention.char_end))
    codes = {part.code for part in best.entity.parts or (best.entity,) if part.code}
    return "+".join(sorted(codes)) or NOBODY
