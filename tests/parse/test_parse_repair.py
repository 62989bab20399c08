"""Slips of the parser that are mended before clauses are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stored_parses import EVENT_NOUNS, FIXED, LIGHT_VERBS, complements, parses, read_table, roles

from eventcoder.parse.clauses import find_clauses
from eventcoder.parse.repair import repaired
from eventcoder.records import Tokens

CASES = [
    ("Sirens blared over Algiers on Tuesday.", "blare", {"subject": "Sirens", "over": "Algiers"}),
    ("Youths in Bangui hurled stones at the guard.", "hurl", {"subject": "Youths", "object": "stones"}),
    (
        "Uganda's military briefly detained opposition candidate Bobi Wine.",
        "detain",
        {"subject": "military", "object": "Wine"},
    ),
    ("At a session in Cairo Arab foreign ministers demanded pay.", "demand", {"subject": "ministers"}),
    ("Kenya arrested ten men, a diplomat in Nairobi said.", "say", {"subject": "diplomat"}),
    ("Israel demanded that Hamas release hostages.", "release", {"subject": "Hamas", "object": "hostages"}),
]


@pytest.mark.parametrize(("sentence", "lemma", "expected"), CASES)
def test_mended(sentence: str, lemma: str, expected: dict[str, str]) -> None:
    found = roles(sentence, lemma)
    assert {key: found.get(key) for key in expected} == expected


def test_mended_noun_becomes_a_that_clause() -> None:
    assert complements("Israel demanded that Hamas release hostages.", "demand") == ["that release"]


def test_sound_parse_stays_the_same_object() -> None:
    tokens = parses()["Israel bombed Gaza, killing 12."]
    assert repaired(tokens) is tokens


LABELS = (
    "nsubj",
    "nsubjpass",
    "dobj",
    "pobj",
    "prep",
    "conj",
    "cc",
    "acl",
    "relcl",
    "advcl",
    "ccomp",
    "xcomp",
)
WORDS = (
    ("said", "say", "VERB", "VBD"),
    ("bombed", "bomb", "VERB", "VBN"),
    ("following", "follow", "VERB", "VBG"),
    ("attack", "attack", "NOUN", "NN"),
    ("Iran", "Iran", "PROPN", "NNP"),
    ("which", "which", "PRON", "WDT"),
    ("of", "of", "ADP", "IN"),
    ("is", "be", "AUX", "VBZ"),
    (",", ",", "PUNCT", ","),
    ("to", "to", "PART", "TO"),
)


@st.composite
def any_tree(draw: st.DrawFn) -> Tokens:
    """A tree of random words, labels and heads."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]}
    for place, token in enumerate(order[1:], 1):
        heads[token] = order[draw(st.integers(0, place - 1))]
    lines = []
    for token in range(size):
        label = "ROOT" if heads[token] == token else draw(st.sampled_from(LABELS))
        lines.append("\t".join((*draw(st.sampled_from(WORDS)), label, str(heads[token]))))
    return read_table(lines)


@given(any_tree())
def test_any_tree_gives_clauses_that_point_at_each_other(tokens: Tokens) -> None:
    found = find_clauses(tokens, EVENT_NOUNS, LIGHT_VERBS, FIXED)
    assert [item.index for item in found] == list(range(len(found)))
    for item in found:
        assert -1 <= item.parent < len(found)
        assert all(0 <= link.clause < len(found) for link in item.complements)
        assert all(0 <= argument.head < len(tokens) for argument in item.arguments)


def test_nothing_gives_nothing() -> None:
    empty = Tokens((), (), (), (), (), (), (), (), ())
    assert find_clauses(empty, EVENT_NOUNS, LIGHT_VERBS, FIXED) == ()


def test_the_verb_behind_a_weekday() -> None:
    sentence = "The United States on Friday lifted travel curbs on Brazil."
    found = roles(sentence, "lift")
    assert (found["subject"], found["object"]) == ("States", "curbs")
    assert "Friday" in found["on"]
