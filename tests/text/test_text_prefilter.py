from __future__ import annotations

from typing import Any

import pytest

from eventcoder.codebook.compiled import Codebook, Name, Nominal
from eventcoder.text.prefilter import Prefilter


def codebook(**changes: Any) -> Codebook:
    parts: dict[str, Any] = {
        "patterns": {"accuse": (), "call_off": (), "strike": ()},
        "operators": {"threaten/v": ()},
        "nominals": {"attack": (Nominal("attack", "attack"),)},
        "event_nouns": frozenset({"attack", "sit-in"}),
        "names": {
            "Kazakhstan": (Name("Kazakhstan", "name", "kaz"),),
            "US": (Name("US", "name", "usa"),),
            "U.S.": (Name("U.S.", "name", "usa"),),
            "Security Council": (Name("Security Council", "name", "unsc"),),
            "Côte d'Ivoire": (Name("Côte d'Ivoire", "name", "civ"),),
            "gendarme": (Name("gendarme", "agent", "COP"),),
            "rebel": (Name("rebel", "agent", "REB"),),
        },
    }
    empty: dict[str, Any] = {
        "codes": {},
        "sets": {},
        "contexts": {},
        "actors": {},
        "light_verbs": frozenset(),
    }
    return Codebook(name="t", version="1", hash="0", as_of=None, **(empty | parts | changes))


KEPT = [
    "Kazakhstan accused him.",
    "KAZAKHSTAN ACCUSES",
    "Kazakhstan’s Bolat called it off.",
    "A man called on Rebels in town.",
    "Gendarmes struck again.",
    "The U.S.-led Bolat threatens Aibek.",
    "The Security\n  Council threatened more.",
    "Côte d’Ivoire was threatened.",
    "Aibek said they were accusing Bolat.",
    "An attack shook Aibek.",  # an event noun may itself be the source
    "Sit-ins went on.",
]
DROPPED = [
    "Kazakhstan is large.",  # no trigger
    "Aibek accused Bolat.",  # no participant
    "Aibek accused kazakhstan.",  # a name is written with a capital
    "Aibek accused Kazakhstanbank.",
    "Aibek accused Bolat of the BUS business.",  # US only as a whole word
    "",
]


@pytest.mark.parametrize("sentence", KEPT)
def test_sentences_that_may_hold_an_event_are_kept(sentence: str) -> None:
    assert Prefilter(codebook()).keep(sentence)


@pytest.mark.parametrize("sentence", DROPPED)
def test_other_sentences_are_dropped(sentence: str) -> None:
    assert not Prefilter(codebook()).keep(sentence)


def test_a_given_mention_is_a_participant_but_no_trigger() -> None:
    prefilter = Prefilter(codebook())
    assert prefilter.keep("Aibek accused Bolat.", given=True)
    assert not prefilter.keep("Aibek likes Bolat.", given=True)


def test_without_a_trigger_only_the_participant_counts() -> None:
    prefilter = Prefilter(codebook())
    assert prefilter.has_participant("Kazakhstan is large.")
    assert not prefilter.has_participant("Aibek is large.")


def test_two_codebooks_live_side_by_side_and_an_empty_one_keeps_nothing() -> None:
    empty = Prefilter(codebook(patterns={}, operators={}, nominals={}, event_nouns=frozenset(), names={}))
    full = Prefilter(codebook())
    assert not empty.keep("Kazakhstan accused him.")
    assert not empty.has_participant("Kazakhstan grows.")
    assert full.keep("Kazakhstan accused him.")
