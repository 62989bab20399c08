"""Reports of one event in several documents get one story_id. Rows are linked, never deleted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import polars as pl

from eventcoder.aggregate.copies import copies
from eventcoder.aggregate.reports import Report, reports

NEAR = timedelta(days=1)
COPY_NEAR = timedelta(days=7)  # a copy is printed up to a week later; its text says it is the same


@dataclass(slots=True)
class Story:
    """Reports taken for one event. Later ones are held against the first, so that a story can't drift."""

    first: Report
    documents: set[str] = field(default_factory=set)


def linked(events: pl.DataFrame) -> pl.DataFrame:
    """The same rows with `story_id` over all documents, and `copy_of`, the document that one copies.

    Two reports are one story where kind (PLOVER type, else root) and status agree, the days lie at most
    one apart, participants and places don't contradict each other and at least one country is common; in
    a copy the day counts less. The rows keep their order.
    """
    copied = document_copies(events)
    ordered = sorted(reports(events), key=lambda report: (report.day, report.document, report.row))
    stories = _stories(ordered, copied)
    ids = pl.Series("story_id", [stories[row] for row in range(events.height)], dtype=pl.String)
    origin = pl.col("doc_id").replace_strict(copied, default=None, return_dtype=pl.String)
    return events.with_columns(ids, origin.alias("copy_of"))


def document_copies(events: pl.DataFrame) -> dict[str, str]:
    """Document → the earliest document that its coded sentences are a near-copy of."""
    sentences = events.sort("pub_date", "doc_id", maintain_order=True).unique(
        ["doc_id", "sentence"], keep="first", maintain_order=True
    )
    texts = sentences.group_by("doc_id", maintain_order=True).agg(pl.col("sentence").str.join(" "))
    return copies(dict(texts.iter_rows()))


def _stories(ordered: Iterable[Report], copied: Mapping[str, str]) -> dict[int, str]:
    """Row → story id: that of the first report of the story."""
    open_stories: dict[tuple[str, str, str], list[Story]] = defaultdict(list)
    by_document: dict[tuple[str, str], Story] = {}
    ids: dict[int, str] = {}
    for report in ordered:
        story = by_document.get((report.document, report.story)) or _known(report, open_stories, copied)
        if story is None:
            story = Story(report)
            for country in report.parties():
                open_stories[report.kind, report.status, country].append(story)
        story.documents.add(report.document)
        by_document[report.document, report.story] = story
        ids[report.row] = story.first.story
    return ids


def _known(
    report: Report, open_stories: dict[tuple[str, str, str], list[Story]], copied: Mapping[str, str]
) -> Story | None:
    """The latest story of another document that the report can belong to; stories too old are let go."""
    for country in report.parties():
        block = open_stories[report.kind, report.status, country]
        block[:] = [story for story in block if report.day - story.first.day <= COPY_NEAR]
        for story in reversed(block):
            if report.document not in story.documents and _fits(report, story, copied):
                return story
    return None


def _fits(report: Report, story: Story, copied: Mapping[str, str]) -> bool:
    copy = copied.get(report.document) in story.documents
    return (report.day - story.first.day <= (COPY_NEAR if copy else NEAR)) and report.may_be(story.first)
