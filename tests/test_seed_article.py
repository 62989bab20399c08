"""The article on Kazakhstan in January 2022, coded by hand, against the rows of the real coder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import eventcoder
from eventcoder.evaluate.article import ArticleScore, read_article, score_article

SEED = Path(__file__).resolve().parents[2] / "shared" / "seed"

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not SEED.is_dir(), reason="the seed article isn't here"),
]


@pytest.fixture(scope="module")
def result() -> tuple[ArticleScore, str]:
    """The score, and the rows that it rests on as lines."""
    article = read_article(SEED / "seed_gold.jsonl")
    events = list(eventcoder.load().code([article.document(date(2022, 1, 8))]))
    lines = [f"{e.code} {e.source_code} → {e.target_code} {e.event_date} | {e.sentence}" for e in events]
    return score_article(article, events), "\n".join(lines)


def test_text_of_the_gold_is_the_article() -> None:
    text = (SEED / "kazakhstan-2022-01.txt").read_text(encoding="utf-8")
    assert read_article(SEED / "seed_gold.jsonl").text == text.rstrip("\n")


def test_required_events_are_found(result: tuple[ArticleScore, str]) -> None:
    score, rows = result
    assert score.required == 19
    assert score.found >= 11, f"{score}\n{rows}"


def test_little_is_coded_that_is_not_there(result: tuple[ArticleScore, str]) -> None:
    score, rows = result
    assert score.unmatched <= 8, f"{score}\n{rows}"


def test_empty_sentences_stay_empty(result: tuple[ArticleScore, str]) -> None:
    score, rows = result
    assert score.in_empty <= 2, f"{score}\n{rows}"
