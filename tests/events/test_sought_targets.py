"""Rules without a TARGET find whom the sentence names; rules of a user's own codebook mean what they say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_codebook import candidates, codebook, rows, scene

from eventcoder.events.actions import Actions
from eventcoder.events.sought import sought_targets

SOUGHT = [
    ("Russia vetoed the draft of France.", ["RUS 129 FRA actual"]),  # its owner
    ("Russia vetoed the draft proposed by France.", ["RUS 129 FRA actual"]),  # a clause on the object
    ("Iraq ended its strike against Turkey.", ["IRQ 082 TUR actual"]),  # a phrase of the object
    ("Iraq marched through the city, cursing France.", ["IRQ 144 FRA actual"]),  # a participle
    ("Iraq will not end the strike until Turkey leaves.", ["IRQ 1246 TUR actual"]),  # a condition
    ("Iran mobilized soldiers near Iraq.", ["IRN 154 IRQ actual"]),  # another country as the place
    ("Iran mobilized soldiers in Iran.", ["IRN 154 - actual"]),
    ("Iran told Iraq that Iran would mobilize soldiers.", ["IRN 154 IRQ planned"]),  # whom it is said to
    ("Russia vetoed the draft for Libya that France wrote.", ["RUS 129 LBY actual"]),  # phrase before clause
    ("Russia vetoed the draft in spite of pleas of France.", ["RUS 129 - actual"]),  # circumstances
    ("Russia vetoed the draft.", ["RUS 129 - actual"]),
    ("Turkey ended the strike after Iran left.", ["TUR 082 - actual"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), SOUGHT, ids=[sentence for sentence, _ in SOUGHT])
def test_targets_are_sought(sentence: str, wanted: list[str]) -> None:
    assert rows(sentence) == wanted


def test_how_a_sought_target_hangs_is_said() -> None:
    (row,) = candidates("Russia vetoed the draft proposed by France.")
    assert row.joins == ("target_below",)


def test_rules_of_a_users_layer_stay_without() -> None:
    traced = scene("Russia vetoed the draft of France.")
    action = Actions(traced, codebook()).of(traced.clauses[0])
    assert action is not None and action.pattern is not None
    assert sought_targets(traced, codebook(), action)
    own = replace(action, pattern=replace(action.pattern, layer=1))
    assert sought_targets(traced, codebook(), own) == ()
