"""Flags of clauses, complements, and who reports."""

from __future__ import annotations

import pytest
from stored_parses import clause, clauses, complements, reporter

NEGATED = [
    ("Iran will not attack or bomb Iraq unless it is provoked.", "attack", True),
    ("Iran will not attack or bomb Iraq unless it is provoked.", "bomb", True),
    ("Iran no longer supports the plan.", "support", True),
    ("He neither attacked nor bombed Iran.", "attack", True),
    ("He neither attacked nor bombed Iran.", "bomb", True),
    ("The army left the city without attacking the rebels.", "attack", True),
    ("The army left the city without attacking the rebels.", "leave", False),
    ("No talks were held with Iran.", "talk", True),
    ("There was no attack on Israel.", "attack", True),
    ("Iran has not only attacked but destroyed Iraq.", "attack", False),
]
MODALITY = [
    ("Iran will not attack or bomb Iraq unless it is provoked.", "bomb", "will"),
    ("Iran will not attack or bomb Iraq unless it is provoked.", "provoke", "if"),
    ("Iran would send troops if Israel attacked.", "send", "would"),
    ("Iran would send troops if Israel attacked.", "attack", "if"),
    ("Iran said it would send troops.", "send", "will"),
    ("The minister is to visit Paris.", "visit", "will"),
    ("Obama is likely to visit Cuba.", "visit", "may"),
    ("The US warned that it may attack North Korea.", "attack", "may"),
    ("A planned visit by Putin to Beijing was cancelled.", "visit", "will"),
    ("Israel bombed Gaza, killing 12.", "bomb", ""),
]
REPORTER = [
    ("Iran said it would send troops.", "send", ("Iran", "say")),
    ("Iran attacked Iraq, officials said.", "attack", ("officials", "say")),
    ('"We will attack Iran," Netanyahu said.', "attack", ("Netanyahu", "say")),
    ("According to Iran, Iraq has attacked Tehran.", "attack", ("Iran", "according")),
    ("Russia accused Ukraine of bombing Donetsk.", "bomb", ("Russia", "accuse")),
    ("Militants are believed to have killed 12 soldiers.", "kill", ("", "believe")),
    ("Egypt allegedly bombed Libya.", "bomb", ("", "allege")),
    ("The alleged attack by Egypt on Libya failed.", "attack", ("", "allege")),
    ("Iran denied bombing the embassy.", "bomb", ("Iran", "deny")),
    ("Israel bombed Gaza, killing 12.", "bomb", ("", "")),
    ("Kenya arrested ten men, a diplomat in Nairobi said.", "arrest", ("diplomat", "say")),
]
COMPLEMENTS = [
    ("Russia asked Turkey to withdraw its troops.", "ask", ["to withdraw"]),
    ("Obama called on Assad to step down.", "call", ["to step_down"]),
    ("Russia accused Ukraine of bombing Donetsk.", "accuse", ["ing/of bomb"]),
    ("Russia retaliated by bombing Kyiv.", "retaliate", ["ing/by bomb"]),
    ("China demanded that India withdraw its troops.", "demand", ["that withdraw"]),
    ("Iran attacked Iraq, officials said.", "say", ["that attack"]),
    ("France sent troops to protect civilians.", "send", ["purpose protect"]),
    ("They agreed to rebuild Iraq and to send weapons.", "agree", ["to rebuild", "to send"]),
    ("Israel bombed Gaza, killing 12.", "bomb", []),
]


@pytest.mark.parametrize(("sentence", "lemma", "expected"), NEGATED)
def test_negated(sentence: str, lemma: str, expected: bool) -> None:
    assert clause(sentence, lemma).negated is expected


@pytest.mark.parametrize(("sentence", "lemma", "expected"), MODALITY)
def test_modality(sentence: str, lemma: str, expected: str) -> None:
    assert clause(sentence, lemma).modality == expected


@pytest.mark.parametrize(("sentence", "lemma", "expected"), REPORTER)
def test_reporter(sentence: str, lemma: str, expected: tuple[str, str]) -> None:
    assert reporter(sentence, lemma) == expected


@pytest.mark.parametrize(("sentence", "lemma", "expected"), COMPLEMENTS)
def test_complements(sentence: str, lemma: str, expected: list[str]) -> None:
    assert complements(sentence, lemma) == expected
    found = clauses(sentence)
    parents = [found[link.clause].parent for link in clause(sentence, lemma).complements]
    assert set(parents) <= {clause(sentence, lemma).index}


def test_tense() -> None:
    assert clause("Israel bombed Gaza, killing 12.", "bomb").tense == "past"
    assert clause("Iran no longer supports the plan.", "support").tense == "present"
    assert clause("Iran said it would send troops.", "send").tense == "future"


def test_question() -> None:
    assert clause("Did Israel attack Iran?", "attack").question
    assert not clause("Israel bombed Gaza, killing 12.", "bomb").question


def test_quoted() -> None:
    sentence = '"We will attack Iran," Netanyahu said.'
    assert clause(sentence, "attack").quoted
    assert not clause(sentence, "say").quoted
