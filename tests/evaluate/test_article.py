from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eventcoder.errors import InputError
from eventcoder.evaluate.article import Article, is_article, read_article, score_article

EVENT = {
    "code": "173",
    "acceptable_codes": ["1724"],
    "acceptable_sources": ["KAZCOP", "KAZ"],
    "acceptable_targets": ["KAZOPP", None],
    "required": True,
    "historical": False,
}
SENTENCES = [
    {"text": "Police held ten.", "paragraph": 0, "must_be_empty": False, "events": [EVENT]},
    {"text": "It rained.", "paragraph": 0, "must_be_empty": True, "events": []},
    {
        "text": "They did so in 2019.",
        "paragraph": 1,
        "must_be_empty": False,
        "events": [EVENT | {"historical": True}],
    },
]


@pytest.fixture
def article(tmp_path: Path) -> Article:
    path = tmp_path / "article.jsonl"
    lines = [json.dumps({"sentence_index": number} | line) for number, line in enumerate(SENTENCES)]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert is_article(path)
    return read_article(path)


@pytest.fixture
def row(make_event: Callable[..., Any]) -> Callable[..., Any]:
    return lambda start, **more: make_event(
        more.pop("code", "173"),
        **{"trigger_start": start, "source_code": "KAZCOP", "pub_date": date(2022, 1, 8)}
        | {"event_date": date(2022, 1, 5)}
        | more,
    )


def test_the_text_is_put_together(article: Article) -> None:
    assert article.text == "Police held ten. It rained.\nThey did so in 2019."
    assert [article.text[s.start : s.end] for s in article.sentences] == [s["text"] for s in SENTENCES]


def test_found_unmatched_and_in_empty_sentences(article: Article, row: Callable[..., Any]) -> None:
    found = row(7)
    wrong_root = row(7, code="190")
    wrong_actor = row(7, source_code="RUSGOV")
    in_empty = row(20)
    score = score_article(article, [found, wrong_root, wrong_actor, in_empty])
    assert (score.required, score.found, score.rows, score.unmatched, score.in_empty) == (2, 1, 4, 3, 1)


def test_past_events_need_a_past_date(article: Article, row: Callable[..., Any]) -> None:
    assert score_article(article, [row(33)]).unmatched == 1
    assert score_article(article, [row(33, event_date=date(2019, 1, 1))]).found == 1


def test_mirror_rows_and_other_statuses_do_not_count(article: Article, row: Callable[..., Any]) -> None:
    score = score_article(article, [row(7, mirror=True), row(7, status="planned")])
    assert (score.found, score.rows) == (0, 0)


def test_a_damaged_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "article.jsonl"
    path.write_text('{"sentence_index": 0}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"article.jsonl:1: not a sentence"):
        read_article(path)
    assert not is_article(tmp_path / "no.jsonl")
