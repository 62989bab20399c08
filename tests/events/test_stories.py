"""What tells the same story within a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from table_rows import event

from eventcoder.events.simhash import simhash
from eventcoder.events.stories import with_stories

BASE = replace(
    event(), doc_id="a", code="190", root="19", source_code="IRN", target_code="IRQ",
    source_name="Iran", target_name="Iraq", event_date=date(2024, 5, 1), date_precision="day",
)  # fmt: skip


def stories(*events: object) -> list[str]:
    return [one.story_id for one in with_stories(list(events))]  # type: ignore[arg-type]


def test_both_directions_are_one_story() -> None:
    back = replace(BASE, source_code="IRQ", target_code="IRN", source_name="Iraq", target_name="Iran")
    one, other = stories(BASE, back)
    assert one == other


def test_an_undated_report_joins_the_dated_one() -> None:
    undated = replace(BASE, date_precision="publication", event_date=date(2024, 5, 3))
    one, other = stories(BASE, undated)
    assert one == other


def test_another_day_root_or_document_is_another_story() -> None:
    others = (
        replace(BASE, event_date=date(2024, 5, 2)),
        replace(BASE, root="17", code="173"),
        replace(BASE, doc_id="b"),
    )
    assert len(set(stories(BASE, *others))) == 4


def test_simhash_of_near_copies_is_near() -> None:
    text = " ".join(f"word{number} stands here" for number in range(80))
    near, far = text.replace("word7 ", "other "), " ".join(f"nothing{number} alike" for number in range(80))

    def distance(one: str, other: str) -> int:
        return (int(simhash(one), 16) ^ int(simhash(other), 16)).bit_count()

    assert distance(text, near) < 8 < distance(text, far)
    assert simhash("") == "0" * 16
