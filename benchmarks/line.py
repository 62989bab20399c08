"""The line as a whole against plain spaCy, and coding against parsing."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import texts
from benchmarks.measure import Figure, Result, Size, ratio, seconds
from eventcoder.coder import PART, CodeOptions, Coder, load
from eventcoder.engines.base import Engine, Part
from eventcoder.engines.local import local_engine
from eventcoder.engines.parts import cut
from eventcoder.engines.run import RunRequest, run
from eventcoder.parse import Parser
from eventcoder.parse.parser import DEFAULT_MODEL
from eventcoder.records import Tokens

OFF = CodeOptions(reader="off")


class Timed(Parser):
    """A parser that adds up the processor time that it takes."""

    def __init__(self, parser: Parser) -> None:
        """Around a loaded parser."""
        self.parser = parser
        self.seconds = 0.0
        self.sentences = 0

    def parse(self, texts: Sequence[str], batch_size: int = 128) -> list[Tokens]:
        """The parses, with their time and number added up."""
        found: list[Tokens] = []
        self.seconds += seconds(lambda: found.extend(self.parser.parse(texts, batch_size)), time.process_time)
        self.sentences += len(texts)
        return found


def coding_share(size: Size, folder: Path) -> Result:
    """Coding after parsing as a share of parsing, part by part in processor time."""
    coder = load(options=OFF)
    made = texts.documents(size.documents)
    coder.code_part(made[:PART])  # what is looked up for the first time is no cost of each sentence
    shares, each = [], []
    for _ in range(size.pairs):
        for start in range(0, len(made), PART):
            share, sentence = _share(coder, made[start : start + PART])
            shares.append(share)
            each.append(sentence)
    return Result(
        (
            Figure("coding as a share of parsing", statistics.median(shares), most=0.2),
            Figure("coding a sentence", statistics.median(each) * 1e6, "µs"),
        )
    )


def _share(coder: Coder, part: list[Any]) -> tuple[float, float]:
    plain = coder.parser
    coder.parser = timed = Timed(plain)
    try:
        whole = seconds(lambda: coder.code_part(part), time.process_time)
    finally:
        coder.parser = plain
    coding = whole - timed.seconds
    return coding / timed.seconds, coding / max(1, timed.sentences)


def against_spacy(size: Size, folder: Path) -> Result:
    """Words a second of `code --workers 1 --reader off`, start-up apart, and of the whole plain pipeline."""
    made = texts.documents(size.documents)
    given = texts.write(folder / "news.jsonl", made)
    plain = _plain_spacy()  # first: the coder's parser then chooses its own kernels
    coder = load(options=OFF)
    request = RunRequest((str(given),), folder / "out", lambda: coder)
    bodies = [one.text for one in made]
    ours, theirs = [], []
    for _ in range(size.pairs):
        ours.append(seconds(lambda: run(request)))
        theirs.append(seconds(lambda: list(plain.pipe(bodies))))
    count = texts.words(made)
    times = statistics.median(one / other for one, other in zip(theirs, ours, strict=True))
    return Result(
        (
            Figure("code --workers 1 --reader off", count / statistics.median(ours), "words/s"),
            Figure("plain nlp.pipe of the same model", count / statistics.median(theirs), "words/s"),
            Figure("code against plain nlp.pipe", times, "×", least=2.5),
        )
    )


def _plain_spacy() -> Any:
    """The model as spaCy loads it by itself, with its own kernels."""
    import spacy
    from thinc.api import NumpyOps, set_current_ops

    set_current_ops(NumpyOps())
    return spacy.load(DEFAULT_MODEL)


def two_workers(size: Size, folder: Path) -> Result:
    """Two workers against one, both as processes that have started and coded a part before."""
    parts = list(cut(texts.documents(2 * size.documents, seed=2)))
    make_coder = partial(load, options=OFF)
    with closing(local_engine(make_coder, 1, apart=True)) as one, closing(local_engine(make_coder, 2)) as two:

        def work(engine: Engine, given: Sequence[Part] = parts) -> None:
            for _ in engine.code(given, lambda: False):
                pass

        first = parts[:1] * 2  # a part for each worker: neither is done before both have started
        work(one, first)
        work(two, first)
        gain = ratio(lambda: work(one), lambda: work(two), size.pairs)
    return Result((Figure("2 workers against 1", gain, "×", least=1.6),))
