from __future__ import annotations

import pytest
from report_tables import EMOJI, told
from table_rows import event

from eventcoder.records import Event
from eventcoder.report.marks import Marked, marks, utf16
from eventcoder.table.frames import events_frame


def marked(row: Event) -> Marked:
    return next(marks(events_frame([row])))


def in_javascript(sentence: str, span: tuple[int, int] | None) -> str | None:
    """What `sentence.slice(start, end)` gives in a browser, which counts UTF-16 units."""
    if span is None:
        return None
    return sentence.encode("utf-16-le")[2 * span[0] : 2 * span[1]].decode("utf-16-le")


@pytest.mark.parametrize("start", [0, 731])
@pytest.mark.parametrize("before", ["", EMOJI, "𝔸𝔹 «é» "])
def test_words_are_found_wherever_the_sentence_begins(before: str, start: int) -> None:
    row = told(f"{before}Astana 🙂 asked Russia for aid 🙂.", "Astana", "asked", "Russia", start)
    spans = marked(row)
    assert in_javascript(row.sentence, spans.source) == "Astana"
    assert in_javascript(row.sentence, spans.trigger) == "asked"
    assert in_javascript(row.sentence, spans.target) == "Russia"


def test_of_equal_triggers_the_one_is_marked_around_which_the_participants_stand() -> None:
    sentence = "Peru said Chile said that Peru erred."
    row = event(
        sentence=sentence, trigger="said", trigger_start=516, trigger_end=520,
        source_text="Chile", source_start=510, source_end=515,
        target_text="Peru", target_start=526, target_end=530,
    )  # fmt: skip
    assert marked(row) == Marked((10, 15), (16, 20), (26, 30))


def test_words_of_another_sentence_are_not_marked() -> None:
    row = event(
        sentence="It asked Russia for aid.", trigger="asked", trigger_start=103, trigger_end=108,
        source_text="Astana", source_start=20, source_end=26,
        target_text="Russia", target_start=109, target_end=115,
    )  # fmt: skip
    assert marked(row) == Marked(None, (3, 8), (9, 15))


def test_nothing_is_marked_where_the_trigger_is_not_in_the_sentence() -> None:
    row = event(sentence="Nothing of it.")
    assert marked(row) == Marked(None, None, None)


def test_overlapping_words_keep_their_own_spans() -> None:
    row = told("US-Iran talks failed.", "US", "talks", "US-Iran")
    assert marked(row) == Marked((0, 2), (8, 13), (0, 7))


def test_characters_beyond_the_first_plane_count_two() -> None:
    assert utf16("a🙂b", (1, 2)) == (1, 3)
    assert utf16("a🙂b", (2, 3)) == (3, 4)
    assert utf16("é", (0, 1)) == (0, 1)
    assert utf16("🙂", None) is None
