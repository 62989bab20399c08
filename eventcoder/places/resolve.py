"""Which place a name means: chosen among like names by what the sentence and the document say."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

from eventcoder.frozen import record
from eventcoder.places.gazetteer import Candidate
from eventcoder.places.mentions import PlaceMention
from eventcoder.places.names import CITY_NOUNS, UNIT_NOUNS
from eventcoder.records import Place

EARTH_KM = 6371.0


@record
class ResolvedPlace:
    """A mention with the place that it means; `qualifier` where it only says more of the one before."""

    mention: PlaceMention
    candidate: Candidate
    place: Place
    qualifier: bool = False


def resolve(
    mentions: Sequence[PlaceMention], focus_countries: Sequence[str] = (), near: Place | None = None
) -> tuple[ResolvedPlace, ...]:
    """The place of each mention, in their order.

    `focus_countries` are the countries (ISO 3166 alpha-3) of the document's actors and places, the chief one
    first; `near` a place already known, such as the dateline. Each candidate gets points for its population,
    for being the chief bearer of the name, and for agreeing with a unit or country named right after
    ("Paris, Texas"), with a country named elsewhere, with the focus and with the kind said ("province").
    """
    named = {c.country for mention in mentions for c in mention.candidates[:1] if c.kind == "country"}
    chief = [max(mention.candidates, key=_size) for mention in mentions]
    siblings = {one.country for one in chief if one.kind == "admin1"}
    context = _Context(focus_countries, named, siblings, near)
    found: list[ResolvedPlace] = []
    for i, mention in enumerate(mentions):
        following = mentions[i + 1] if i + 1 < len(mentions) and _follows(mention, mentions[i + 1]) else None
        inner = found[-1].candidate if found and _follows(found[-1].mention, mention) else None
        best = max(
            mention.candidates,
            key=lambda one: (_points(one, mention, following, inner, context), -(one.geonames_id or 0)),
        )
        says_more = inner is not None and _holds(best, inner)
        found.append(ResolvedPlace(mention, best, best.place(mention.near), says_more))
    return tuple(found)


@record
class _Context:
    """What the sentence and its document tell beside a name."""

    focus: Sequence[str]
    named: Collection[str]  # countries named in the sentence
    siblings: Collection[str]  # countries whose states or provinces are named in it
    near: Place | None


def _follows(first: PlaceMention, second: PlaceMention) -> bool:
    """Does the second name stand right after the first, with one comma or bracket between?"""
    return second.start - first.end == 1 and second.lead == first.lead


def _holds(outer: Candidate, inner: Candidate) -> bool:
    """Does the outer place hold the inner one?"""
    if outer.country != inner.country or outer.kind == "town":
        return False
    return outer.kind in ("country", "region", "admin2") or outer.admin1_code == inner.admin1_code


def _points(
    one: Candidate,
    mention: PlaceMention,
    following: PlaceMention | None,
    inner: Candidate | None,
    context: _Context,
) -> float:
    points = _size(one) + (1.0 if one.main else 0.0) + (1.0 if one.capital else 0.0)
    if following and any(_holds(outer, one) for outer in following.candidates[:5] if outer.kind != "town"):
        points += 8.0
    if inner is not None and _holds(one, inner):
        points += 8.0  # Georgia after Atlanta
    points += _focus_points(one, mention, context)
    if one.country in context.named and one.kind != "country":
        points += 2.0
    near = context.near
    if near and near.latitude is not None and one.latitude is not None and _distance(near, one) < 300:
        points += 2.0
    return points + _kind_points(one, mention)


def _focus_points(one: Candidate, mention: PlaceMention, context: _Context) -> float:
    """Points for lying in a country of the document; a country loses to its namesake there (Georgia)."""
    focus = context.focus
    if one.country in focus:
        return 2.0 if one.country == focus[0] else 1.5
    around = {*focus, *context.siblings}
    if one.kind == "country" and any(c.kind == "admin1" and c.country in around for c in mention.candidates):
        return -6.0
    return 0.0


def _size(one: Candidate) -> float:
    """Orders of magnitude of people. Units count as a town of 50,000; countries stand above all towns."""
    fixed = {"country": 10.0, "admin1": 4.7, "admin2": 3.0, "region": 7.0}
    return fixed.get(one.kind, math.log10(one.population + 1))


def _kind_points(one: Candidate, mention: PlaceMention) -> float:
    if mention.unit in UNIT_NOUNS:
        wanted = ("admin2", "admin1") if mention.unit in ("district", "county", "raion") else ("admin1",)
        return 6.0 if one.kind in wanted or one.kind == "region" else 0.0
    if mention.unit in CITY_NOUNS or mention.near:
        return 6.0 if one.kind == "town" else 0.0
    return -4.0 if one.kind in ("admin1", "admin2") and _names_its_town(one, mention) else 0.0


def _names_its_town(unit: Candidate, mention: PlaceMention) -> bool:
    """Does a town of the name lie in the unit of that name? Then the bare name means the town."""
    return any(
        other.kind == "town"
        and (other.country, other.admin1_code) == (unit.country, unit.admin1_code)
        and (unit.kind == "admin2" or other.population >= 15_000)
        for other in mention.candidates
    )


def _distance(near: Place, one: Candidate) -> float:
    """Kilometres between two places on the great circle."""
    if near.latitude is None or near.longitude is None or one.latitude is None or one.longitude is None:
        return math.inf
    a, b = math.radians(near.latitude), math.radians(one.latitude)
    turn = math.radians(one.longitude - near.longitude)
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(turn)
    return EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))
