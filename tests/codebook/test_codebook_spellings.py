"""Words of patterns in the tokens and lemmas of the parser."""

from __future__ import annotations

import pytest

from eventcoder.codebook.grammar import parse_pattern, trigger_lemmas
from eventcoder.codebook.spellings import singular, spellings


@pytest.mark.parametrize(
    ("written", "lemma"),
    [("arms", "arm"), ("supplies", "supply"), ("gunmen", "gunman"), ("press", "press"), ("crisis", "crisis")],
)
def test_plural_nouns_have_the_lemma_of_the_parser(written: str, lemma: str) -> None:
    assert singular(written) == lemma


def test_a_hyphen_stands_between_tokens() -> None:
    assert ("sit", "in") in spellings(("sit-in",))
    assert ("tear", "gas", "grenade") in spellings(("tear-gas", "grenade"))


def test_a_single_letter_is_not_cut_off() -> None:
    assert spellings(("a-bomb",)) == (("a-bomb",),)


def test_a_verb_with_a_particle_keeps_it() -> None:
    assert spellings(("call_off",)) == (("call_off",),)


def test_words_are_found_under_both_spellings() -> None:
    tree = parse_pattern("SOURCE halt (arms+delivery|cease-fire) to TARGET", {})
    words = tree.body.items[0].content  # type: ignore[union-attr]
    assert words.by_head["delivery"] == (("arm",), ("arms",))  # type: ignore[union-attr]
    assert words.by_head["fire"] == (("cease",),)  # type: ignore[union-attr]


def test_a_particle_alone_calls_up_no_pattern() -> None:
    assert trigger_lemmas(parse_pattern("SOURCE (sit-in/n|walk-out/n) against TARGET", {})) == (
        "sit-in",
        "walk-out",
    )
    assert trigger_lemmas(parse_pattern("SOURCE down tools", {})) == ("down",)
