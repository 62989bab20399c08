"""Rows of one document that tell of the same event share a story_id."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from eventcoder.records import Event


def with_stories(events: list[Event]) -> list[Event]:
    """The events of one document with their `story_id`.

    Rows belong together where root and the unordered pair of participants agree and their dates don't
    contradict: an undated row joins the first story of its kind.
    """
    first: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    out = []
    for event in events:
        pair = sorted((_participant(event, "source"), _participant(event, "target")))
        kind = (event.doc_id, event.root, event.status, *pair)
        day = "" if event.date_precision == "publication" else event.event_date.isoformat()
        known = first.setdefault(kind, [])
        story = next((story for told, story in known if told == day or not told or not day), None)
        if story is None:
            story = hashlib.sha256("|".join((*kind, day)).encode()).hexdigest()[:16]
            known.append((day, story))
        out.append(replace(event, story_id=story))
    return out


def _participant(event: Event, side: str) -> str:
    code: str | None = getattr(event, f"{side}_code")
    name: str | None = getattr(event, f"{side}_name")
    text: str | None = getattr(event, f"{side}_text")
    return name or code or (text or "").lower()
