from __future__ import annotations

import pytest

from eventcoder.codebook import pattern_index as keys
from eventcoder.codebook.compiled import Pattern
from eventcoder.codebook.grammar import WordSet, parse_pattern, trigger_lemmas
from eventcoder.codebook.pattern_index import PatternIndex, index_of
from eventcoder.location import Location

SETS = {"aid": WordSet("noun", frozenset({("aid",), ("food",)}))}
VERB, SOURCE = keys.VERB, keys.SOURCE
ON = keys.actor_behind("on")

# pattern, keys of a clause that may match it
ENOUGH = [
    ("SOURCE attack", {VERB, SOURCE}),
    ("SOURCE? attack", {VERB}),
    ("SOURCE=TARGET attack", {VERB, keys.PAIR}),
    ("SOURCE attack TARGET", {VERB, SOURCE, keys.OBJECT_ACTOR}),
    ("SOURCE attack TARGET", {VERB, SOURCE, keys.LENIENT}),
    ("SOURCE attack TARGET~", {VERB, SOURCE}),
    ("SOURCE attack [TARGET]", {VERB, SOURCE}),
    ("SOURCE send &aid to TARGET", {VERB, SOURCE, "food", keys.actor_behind("to")}),
    ("SOURCE send for &aid", {VERB, SOURCE, "aid", keys.behind("for")}),
    ("SOURCE attack !match", {VERB, SOURCE}),
    ("SOURCE call on TARGET to (stop|end)", {VERB, SOURCE, keys.embedded("to", "end")}),
    ("SOURCE say that TARGET lie", {VERB, SOURCE, keys.embedded("that", "lie")}),
    ("SOURCE strike/n", {keys.NOUN, SOURCE}),
    ("SOURCE air+strike TARGET~", {VERB, SOURCE, keys.anywhere("air")}),
]


def index(text: str) -> PatternIndex:
    tree = parse_pattern(text, SETS)
    pattern = Pattern("p", "190", text, tree, Location("p.yml"), 0, 0)
    return index_of(next(iter(trigger_lemmas(tree))), [pattern])


@pytest.mark.parametrize(("text", "holds"), ENOUGH)
def test_a_clause_with_all_that_a_pattern_needs_meets_it(text: str, holds: set[str]) -> None:
    assert index(text).within(holds)


@pytest.mark.parametrize(("text", "holds"), ENOUGH)
def test_a_clause_without_any_one_of_them_does_not(text: str, holds: set[str]) -> None:
    for key in holds:
        assert not index(text).within(holds - {key}), key


def test_patterns_come_in_their_own_order_and_each_once() -> None:
    texts = ["SOURCE send (aid|food)", "SOURCE send food", "SOURCE? send", "SOURCE send aid"]
    patterns = [
        Pattern(text, "070", text, parse_pattern(text, SETS), Location("p.yml"), 0, order)
        for order, text in enumerate(texts)
    ]
    found = index_of("send", patterns).within({VERB, SOURCE, "aid", "food"})
    assert [pattern.text for pattern in found] == texts
