"""The labelled sentences: each line can be used, and what stands in the codebook is clean."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from eventcoder.codebook import load, shipped_codebooks
from eventcoder.errors import InputError
from eventcoder.reader.sentences import Labelled, read_sentences, sentence_files, unmark

GOLD = Path(__file__).parents[2] / "../shared/gold"
_WORD = re.compile(r"[a-z]+")
_SMALL = frozenset(
    _WORD.findall(
        "the a an of to in on at by for with from as and or but that which who its his her their it he she "
        "they was were is are be been has have had said says after before into over not no will would could "
        "this these those than then when while where"
    )
)


@pytest.fixture(scope="module")
def shipped() -> list[Labelled]:
    return read_sentences(sentence_files(shipped_codebooks() / "cameo"))


def test_every_code_has_twenty_sentences(shipped: list[Labelled]) -> None:
    counts = Counter(one.code for one in shipped)
    codes = [code for code, one in load("cameo").codes.items() if not one.abstract]
    assert [code for code in codes if counts[code] < 20] == []


def test_only_codes_that_can_be_coded(shipped: list[Labelled]) -> None:
    known = {code for code, one in load("cameo").codes.items() if not one.abstract}
    assert {one.code for one in shipped if one.code} - known == set()


def test_no_sentence_twice(shipped: list[Labelled]) -> None:
    counts = Counter(one.text for one in shipped)
    assert [text for text, count in counts.items() if count > 1] == []


def test_no_eight_content_words_in_a_row_of_the_gold(shipped: list[Labelled]) -> None:
    if not GOLD.exists():
        pytest.skip("the gold isn't here")
    gold: set[tuple[str, ...]] = set()
    for line in (GOLD / "plv_dev.jsonl").read_text(encoding="utf-8").splitlines():
        gold |= _runs(json.loads(line)["text"])
    assert [f"{one.file}:{one.line}" for one in shipped if _runs(one.text) & gold] == []


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word for word in _WORD.findall(text.lower()) if word not in _SMALL]
    return {tuple(words[place : place + 8]) for place in range(len(words) - 7)}


def test_marks_become_offsets() -> None:
    text, source, target = unmark("On Monday <s>Kenya</s> thanked <t>the <UN> mission</t>.")
    assert text == "On Monday Kenya thanked the <UN> mission."
    assert (text[slice(*source)], text[slice(*target)]) == ("Kenya", "the <UN> mission")


@pytest.mark.parametrize(
    "line",
    [
        '{"code": "051", "text": "<s>Kenya</s> thanked Chad."}',
        '{"code": "051", "text": "<s>Kenya</s> and <s>Mali</s> thanked <t>Chad</t>."}',
        '{"code": null, "text": "<s>Kenya</s> thanked <t>Chad</t>."}',
        '{"code": "051", "text": "<s>Kenya</s> thanked <t>Chad</t>.", "status": "maybe"}',
        '{"code": "051", "text": "<s>Kenya</s> thanked <t>Chad</t>.", "sure": true}',
        "not json",
    ],
)
def test_a_bad_line_is_told_with_its_place(line: str, tmp_path: Path) -> None:
    path = tmp_path / "more.jsonl"
    path.write_text('{"code": "051", "text": "<s>A</s> thanked <t>B</t>."}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"more\.jsonl:2: "):
        read_sentences([path])
