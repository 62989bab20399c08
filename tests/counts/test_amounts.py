"""Numerals, amounts and counts on token arrays made by hand."""

from __future__ import annotations

import pytest

from eventcoder.counts import counts_of, find_amounts
from eventcoder.counts.numerals import value_of
from eventcoder.records import Clause, Counts, Tokens


def sentence(rows: str) -> Tokens:
    """Tokens from "word/lemma/tag/dep>head" groups."""
    parts = [item.rsplit(">", 1) for item in rows.split()]
    words, lemmas, tags, deps = zip(*(rest.split("/") for rest, _ in parts), strict=True)
    pos = tuple("VERB" if tag.startswith("VB") else "NOUN" for tag in tags)
    size = len(words)
    starts = tuple(sum(len(w) + 1 for w in words[:i]) for i in range(size))
    ends = tuple(s + len(w) for s, w in zip(starts, words, strict=True))
    return Tokens(words, lemmas, pos, tags, deps, tuple(int(h) for _, h in parts), ("",) * size, starts, ends)


def flat(text: str) -> Tokens:
    words = text.split()
    return sentence(" ".join(f"{w}/{w.lower()}/CD/dep>0" for w in words))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", 12), ("5,000", 5000), ("1.5 million", 1_500_000), ("twenty-one", 21),
        ("one hundred and five", 105),
        ("two dozen", 24), ("a dozen", 12), ("half a dozen", 6), ("several hundred", 300), ("dozens", 24),
        ("tens of thousands", 20_000), ("three thousand two hundred", 3200), ("a hundred", 100),
    ],
)  # fmt: skip
def test_numeral_says(text: str, value: int) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("12", (12, 12, 12)),
        ("at least 12", (12, 12, None)),
        ("more than 30", (30, 30, None)),
        ("up to 20", (20, None, 20)),
        ("as many as 20", (20, None, 20)),
        ("between 10 and 15", (10, 10, 15)),
        ("10 to 15", (10, 10, 15)),
        ("about 12", (12, 12, 12)),
        ("dozens", (24, 24, None)),
        ("twenty - one", (21, 21, 21)),
    ],
)
def test_bounds(text: str, bounds: tuple[int, int | None, int | None]) -> None:
    (amount,) = find_amounts(flat(f"Rebels freed {text} men"))
    assert (amount.value, amount.low, amount.high) == bounds


def test_no_one_is_no_number() -> None:
    assert find_amounts(flat("no one came")) == ()


def count(rows: str, trigger: int) -> Counts:
    clause = Clause(0, trigger, "kill", "verb")
    return counts_of(clause, [clause], sentence(rows))


def test_himself_and_three_others_are_four() -> None:
    rows = ("He/he/PRP/nsubj>1 killed/kill/VBD/ROOT>1 himself/himself/PRP/dobj>1 and/and/CC/cc>2 "
            "three/three/CD/nummod>5 others/other/NNS/conj>2")  # fmt: skip
    assert count(rows, 1) == Counts(4, 4, 4)


def test_participles_of_the_event_count_for_it() -> None:
    rows = ("Rebels/rebel/NNS/nsubj>1 attacked/attack/VBD/ROOT>1 Kano/Kano/NNP/dobj>1 ,/,/,/punct>1 "
            "killing/kill/VBG/advcl>1 five/five/CD/nummod>6 men/man/NNS/dobj>4 and/and/CC/cc>4 "
            "wounding/wound/VBG/conj>4 30/30/CD/dobj>8")  # fmt: skip
    assert count(rows, 1) == Counts(5, 5, 5, injured=30)


def test_another_event_after_this_one_lends_no_numbers() -> None:
    rows = ("Crowds/crowd/NNS/nsubj>1 marched/march/VBD/ROOT>1 after/after/IN/mark>4 "
            "police/police/NNS/nsubj>4 "
            "killed/kill/VBD/advcl>1 12/12/CD/nummod>6 men/man/NNS/dobj>4")  # fmt: skip
    assert count(rows, 1) == Counts()
    assert count(rows, 4) == Counts(12, 12, 12)


def test_denied_killing_counts_nothing() -> None:
    rows = ("They/they/PRP/nsubj>3 did/do/VBD/aux>3 not/not/RB/neg>3 kill/kill/VB/ROOT>3 "
            "12/12/CD/nummod>5 men/man/NNS/dobj>3")  # fmt: skip
    assert count(rows, 3) == Counts()


def test_arrested_protesters_are_no_crowd() -> None:
    rows = ("Police/police/NNS/nsubj>1 arrested/arrest/VBD/ROOT>1 40/40/CD/nummod>3 "
            "protesters/protester/NNS/dobj>1")  # fmt: skip
    assert count(rows, 1) == Counts(arrested=40)


def test_things_are_not_people() -> None:
    rows = "It/it/PRP/nsubj>1 hurt/hurt/VBD/ROOT>1 12/12/CD/nummod>3 houses/house/NNS/dobj>1"
    assert count(rows, 1) == Counts()
