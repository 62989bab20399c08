"""The dateline: the place at the head of an agency report ("KABUL, Afghanistan (AP) - …")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eventcoder.places.gazetteer import Candidate, Gazetteer
from eventcoder.records import Place

_DATELINE = re.compile(
    r"\s*(?P<place>[A-Z][\w.'’-]*(?:[ -](?:[A-Z][\w.'’-]*|de|of|al))*)"
    r"(?:, (?P<outer>[A-Z][\w.]*(?: [A-Z][\w.]*)*?))?"
    r"(?:, (?:[A-Z][a-z]+\.? )?\d{1,2}(?: [A-Z][a-z]+)?(?:,? \d{4})?)?"
    r"(?: ?\([A-Z][^)]{1,40}\))?\s?(?:-{1,2}|–|—)\s"
)


def dateline_of(text: str, gazetteer: Gazetteer, focus_countries: Sequence[str] = ()) -> Place | None:
    """The place of the dateline at the head of a text, or None where there is none.

    A line without an agency in brackets counts only with its town in capitals ("KABUL —"), since any
    sentence may begin with a capital and hold a dash.
    """
    match = _DATELINE.match(text)
    if not match or not (match["place"].isupper() or "(" in match[0]):
        return None
    found = [one for one in gazetteer.lookup(match["place"]) if one.kind in ("town", "admin1")]
    outer = {(c.country, c.admin1_code) for c in gazetteer.lookup(match["outer"] or "") if c.kind != "town"}
    inside = [c for c in found if (c.country, None) in outer or (c.country, c.admin1_code) in outer]
    best = max(inside or found, key=lambda one: _weight(one, focus_countries), default=None)
    return best.place() if best else None


def _weight(one: Candidate, focus: Sequence[str]) -> tuple[bool, bool, int]:
    return one.country in focus, one.main, one.population
