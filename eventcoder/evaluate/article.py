"""Scores one article that was coded by hand sentence by sentence, with sentences that must stay empty.

One JSON a line: {"sentence_index", "paragraph", "text", "must_be_empty", "events": [{"code",
"acceptable_codes", "acceptable_sources", "acceptable_targets", "required", "historical"}]}.
A row belongs to the sentence in which its trigger lies, and matches the first listed event of it with
the same root and, on both sides, the same first three letters of the actor's code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from eventcoder.errors import InputError, UsageError
from eventcoder.evaluate.match import PartCoder
from eventcoder.records import Document, Event


@dataclass(frozen=True, slots=True)
class ArticleEvent:
    """An event by hand: the roots and actors (first three letters; None: unstated) that count as right."""

    roots: frozenset[str]
    sources: frozenset[str | None]
    targets: frozenset[str | None]
    required: bool
    historical: bool


@dataclass(frozen=True, slots=True)
class ArticleSentence:
    """A sentence with its offsets in the article."""

    start: int
    end: int
    must_be_empty: bool
    events: tuple[ArticleEvent, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """The whole text and its sentences."""

    name: str
    text: str
    sentences: tuple[ArticleSentence, ...]

    def document(self, day: date) -> Document:
        """The article as a document published on `day`."""
        return Document(doc_id=self.name, pub_date=day, text=self.text, input=self.name, record_number=1)


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """Of `required` events `found`; of `rows` (no mirrors) those `unmatched` and those in empty sentences."""

    article: str
    required: int
    found: int
    rows: int
    unmatched: int
    in_empty: int


def article_paths(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Those of the files that are articles coded by hand."""
    return tuple(path for path in paths if is_article(path))


def code_articles(coder: PartCoder, paths: Sequence[Path], day: date | None) -> tuple[ArticleScore, ...]:
    """The score of each article, published on `day`. Raises UsageError where there is no `day`."""
    if paths and day is None:
        raise UsageError(f"{paths[0]}: an article needs its day of publication: give --date")
    articles = [read_article(path) for path in paths]
    scores = []
    for article in articles:
        (coded,) = coder.code_part([article.document(day or date.min)])
        scores.append(score_article(article, coded.events))
    return tuple(scores)


def is_article(path: Path) -> bool:
    """Whether the file is an article coded by hand; False too where it can't be read."""
    try:
        with path.open(encoding="utf-8") as file:
            return '"sentence_index"' in file.readline()
    except (OSError, UnicodeDecodeError):
        return False


def read_article(path: Path) -> Article:
    """The article of a file. Raises InputError with the line where one isn't gold."""
    text, paragraph = "", None
    sentences = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            record = json.loads(line)
            text += "" if paragraph is None else " " if record["paragraph"] == paragraph else "\n"
            paragraph, start = record["paragraph"], len(text)
            text += record["text"]
            events = tuple(_event(event) for event in record["events"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path}:{number}: not a sentence of an article ({error!r})") from error
        sentences.append(ArticleSentence(start, len(text), bool(record["must_be_empty"]), events))
    return Article(path.name, text, tuple(sentences))


def score_article(article: Article, rows: Sequence[Event]) -> ArticleScore:
    """How the rows of the article compare; only `actual` rows count, mirror rows don't."""
    found: set[tuple[int, int]] = set()
    unmatched = in_empty = 0
    counted = [row for row in rows if row.status == "actual" and not row.mirror]
    for row in counted:
        number = _sentence_of(row, article.sentences)
        sentence = article.sentences[number]
        in_empty += sentence.must_be_empty
        place = next((place for place, event in enumerate(sentence.events) if _fits(row, event)), None)
        if place is None:
            unmatched += 1
        else:
            found.add((number, place))
    required = {
        (number, place)
        for number, sentence in enumerate(article.sentences)
        for place, event in enumerate(sentence.events)
        if event.required
    }
    return ArticleScore(article.name, len(required), len(required & found), len(counted), unmatched, in_empty)


def _event(data: dict[str, Any]) -> ArticleEvent:
    return ArticleEvent(
        roots=frozenset(code[:2] for code in (data["code"], *data["acceptable_codes"])),
        sources=_countries(data["acceptable_sources"]),
        targets=_countries(data["acceptable_targets"]),
        required=bool(data["required"]),
        historical=bool(data["historical"]),
    )


def _countries(codes: Iterable[str | None]) -> frozenset[str | None]:
    return frozenset(code[:3] if code else None for code in codes)


def _fits(row: Event, event: ArticleEvent) -> bool:
    """Root and both actors; a row of this year is no answer to an event of the past."""
    if event.historical and row.event_date.year == row.pub_date.year:
        return False
    source = row.source_code[:3] if row.source_code else None
    target = row.target_code[:3] if row.target_code else None
    return row.root in event.roots and source in event.sources and target in event.targets


def _sentence_of(row: Event, sentences: Sequence[ArticleSentence]) -> int:
    """The number of the sentence in which the trigger lies: the last that begins before its end."""
    begun = [number for number, sentence in enumerate(sentences) if sentence.start <= row.trigger_start]
    return begun[-1] if begun else 0
