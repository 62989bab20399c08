"""Who does what to whom: arguments of verbs in the roles of the active voice."""

from __future__ import annotations

import pytest
from stored_parses import clause, parses, roles

CASES = [
    # active and passive
    ("Israel bombed Gaza, killing 12.", "bomb", {"subject": "Israel", "object": "Gaza"}),
    ("Israeli troops were attacked by militants.", "attack", {"subject": "militants", "object": "troops"}),
    ("Ten men were arrested on Friday.", "arrest", {"object": "men", "on": "Friday"}),
    ("The US gave Israel aid.", "give", {"subject": "US"}),
    (
        "Syria was given weapons by Iran.",
        "give",
        {"subject": "Iran", "object": "weapons", "indirect": "Syria"},
    ),
    ("The US sent weapons to Israel.", "send", {"subject": "US", "object": "weapons", "to": "Israel"}),
    ("Kerry is angry at Russia.", "be", {"subject": "Kerry", "attribute": "angry"}),
    ("Trump called Kim a madman.", "call", {"subject": "Trump", "object": "Kim", "attribute": "madman"}),
    # relative clauses
    ("The rebels who attacked the town fled.", "attack", {"subject": "rebels", "object": "town"}),
    ("Turkey, which the EU criticized, left.", "criticize", {"subject": "EU", "object": "Turkey"}),
    ("The town Israel bombed was in Syria.", "bomb", {"subject": "Israel", "object": "town"}),
    (
        "The official with whom Iran negotiated resigned.",
        "negotiate",
        {"subject": "Iran", "with": "official"},
    ),
    ("The town in which Iran held talks was destroyed.", "hold", {"subject": "Iran", "in": "town"}),
    # reduced relative clauses
    (
        "Troops backed by Russia killed 12 men carrying guns.",
        "back",
        {"subject": "Russia", "object": "Troops"},
    ),
    ("Troops backed by Russia killed 12 men carrying guns.", "carry", {"subject": "men", "object": "guns"}),
    # control and raising
    ("Iran tried to attack Syria.", "attack", {"subject": "Iran", "object": "Syria"}),
    ("Russia asked Turkey to withdraw its troops.", "withdraw", {"subject": "Turkey", "object": "troops"}),
    ("Russia promised Turkey to withdraw its troops.", "withdraw", {"subject": "Russia"}),
    ("Iran is expected to release the prisoners.", "release", {"subject": "Iran", "object": "prisoners"}),
    ("The group was forced to leave Syria by the army.", "force", {"subject": "army", "object": "group"}),
    ("The group was forced to leave Syria by the army.", "leave", {"subject": "group", "object": "Syria"}),
    ("The rebels seem to have attacked the town.", "attack", {"subject": "rebels", "object": "town"}),
    ("Obama called on Assad to step down.", "step_down", {"subject": "Assad"}),
    ("The US called for Israel to withdraw its troops.", "withdraw", {"subject": "Israel"}),
    ("The rebels want Assad removed.", "remove", {"object": "Assad"}),
    ("Russia's decision to send troops angered Turkey.", "send", {"subject": "Russia", "object": "troops"}),
    ("Congress blocked a U.S. push to renew talks.", "renew", {"subject": "U.S.", "object": "talks"}),
    # gerunds and participles
    ("Israel bombed Gaza, killing 12.", "kill", {"subject": "Israel", "object": "12"}),
    ("Speaking in Paris, Macron urged Iran to stop.", "speak", {"subject": "Macron", "in": "Paris"}),
    ("Russia accused Ukraine of bombing Donetsk.", "bomb", {"subject": "Ukraine", "object": "Donetsk"}),
    ("Police prevented protesters from reaching the square.", "reach", {"subject": "protesters"}),
    ("Iran apologized for killing Iraqis.", "kill", {"subject": "Iran", "object": "Iraqis"}),
    ("Russia retaliated by bombing Kyiv.", "bomb", {"subject": "Russia", "object": "Kyiv"}),
    # coordination
    (
        "The police arrested and beat protesters in Cairo.",
        "arrest",
        {"subject": "police", "object": "protesters"},
    ),
    (
        "The police arrested and beat protesters in Cairo.",
        "beat",
        {"subject": "police", "object": "protesters"},
    ),
    ("Iran and Turkey condemned Israel.", "condemn", {"subject": "Iran Turkey", "object": "Israel"}),
    # prepositions of several words
    ("The troops withdrew out of Iraq.", "withdraw", {"out_of": "Iraq"}),
    ("Because of the attack, Iran left.", "leave", {"because_of": "attack"}),
    ("Iran spoke in support of Syria.", "speak", {"in_support_of": "Syria", "in": "support"}),
]


@pytest.mark.parametrize(("sentence", "lemma", "expected"), CASES)
def test_roles(sentence: str, lemma: str, expected: dict[str, str]) -> None:
    found = roles(sentence, lemma)
    assert {key: found.get(key) for key in expected} == expected


def test_agentless_passive_has_no_subject() -> None:
    assert "subject" not in roles("Ten men were arrested on Friday.", "arrest")


def test_time_is_no_agent_and_no_fixed_preposition() -> None:
    assert roles("The base was destroyed by Monday.", "destroy") == {"object": "base", "by": "Monday"}


def test_whose_gives_a_possessor_inside_the_subject() -> None:
    sentence = "The group whose leaders attacked the base fled."
    text = parses()[sentence].text
    inner = [item for item in clause(sentence, "attack").arguments if item.role == "possessor"]
    assert [(text[item.head], text[item.within]) for item in inner] == [("group", "leaders")]


def test_phrases_inside_the_object_are_listed_within_it() -> None:
    sentence = "France launched an attack on Mali."
    text = parses()[sentence].text
    inner = [item for item in clause(sentence, "launch").arguments if item.within >= 0]
    assert [(item.prep, text[item.head], text[item.within]) for item in inner] == [("on", "Mali", "attack")]


def test_words_hold_apposition_and_conjuncts_but_no_relative_clause() -> None:
    sentence = "Merkel, the chancellor, met Putin, who smiled."
    text = parses()[sentence].text
    meet = clause(sentence, "meet")
    words = {item.role: [text[word] for word in item.words] for item in meet.arguments if item.within < 0}
    assert words == {"subject": ["Merkel", "the", "chancellor"], "object": ["Putin"]}


def test_particle_joins_the_verb_and_the_plain_verb_stays() -> None:
    found = clause("The army called off the strike.", "call_off")
    assert found.base == "call"


def test_swallowed_preposition_gives_object_and_keeps_the_phrase() -> None:
    assert roles("Turkey called on Friday for talks.", "call_for") == {
        "subject": "Turkey",
        "on": "Friday",
        "for": "talks",
        "object": "talks",
    }
