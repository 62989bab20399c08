from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.text.inflect import noun_forms, verb_forms, word_forms

VERBS = """
stop stops stopped stopping
accuse accuses accused accusing
deny denies denied denying
deploy deploys deployed deploying
die dies died dying
agree agrees agreed agreeing
panic panics panicked panicking
focus focuses focused focusing focussed
travel travels travelled traveled travelling traveling
withdraw withdraws withdrew withdrawn withdrawing
overthrow overthrows overthrew overthrown
undergo undergoes underwent undergone
rebuild rebuilds rebuilt rebuilding
kidnap kidnaps kidnapped kidnapping
quit quits quitting
veto vetoes vetoed vetoing
push pushes pushed pushing
lie lies lay lain lied lying
be is are was were been being
fly flies flew flown flying
seek seeks sought seeking
hit hits hitting
equip equips equipped equipping
flee flees fled fleeing
dye dyes dyed dyeing
tax taxes taxed taxing
"""
NOUNS = """
party parties
policeman policemen
congresswoman congresswomen
crisis crises
attack attacks
church churches
veto vetoes vetos
thief thieves
person people
schoolchild schoolchildren
referendum referendums referenda
bus buses
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


@pytest.mark.parametrize("row", rows(VERBS), ids=lambda row: row[0])
def test_verb_forms(row: list[str]) -> None:
    assert set(row) <= verb_forms(row[0])


@pytest.mark.parametrize("row", rows(NOUNS), ids=lambda row: row[0])
def test_noun_forms(row: list[str]) -> None:
    assert set(row) <= noun_forms(row[0])


def spelled(verb: str) -> set[str]:
    """Past and -ing by the schoolbook rules, written apart from the module."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye", "ie")):
        return {verb + "d", verb[:-1] + "ing"}
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb[:-1] + "ied", verb + "ing"}
    if verb[-1] in "bdgklmnprtv" and verb[-2] in "aeiou" and verb[-3] not in "aeiou":
        return {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return {verb + "ed", verb + "ing"} if not verb.endswith("e") else {verb + "d"}


@given(st.text(alphabet="abcdegiklmnoprstvwy", min_size=3, max_size=9))
def test_any_word_has_its_regular_forms(word: str) -> None:
    forms = word_forms(word)
    assert word in forms
    assert spelled(word) <= forms
    assert any(form in forms for form in (word + "s", word + "es", word[:-1] + "ies"))
    assert all(form.isalpha() and form.islower() for form in forms)
