"""Which rows a run asks for, before and after the date of an event is known."""

from __future__ import annotations

from eventcoder.events.asked import ALL, Asked


def test_statuses_and_allegations_are_asked_for_apart() -> None:
    asked = Asked(frozenset({"actual"}), alleged=False)
    assert asked.takes("actual", "asserted")
    assert not asked.takes("planned", "asserted")
    assert not asked.takes("actual", "alleged")
    assert ALL.takes("planned", "denied")


def test_an_actual_row_may_still_turn_out_to_be_history() -> None:
    asked = Asked(frozenset({"historical"}), alleged=False)
    assert asked.may_be("actual", "asserted") and not asked.takes("actual", "asserted")
    assert not asked.may_be("planned", "asserted")
    assert not asked.may_be("actual", "denied")
