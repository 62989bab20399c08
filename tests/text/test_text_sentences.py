from __future__ import annotations

import json
import textwrap
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.records import Document
from eventcoder.text.sentences import LONGEST, has_no_sentences, split

SEED = Path(__file__).parents[2] / "../shared/seed"


def texts(text: str) -> list[str]:
    return [sentence.text for sentence in split(Document("d", date(2022, 1, 8), text))]


CASES = {
    "dateline": (
        "LONDON, Jan. 5 (Reuters) - The U.S. said Mr. Smith left. He met Gen. Lee.",
        ["LONDON, Jan. 5 (Reuters) - The U.S. said Mr. Smith left.", "He met Gen. Lee."],
    ),
    "inside a quotation": (
        "“We go home. We are tired.” The crowd left.",
        ["“We go home.", "We are tired.”", "The crowd left."],
    ),
    "quotation never closed": (
        "He said “we go. They left. It ended.",
        ["He said “we go.", "They left.", "It ended."],
    ),
    "abbreviation after an opening mark": (
        "It ended. “Mr. Smith left,” he said. “Gen. Lee came.”",
        ["It ended.", "“Mr. Smith left,” he said.", "“Gen. Lee came.”"],
    ),
    "speaker after a question": (
        "“Why?” he asked. “Go!” Smith said. Then he left.",
        ["“Why?” he asked.", "“Go!” Smith said.", "Then he left."],
    ),
    "apostrophes": (
        "The officials' homes burned. It's over.",
        ["The officials' homes burned.", "It's over."],
    ),
    "clock time": (
        "He came at 5 p.m. Monday. He left at 9 p.m. Then he slept.",
        ["He came at 5 p.m. Monday.", "He left at 9 p.m.", "Then he slept."],
    ),
    "party and state": ("John McCain (R., Ariz.) spoke.", ["John McCain (R., Ariz.) spoke."]),
    "headline": ("Army takes power\n\nThe army took power.", ["Army takes power", "The army took power."]),
    "line ends": ("One\r\nTwo\rThree\u2028Four", ["One", "Two", "Three", "Four"]),
    "nothing said": ("* * *\n\n—\n", []),
}


@pytest.mark.parametrize("name", CASES)
def test_sentences_end_where_a_reader_ends_them(name: str) -> None:
    text, expected = CASES[name]
    assert texts(text) == expected


@pytest.mark.skipif(not SEED.exists(), reason="the seed article isn't here")
def test_seed_article_gives_the_sentences_marked_by_hand() -> None:
    article = (SEED / "kazakhstan-2022-01.txt").open(encoding="utf-8", newline="").read()
    lines = (SEED / "seed_gold.jsonl").read_text(encoding="utf-8").splitlines()
    assert texts(article) == [json.loads(line)["text"].strip() for line in lines]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_wrapped_text_is_joined_up_to_an_empty_line(line_end: str) -> None:
    sentence = (
        "The government said that troops would leave the city before the end of the month and go home. "
    )
    paragraph = textwrap.fill(sentence * 3, 72)
    found = texts(f"{paragraph}\n\n{paragraph}".replace("\n", line_end))
    assert [" ".join(text.split()) for text in found] == [sentence.strip()] * 6


@given(st.text(alphabet="aB .!?\n\r\"'“”’()\u2028\x00é😀,;", max_size=300))
def test_every_sentence_is_an_exact_slice_in_order_without_white_space(text: str) -> None:
    position = 0
    for sentence in split(Document("d", date(2022, 1, 8), text)):
        assert sentence.start >= position
        assert text[sentence.start : sentence.start + len(sentence.text)] == sentence.text
        assert sentence.text == sentence.text.strip() != ""
        position = sentence.start + len(sentence.text)


@given(st.text(alphabet='aB .!?\n"“”’(),', max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    def letters(part: str) -> str:
        return "".join(filter(str.isalnum, part))

    assert letters("".join(texts(text))) == letters(text)


def test_title_comes_first_only_when_asked_for() -> None:
    document = Document("d", date(2022, 1, 8), "It ended.", title="  Coup in X ")
    title, body = split(document, with_title=True)
    assert (title.sentence_id, title.start, title.text) == (-1, 2, "Coup in X")
    assert (body.sentence_id, body.text) == (0, "It ended.")
    assert [sentence.sentence_id for sentence in split(document)] == [0]


def test_overlong_sentence_is_cut_at_a_clause_mark() -> None:
    pieces = texts("the army, which left the city long ago " * 100)
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.endswith("army,") for piece in pieces[:-1])


@pytest.mark.parametrize("unit", ["word ", "“word. ", ".", '"', "a\n", "(he. ", "a, ", "Mr. ", "he.” ", "x"])
def test_a_million_characters_take_linear_time(unit: str) -> None:
    begin = time.perf_counter()
    texts(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - begin < 10


def test_text_without_sentence_ends() -> None:
    assert has_no_sentences("word " * 30_000)
    assert not has_no_sentences("word " * 3_000)
    assert not has_no_sentences("word \n" * 30_000)
    assert not has_no_sentences("One word. " * 30_000)
