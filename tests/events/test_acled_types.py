"""ACLED types by the rows of the crosswalk: which condition holds, and what stays open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eventcoder.codebook import load
from eventcoder.events.acled_conditions import CONDITIONS
from eventcoder.events.derived import with_acled_types
from eventcoder.records import Event

CODEBOOK = load("cameo")
DAY = date(2020, 5, 1)
EMPTY = dict.fromkeys(Event.__slots__)


def event(code: str, source: str | None = None, target: str | None = None, **changes: object) -> Event:
    """An event with the roles that its actor codes end in."""

    def role(actor: str | None) -> str | None:
        return actor[3:6] or None if actor else None

    known: dict[str, object] = {
        "event_id": f"{code}{source}{target}",
        "sentence_id": 0,
        "event_date": DAY,
        "date_precision": "day",
        "code": code,
        "root": code[:2],
        "source_code": source,
        "target_code": target,
        "source_role": role(source),
        "target_role": role(target),
        "source_text": "they" if source else None,
        "target_text": "them" if target else None,
        "source_country": source[:3] if source else None,
        "target_country": target[:3] if target else None,
        **changes,
    }
    return Event(**{**EMPTY, **known})


def types(*events: Event, words: str = "") -> tuple[str | None, str | None]:
    """The types of the first of the events, all in a sentence with these lemmas."""
    typed = with_acled_types(events, {0: frozenset(words.split())}, CODEBOOK)[0]
    return typed.acled_event_type, typed.acled_sub_event_type


def test_every_condition_of_the_ontology_is_decided_somewhere() -> None:
    asked = {row.condition for code in CODEBOOK.codes.values() for row in code.acled if row.condition}
    assert asked == set(CONDITIONS)


@pytest.mark.parametrize(
    ("code", "source", "target", "words", "expected"),
    [
        ("190", "SYRMIL", "SYRREB", "", ("Battles", "Armed clash")),
        ("190", "SYRMIL", "SYRCVL", "", ("Violence against civilians", "Attack")),
        ("190", "SYRMIL", "IRQ", "", ("Battles", None)),
        ("190", "SYRMIL", None, "", ("Battles", None)),
        ("190", "SYRMIL", None, "civilian", ("Violence against civilians", "Attack")),
        ("193", "SYRMIL", "SYRCVL", "protester", ("Protests", "Excessive force against protesters")),
        ("195", "RUSMIL", "SYR", "", ("Explosions/Remote violence", "Air/drone strike")),
        ("2041", "SYRMIL", "SYRCVL", "sarin", ("Explosions/Remote violence", "Chemical weapon")),
        ("2041", "SYRMIL", "SYRCVL", "anthrax", ("Explosions/Remote violence", None)),
        ("181", "COLREB", "COLCVL", "", ("Violence against civilians", "Abduction/forced disappearance")),
        ("173", "RUSCOP", "RUSOPP", "", ("Strategic developments", "Arrests")),
        ("173", "RUSCOP", "RUSCRM", "", (None, None)),
        ("173", "COLREB", "COLCVL", "", ("Violence against civilians", "Abduction/forced disappearance")),
        ("173", "RUSCOP", "RUSCVL", "protester", ("Protests", "Protest with intervention")),
        ("1711", "PAKCOP", "PAKREB", "weapon", ("Strategic developments", "Disrupted weapons use")),
        ("057", "COLGOV", "COLREB", "", ("Strategic developments", "Agreement")),
        ("057", "CHNGOV", "INDGOV", "trade", (None, None)),
        ("154", "IRQMIL", None, "", ("Strategic developments", "Change to group/activity")),
        ("154", "IRQMIL", None, "parade", (None, None)),
        ("143", "POLLAB", None, "", (None, None)),
        ("042", "POLGOV", "DEU", "", (None, None)),
    ],
)
def test_one_event(
    code: str, source: str | None, target: str | None, words: str, expected: tuple[str | None, str | None]
) -> None:
    assert types(event(code, source, target), words=words) == expected


def test_a_protest_takes_its_type_from_what_was_done_to_it_the_same_day() -> None:
    protest = event("141", "EGYCVL", source_text="Thousands of Egyptians")
    assert types(protest) == ("Protests", "Peaceful protest")
    gas = event("175", "EGYCOP", "EGYCVL")
    assert types(protest, gas) == ("Protests", "Protest with intervention")
    shots = event("190", "EGYMIL", "EGYCVL", fatalities=3)
    assert types(protest, shots) == ("Protests", "Excessive force against protesters")
    elsewhere = replace(gas, event_date=date(2020, 5, 3))
    assert types(protest, elsewhere) == ("Protests", "Peaceful protest")


def test_one_person_is_no_demonstration() -> None:
    assert types(event("141", "EGYCVL", source_text="a man")) == (None, None)


def test_who_takes_a_town_decides_the_type() -> None:
    town = {"country": "SYR"}
    regained = types(event("192", "SYRMIL", "SYR", **town))
    overtaken = types(event("192", "SYRREB", "SYR", **town))
    handed_over = types(event("192", "SYRMIL", "SYR", **town), words="without resistance")
    assert regained == ("Battles", "Government regains territory")
    assert overtaken == ("Battles", "Non-state actor overtakes territory")
    assert handed_over == ("Strategic developments", "Non-violent transfer of territory")
