"""The parse store: what comes back, what a broken file does, and that only new sentences are parsed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eventcoder.parse.parser import Parser
from eventcoder.parse.store import ParseStore, StoredParser
from eventcoder.records import Tokens


def tokens(text: str) -> Tokens:
    words = tuple(text.split())
    same = tuple("X" for _ in words)
    numbers = tuple(range(len(words)))
    return Tokens(words, words, same, same, same, numbers, same, numbers, numbers)


class CountingParser(Parser):
    """Splits at spaces, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    @property
    def hash(self) -> str:
        return "counting"

    def parse(self, texts: Sequence[str], batch_size: int = 128) -> list[Tokens]:
        self.asked += texts
        return [tokens(text) for text in texts]


def test_what_is_stored_comes_back_in_another_run(tmp_path: Path) -> None:
    ParseStore("m", tmp_path).put([("one two", tokens("one two")), ("three", tokens("three"))])
    store = ParseStore("m", tmp_path)
    assert store.get(["three", "four"]) == {"three": tokens("three")}
    assert len(store) == 2
    assert store.size > 0


def test_another_model_has_a_store_of_its_own(tmp_path: Path) -> None:
    ParseStore("m", tmp_path).put([("one", tokens("one"))])
    assert ParseStore("other", tmp_path).get(["one"]) == {}


def test_only_new_sentences_are_parsed(tmp_path: Path) -> None:
    parser = CountingParser()
    stored = StoredParser(parser, ParseStore("m", tmp_path))
    assert stored.parse(["a b", "c", "a b"]) == [tokens("a b"), tokens("c"), tokens("a b")]
    assert stored.parse(["c", "d"]) == [tokens("c"), tokens("d")]
    assert parser.asked == ["a b", "c", "d"]


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    path = ParseStore("m", tmp_path).path
    path.write_bytes(b"no database at all, but long enough to be taken for one" * 100)
    store = ParseStore("m", tmp_path)
    store.put([("one", tokens("one"))])
    assert store.get(["one"]) == {"one": tokens("one")}


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = ParseStore("m", tmp_path / "file")
    store.put([("one", tokens("one"))])
    assert store.get(["one"]) == {"one": tokens("one")}
