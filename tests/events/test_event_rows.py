"""One sentence a construction: who did what to whom, and whether it happened."""

from __future__ import annotations

import pytest
from small_codebook import candidates, rows, scene

from eventcoder.events.status import STATUSES

ROWS = [
    # voice, relative clauses, control, coordination
    ("Iran attacked Iraq.", ["IRN 190 IRQ actual"]),
    ("Iraq was attacked by Iran.", ["IRN 190 IRQ actual"]),
    ("Turkey criticised Iran, which attacked Iraq.", ["IRN 190 IRQ actual"]),
    ("Iran tried to attack Iraq.", ["IRN 190 IRQ actual"]),
    ("Iran and Libya attacked Iraq.", ["IRN 190 IRQ actual", "LBY 190 IRQ actual"]),
    ("Iran invaded Iraq and bombed Libya.", ["IRN 190 IRQ actual", "IRN 195 LBY actual"]),
    # event nouns
    ("The bombing of Iraq by Iran continued.", ["IRN 195 IRQ actual"]),
    ("Iran's attack on Iraq shocked many.", ["IRN 190 IRQ actual"]),
    ("Iran launched an attack on Iraq.", ["IRN 190 IRQ actual"]),
    ("Iran and Iraq held talks.", ["IRN 046 IRQ actual", "IRQ 046 IRN actual mirror"]),
    ("Talks between Iran and Iraq ended.", ["IRN 046 IRQ actual", "IRQ 046 IRN actual mirror"]),
    # slots
    ("Iran met with Iraq.", ["IRN 040 IRQ actual", "IRQ 040 IRN actual mirror"]),
    ("France gave Libya food.", ["FRA 073 LBY actual"]),
    ("France lifted its sanctions on Libya.", ["FRA 085 LBY actual"]),
    ("France called off the talks with Libya.", ["FRA 164 LBY actual"]),
    ("France was angry at Libya.", ["FRA 110 LBY actual"]),
    ("A bomb killed 12 villagers.", ["- 180 CVL actual"]),
    ("Police killed time before the match.", []),
    # composition comes first
    ("France asked Turkey to withdraw its troops.", ["FRA 0256 TUR actual"]),
    ("France called for the withdrawal of Turkey from Libya.", ["FRA 0256 TUR actual"]),
    ("France urged Turkey to reconsider.", ["FRA 020 TUR actual"]),
    ("Russia threatened to attack Ukraine.", ["RUS 1384 UKR actual"]),
    ("France will send food to Libya.", ["FRA 0333 LBY actual"]),
    ("France will not withdraw from Libya.", ["FRA 1246 LBY actual"]),
    ("France urged Turkey not to attack Libya.", ["FRA 0256 TUR actual"]),
    ("Turkey must withdraw from Libya, France said.", ["FRA 1056 TUR actual"]),
    ("Iran will attack Iraq if it is attacked.", ["IRN 1384 IRQ actual"]),
    ("Iran said Iran would attack Iraq.", ["IRN 1384 IRQ actual"]),
    ("France said Iran would attack Iraq.", ["IRN 190 IRQ planned"]),
    # status for what is left
    ("Iran did not attack Iraq.", ["IRN 190 IRQ negated"]),
    ("Iran could attack Iraq.", ["IRN 190 IRQ hypothetical"]),
    ("Iran will attack Iraq.", ["IRN 190 IRQ planned"]),
    ("Iran failed to attack Iraq.", ["IRN 190 IRQ negated"]),
    ("France averted an attack by Iran on Iraq.", ["IRN 190 IRQ negated"]),
    ("Iraq marked the anniversary of the bombing of Libya by Iran.", ["IRN 195 LBY historical"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "wanted"), ROWS, ids=[sentence for sentence, _ in ROWS])
def test_rows_of_a_sentence(sentence: str, wanted: list[str]) -> None:
    assert rows(sentence) == wanted


def test_every_status_is_met() -> None:
    met = {row.rsplit(" ", 1)[-1] for _, wanted in ROWS for row in wanted if not row.endswith("mirror")}
    assert met == set(STATUSES)


def test_marked_sides_hold() -> None:
    marked = {"Iraq": "source", "Iran": "target"}
    assert rows("Iran attacked Iraq.", marked) == ["IRQ 190 IRN actual"]
    joins = candidates("Iran attacked Iraq.", marked)[0].joins
    assert {"source_object", "target_subject"} <= set(joins)


def test_the_trace_says_why_a_pattern_lost() -> None:
    from small_codebook import codebook

    from eventcoder.events import find_candidates
    from eventcoder.records import Sentence

    text = "Iran attacked Iraq."
    traced = scene(text, tracing=True)
    find_candidates(traced, codebook(), Sentence("d", 0, 0, text))
    assert any("matches with 2, wins" in line for line in traced.trace or [])


def test_composition_takes_the_embedded_act_in() -> None:
    (row,) = candidates("Russia threatened to attack Ukraine.")
    assert row.action.pattern_id == "small:190/0>threaten"
