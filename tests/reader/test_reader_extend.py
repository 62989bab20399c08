"""Five codes that the shipped reader has never heard of, learned from ten sentences each."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.codebook import shipped_codebooks
from eventcoder.errors import UsageError
from eventcoder.reader import shipped_weights
from eventcoder.reader.answer import Pair
from eventcoder.reader.extend import ExtendedReader, extend_reader
from eventcoder.reader.load import load_reader, load_shipped
from eventcoder.reader.sentences import Labelled, read_sentences, sentence_files

SENTENCES = Path(__file__).parent / "new_codes"
ROOTS = {"0751": "07", "0621": "06", "1741": "17", "1612": "16", "1765": "17"}

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(shipped_weights() is None, reason="no trained reader is installed"),
]


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> ExtendedReader:
    folder = tmp_path_factory.mktemp("extended")
    old = read_sentences(sentence_files(shipped_codebooks() / "cameo"))[::8]
    added = extend_reader(load_shipped(), [*old, *read_sentences([SENTENCES / "train.jsonl"])], ROOTS, folder)
    assert added == tuple(sorted(ROOTS))
    reader = load_reader(folder)
    assert isinstance(reader, ExtendedReader)
    return reader


def _said(reader: ExtendedReader, sentences: list[Labelled]) -> list[str]:
    answers = reader.read([Pair(one.text, one.source, one.target) for one in sentences])
    return [answer.best(1)[0][0] for answer in answers]


def test_new_codes_are_found_and_old_ones_kept(extended: ExtendedReader) -> None:
    new = read_sentences([SENTENCES / "test.jsonl"])
    old = [one for one in read_sentences(sentence_files(shipped_codebooks() / "cameo"))[5::60] if one.code]
    wanted = [one.code for one in (*new, *old)]
    said = _said(extended, [*new, *old])
    scores = []
    for code in ROOTS:
        hits = sum(one == other == code for one, other in zip(wanted, said, strict=True))
        scores.append(2 * hits / (wanted.count(code) + said.count(code)))
    assert sum(scores) / len(scores) >= 0.7, scores
    stolen = [code for code in said[len(new) :] if code in ROOTS]
    assert len(stolen) <= len(old) * 0.03, stolen


def test_answers_are_chances(extended: ExtendedReader) -> None:
    (answer,) = extended.read([Pair("Oslo took the nationality from a man.", (0, 4), (27, 32))])
    for row in (answer.roots, answer.codes, answer.statuses):
        assert float(row.sum()) == pytest.approx(1, abs=1e-4)


def test_too_few_sentences_are_refused(tmp_path: Path) -> None:
    few = read_sentences([SENTENCES / "train.jsonl"])[:4]
    with pytest.raises(UsageError, match="fewer than 5 labelled sentences of 0751"):
        extend_reader(load_shipped(), few, ROOTS, tmp_path)
