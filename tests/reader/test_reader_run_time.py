"""The shipped reader: small enough, the same answer in any company, and no torch."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from eventcoder.codebook import load as load_codebook
from eventcoder.codebook import shipped_codebooks
from eventcoder.errors import UsageError
from eventcoder.events.appoint import appoint
from eventcoder.reader import shipped_weights
from eventcoder.reader.answer import Pair
from eventcoder.reader.load import load_shipped
from eventcoder.reader.marking import LONGEST, mark
from eventcoder.reader.model import Reader
from eventcoder.reader.sentences import read_sentences, sentence_files

MOST_BYTES = 25_000_000

needs_weights = pytest.mark.skipif(shipped_weights() is None, reason="no trained reader is installed")


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_shipped()


@needs_weights
def test_it_fits_into_the_wheel() -> None:
    folder = shipped_weights()
    assert folder is not None
    assert sum(file.stat().st_size for file in folder.iterdir()) <= MOST_BYTES


@needs_weights
@pytest.mark.model
def test_an_answer_does_not_depend_on_the_others(reader: Reader) -> None:
    chosen = read_sentences(sentence_files(shipped_codebooks() / "cameo"))[7::150][:64]
    pairs = [Pair(one.text, one.source, one.target) for one in chosen]
    together = reader.read(pairs)
    for pair, one in zip(pairs[::9], together[::9], strict=True):
        padded = Pair(pair.text + " " * 300, pair.source, pair.target)
        for other in (*reader.read([pair]), *reader.read([padded])):
            assert np.abs(one.codes - other.codes).max() < 1e-4
            assert np.abs(one.roots - other.roots).max() < 1e-4
            assert np.abs(one.statuses - other.statuses).max() < 1e-4


@needs_weights
@pytest.mark.model
def test_it_reads_plain_sentences(reader: Reader) -> None:
    text = "Riot police fired tear gas at students who were marching on the ministry."
    (answer,) = reader.read([Pair(text, (0, 11), (30, 38))])
    assert answer.best(1)[0][0].startswith("17") and answer.none < 0.5


@needs_weights
@pytest.mark.model
def test_a_side_may_be_missing(reader: Reader) -> None:
    (answer,) = reader.read([Pair("Rebels shelled the town.", (0, 6), None)])
    assert float(answer.roots.sum()) == pytest.approx(1, abs=1e-4)


def test_coding_needs_no_torch() -> None:
    code = (
        "import eventcoder.coder, sys; print(any(name in sys.modules for name in ('torch', 'transformers')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_marks_are_words_of_their_own() -> None:
    assert mark("Mali's army freed Chad.", (0, 11), (18, 22)) == "[S] Mali's army [/S] freed [T] Chad [/T] ."
    assert mark("the Syrian army left", (0, 15), (4, 10)) == "[S] the [T] Syrian [/T] army [/S] left"


def test_long_sentences_are_cut_around_the_pair() -> None:
    text = "word " * 400 + "Mali freed Chad" + " word" * 400
    marked = mark(text, (2000, 2004), (2011, 2015))
    assert "[S] Mali [/S] freed [T] Chad [/T]" in marked and len(marked) <= LONGEST + 40


def test_a_codebook_without_cameo_has_no_reader() -> None:
    from dataclasses import replace

    other = replace(load_codebook("cameo"), cameo=False)
    appointed = appoint(other, "auto")
    assert (appointed.judge, appointed.mode) == (None, "off")
    assert "doesn't extend cameo" in appointed.why
    with pytest.raises(UsageError, match="--reader full: the codebook doesn't extend cameo"):
        appoint(other, "full")


def test_unknown_mode() -> None:
    with pytest.raises(UsageError, match="choose off, auto, full"):
        appoint(load_codebook("cameo"), "on")
