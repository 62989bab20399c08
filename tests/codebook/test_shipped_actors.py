"""The shipped actor files: no findings, and single days with known holders of office."""

from __future__ import annotations

from datetime import date

import pytest

from eventcoder.actors.lookup import Lookup
from eventcoder.codebook import Codebook, load
from eventcoder.codebook.checks import validate


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Codebook:
    return load("cameo")


def test_the_shipped_codebook_has_no_findings() -> None:
    assert [str(problem) for problem in validate("cameo")] == []


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Sibghatullah Mojaddedi", date(1992, 5, 15), "AFGGOV"),
        ("Ruth Perry", date(1997, 1, 1), "LBRGOV"),
        ("Ruth Perry", date(1998, 1, 1), None),
        ("Natasa Micic", date(2003, 6, 1), "SRBGOV"),
        ("Rose Francine Rogombe", date(2009, 7, 1), "GABGOV"),
        ("Hilda Heine", date(2018, 1, 1), "MHLGOV"),
        ("Hilda Heine", date(2021, 1, 1), None),
        ("Hilda Heine", date(2024, 6, 1), "MHLGOV"),
    ],
)
def test_who_held_office(shipped: Codebook, name: str, day: date, code: str | None) -> None:
    actor = shipped.actors[shipped.names[name][0].owner]
    role = actor.role_on(day)
    assert (role.code if role else None) == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The West Bengal government refused.", "West Bengal"),
        ("The West refused.", "The West"),
        ("The ACLU sued.", "ACLU"),
    ],
)
def test_an_article_before_a_longer_name_hides_it_not(shipped: Codebook, text: str, found: str) -> None:
    hits = Lookup(shipped).search(text)
    assert text[hits[0].start : hits[0].end] == found


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("American Civil Liberties Union", date(2018, 1, 1), "USAHRI"),
        ("Department for International Development", date(2010, 1, 1), "GBRGOV"),
        ("Frelimo", date(2010, 1, 1), "MOZGOVPTY"),
        ("New Patriotic Party", date(2005, 1, 1), "GHAGOVPTY"),
        ("New Patriotic Party", date(2010, 1, 1), "GHAOPPPTY"),
        ("Xinhua", date(2010, 1, 1), "CHNGOVMED"),
    ],
)
def test_bodies_are_known(shipped: Codebook, name: str, day: date, code: str) -> None:
    role = shipped.actors[shipped.names[name][0].owner].role_on(day)
    assert role is not None and role.code == code
