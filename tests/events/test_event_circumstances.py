"""Where and how many, where more than one sentence or participant has a say: read with the real coder."""

from __future__ import annotations

from datetime import date

import pytest

import eventcoder
from eventcoder.coder import Coder
from eventcoder.records import Document, Event

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coder() -> Coder:
    return eventcoder.load()


def events_of(coder: Coder, text: str) -> list[Event]:
    return list(coder.code([Document("d", date(2001, 5, 10), text)]))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Egyptian police arrested ten students on Tuesday.", "EGY"),
        ("Egypt accused Libya of sheltering rebels.", None),
        ("The United Nations accused Libya of hiding weapons.", None),
        ("The European Union imposed sanctions on Libya.", None),
        ("Protesters gathered in Cairo. Later Egypt accused Libya of meddling.", None),
        ("U.N. peacekeepers shot two Haitian rioters.", "HTI"),
    ],
)
def test_only_what_happens_at_home_takes_the_document_s_country(
    coder: Coder, text: str, country: str | None
) -> None:
    assert events_of(coder, text)[-1].country == country


@pytest.mark.parametrize(
    ("text", "dead", "low", "injured"),
    [
        ("Rebels attacked Libyan soldiers. Sixteen people died and five were injured.", 16, 16, 5),
        ("Rebels attacked Libyan soldiers, killing 30. The death toll rose to 40.", 40, 40, None),
        ("Rebels attacked Libyan soldiers, killing 30. The death toll rose to 20.", 30, 30, None),
        ("Egypt accused Libya of meddling. Sixteen people died.", None, None, None),
    ],
)
def test_a_later_sentence_gives_the_numbers_of_the_event_before(
    coder: Coder, text: str, dead: int | None, low: int | None, injured: int | None
) -> None:
    event = events_of(coder, text)[0]
    assert (event.fatalities, event.fatalities_low, event.injured) == (dead, low, injured)
