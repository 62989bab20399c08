"""Event nouns as clauses: what hangs on them, and what light verbs lend them."""

from __future__ import annotations

import pytest
from stored_parses import clause, complements, parses, roles

CASES = [
    ("The bombing of Aleppo by Russia was condemned.", "bombing", {"of": "Aleppo", "by": "Russia"}),
    ("Israel's attack on Iran failed.", "attack", {"possessor": "Israel", "on": "Iran"}),
    ("US-Russia talks collapsed.", "talk", {"modifier": "US Russia"}),
    ("Israeli-Palestinian negotiations failed.", "negotiation", {"modifier": "Israeli Palestinian"}),
    ("Talks between Iran and Turkey failed.", "talk", {"between": "Iran Turkey"}),
    ("There were clashes between police and protesters.", "clash", {"between": "police protesters"}),
    ("France launched an attack on Mali.", "attack", {"subject": "France", "on": "Mali"}),
    ("Talks were held between Iran and Iraq in Geneva.", "talk", {"between": "Iran Iraq", "in": "Geneva"}),
    (
        "The attack carried out by the Taliban on the base killed 12.",
        "attack",
        {"subject": "Taliban", "on": "base"},
    ),
    ("Israel came under attack from Hamas.", "attack", {"object": "Israel", "from": "Hamas"}),
    ("Iran is in talks with Turkey.", "talk", {"subject": "Iran", "with": "Turkey"}),
    ("Nurses went on strike.", "strike", {"subject": "Nurses"}),
    ("Iran provided Syria with aid.", "aid", {"subject": "Iran", "indirect": "Syria"}),
    ("Israel launched a wave of air strikes on Gaza.", "strike", {"subject": "Israel", "on": "Gaza"}),
    (
        "The junta faced sanctions imposed by African leaders.",
        "sanction",
        {"object": "junta", "subject": "leaders"},
    ),
    (
        "Talks between Iran and Turkey will take place in Geneva.",
        "talk",
        {"between": "Iran Turkey", "in": "Geneva"},
    ),
    ("The alleged attack by Egypt on Libya failed.", "attack", {"by": "Egypt", "on": "Libya"}),
]


@pytest.mark.parametrize(("sentence", "lemma", "expected"), CASES)
def test_roles(sentence: str, lemma: str, expected: dict[str, str]) -> None:
    found = roles(sentence, lemma)
    assert {key: found.get(key) for key in expected} == expected


def test_a_noun_under_a_plain_verb_gets_no_subject() -> None:
    found = clause("The bombing of Aleppo by Russia was condemned.", "bombing")
    assert found.light == -1
    assert "subject" not in {item.role for item in found.arguments}


def test_light_verb_lends_its_flags() -> None:
    sentence = "France launched an attack on Mali."
    found = clause(sentence, "attack")
    assert parses()[sentence].text[found.light] == "launched"
    assert found.tense == "past"


def test_verb_of_happening_lends_its_flags() -> None:
    assert clause("Talks between Iran and Turkey will take place in Geneva.", "talk").modality == "will"


def test_infinitive_behind_a_noun() -> None:
    assert complements("Russia's decision to send troops angered Turkey.", "decision") == ["to send"]


def test_that_clause_behind_a_noun() -> None:
    assert complements("Iran rejected accusations that it bombed the embassy.", "accusation") == ["that bomb"]


def test_event_noun_is_a_complement_of_its_verb_but_not_after_a_time_word() -> None:
    assert complements("France launched an attack on Mali.", "launch") == ["noun attack"]
    assert complements("Because of the attack, Iran left.", "leave") == []
