"""The pattern grammar: trees, weights, errors with their place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.codebook.grammar import (
    Absent,
    Anything,
    Embedded,
    PatternError,
    Phrase,
    Slot,
    Words,
    WordSet,
    normalised,
    parse_pattern,
    trigger_lemmas,
)

SETS = {
    "aid": WordSet("noun", frozenset({("aid",)})),
    "talks": WordSet("noun", frozenset({("talk",), ("peace", "process")})),
    "leave": WordSet("verb", frozenset({("leave",), ("quit",)})),
}


def test_a_slot_with_a_preposition_is_a_phrase() -> None:
    tree = parse_pattern("SOURCE appeal to TARGET for &aid", SETS)
    to, for_ = tree.body.items
    assert to == Phrase(Slot("TARGET"), frozenset({"to"}))
    assert isinstance(for_, Phrase) and isinstance(for_.content, Words) and for_.content.sets == ("aid",)


def test_to_with_a_verb_is_a_complement_and_its_slot_the_subject() -> None:
    (item,) = parse_pattern("SOURCE invite TARGET to (send|deploy) *", SETS).body.items
    assert isinstance(item, Embedded) and item.kind == "to" and item.subject == Slot("TARGET")
    assert item.body is not None and item.body.trigger.heads == {"send", "deploy"}
    assert item.body.items == (Phrase(Anything()),)


@pytest.mark.parametrize(("text", "kind"), [
    ("SOURCE agree to talk/n with TARGET", Phrase),
    ("SOURCE agree to talk with TARGET", Embedded),
    ("SOURCE agree to &talks with TARGET", Phrase),
    ("SOURCE agree to &leave", Embedded),
    ("SOURCE agree to (talk|meeting)/n with TARGET", Phrase),
])  # fmt: skip
def test_after_to_a_bare_word_is_a_verb(text: str, kind: type) -> None:
    assert isinstance(parse_pattern(text, SETS).body.items[0], kind)


def test_ing_forms_are_complements_behind_their_preposition() -> None:
    _, item = parse_pattern("SOURCE accuse TARGET of (bombing|planning) *", SETS).body.items
    assert isinstance(item, Embedded) and item.kind == "ing" and item.prepositions == {"of"}
    assert item.body is not None and {"bomb", "plan"} <= item.body.trigger.heads


def test_possessor_optional_and_absent() -> None:
    lift = parse_pattern("SOURCE lift TARGET's &aid", SETS).body.items[0]
    assert isinstance(lift, Phrase) and lift.possessor == Slot("TARGET")
    very = parse_pattern("SOURCE be [very] angry at TARGET !match", SETS).body.items
    assert isinstance(very[0], Phrase) and very[0].optional
    assert isinstance(very[-1], Absent)


@pytest.mark.parametrize(("text", "weight"), [
    ("SOURCE visit TARGET", 2),
    ("SOURCE visit [very] TARGET", 2),
    ("SOURCE &leave TARGET", 1),
    ("SOURCE fight for TARGET", 3),
    ("SOURCE send &aid to TARGET", 4),
    ("SOURCE ask TARGET to send &aid", 5),
])  # fmt: skip
def test_specificity_counts_what_must_be_there(text: str, weight: int) -> None:
    assert parse_pattern(text, SETS).specificity == weight


@pytest.mark.parametrize(("text", "offset", "message"), [
    ("TARGET visit SOURCE", 0, "begins with SOURCE"),
    ("SOURCE", 6, "trigger"),
    ("SOURCE visit &nowhere", 13, "unknown set"),
    ("SOURCE (visit|meet TARGET", 7, "never closed"),
    ("SOURCE visit [TARGET", 13, "never closed"),
    ("SOURCE visit TARGET]", 19, "without its opening"),
    ("SOURCE visit in", 15, "must stand here"),
    ("SOURCE=TARGET meet TARGET", 0, "names the target already"),
    ("SOURCE meet TARGET with TARGET", 0, "more than once"),
    ("SOURCE visit # TARGET", 13, "can't read"),
])  # fmt: skip
def test_faults_say_where(text: str, offset: int, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse_pattern(text, SETS)
    assert message in caught.value.message
    assert caught.value.offset == offset


def test_triggers_are_indexed_by_their_heads() -> None:
    assert trigger_lemmas(parse_pattern("SOURCE (call_off|air+strike) TARGET", SETS)) == (
        "call_off",
        "strike",
    )


def test_order_of_alternatives_does_not_matter() -> None:
    one, other = (parse_pattern(f"SOURCE ({words}) TARGET", SETS) for words in ("b|a", "a | b"))
    assert normalised(one) == normalised(other)


@given(st.text(alphabet="SOURCETARGET &()[]|!*'~?abcd+/", max_size=40))
def test_any_text_is_a_tree_or_an_error(text: str) -> None:
    try:
        tree = parse_pattern("SOURCE " + text, SETS)
    except PatternError as error:
        assert 0 <= error.offset <= len(text) + 7
    else:
        assert tree.specificity >= 1
