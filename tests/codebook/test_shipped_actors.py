"""The shipped actor files: no findings, and single days with known holders of office."""

from __future__ import annotations

from datetime import date

import pytest

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
