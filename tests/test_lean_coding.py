"""What makes coding fast changes no row: the prefilter, and trying only patterns that may match."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from eventcoder.coder import CodeOptions, Coder
from eventcoder.evaluate.rule_tests import find_cases
from eventcoder.parse import Parser
from eventcoder.records import Document, Event, Tokens

pytestmark = pytest.mark.model

NEWS = Path(__file__).parents[1] / "examples" / "news.jsonl"


class ParsesOnce(Parser):
    """The shipped parser; each sentence is parsed once for all coders of this module."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self.known: dict[str, Tokens] = {}

    def parse(self, texts: Sequence[str], batch_size: int = 128) -> list[Tokens]:
        new = [text for text in dict.fromkeys(texts) if text not in self.known]
        self.known.update(zip(new, self.parser.parse(new, batch_size), strict=True))
        return [self.known[text] for text in texts]


@cache
def first() -> Coder:
    from eventcoder.coder import load

    coder = load(options=CodeOptions(status="all", alleged=True))
    coder.parser = ParsesOnce(coder.parser)
    return coder


@cache
def documents() -> tuple[Document, ...]:
    """Each sentence beside the rules as a document, and the example reports."""
    cases = find_cases(("cameo",))
    one_each = [Document(f"case{number}", case.date, case.text) for number, case in enumerate(cases)]
    news = map(json.loads, NEWS.read_text(encoding="utf-8").splitlines())
    return (*one_each, *(Document(one["id"], date.fromisoformat(one["date"]), one["text"]) for one in news))


@cache
def rows(prefilter: bool = True, trace: bool = False) -> tuple[Event, ...]:
    options = CodeOptions(status="all", alleged=True, prefilter=prefilter, trace=trace)
    coder = Coder(first().codebook, first().parser, first().gazetteer, options)
    return tuple(coder.code(documents()))


def test_the_prefilter_loses_no_row() -> None:
    assert rows() == rows(prefilter=False)
    assert len(rows()) > 500


def test_a_trace_which_tries_every_pattern_finds_the_same_rows() -> None:
    assert rows() == rows(trace=True)
