"""Answers that were worked out before: those of readers that hadn't seen the sentence in training."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from eventcoder.errors import InputError
from eventcoder.reader.answer import Answer, Pair, Reads
from eventcoder.reader.labels import Labels
from eventcoder.reader.marking import mark


@dataclass(frozen=True, slots=True)
class StoredReader:
    """Answers from the store where it has the pair, else those of another reader."""

    other: Reads
    labels: Labels
    answers: Mapping[str, Answer] = field(repr=False)

    def read(self, pairs: Sequence[Pair]) -> list[Answer]:
        """An answer for each pair."""
        return [self.answers.get(key(pair)) or self.other.read([pair])[0] for pair in pairs]


def key(pair: Pair) -> str:
    """What a pair is stored under: its marked text."""
    return mark(pair.text, pair.source, pair.target)


def write_answers(path: Path, answers: Mapping[str, Answer]) -> None:
    """Writes answers as a compressed numpy file, in half precision."""
    rows = list(answers.values())
    np.savez_compressed(
        path,
        keys=np.array(list(answers)),
        roots=np.array([row.roots for row in rows], dtype=np.float16),
        codes=np.array([row.codes for row in rows], dtype=np.float16),
        statuses=np.array([row.statuses for row in rows], dtype=np.float16),
    )


def read_answers(path: Path, labels: Labels) -> dict[str, Answer]:
    """The answers of a file by their keys. Raises InputError where it can't be read or fits other labels."""
    try:
        with np.load(path) as stored:
            keys, roots, codes, statuses = (stored[name] for name in ("keys", "roots", "codes", "statuses"))
    except (OSError, ValueError, KeyError) as error:
        raise InputError(f"{path}: can't be read as answers of a reader: {error}") from error
    if codes.shape[1] != len(labels.codes):
        raise InputError(f"{path}: answers for {codes.shape[1]} codes; the reader has {len(labels.codes)}")
    return {
        str(name): Answer(labels, *(row.astype(np.float32) for row in rows))
        for name, *rows in zip(keys, roots, codes, statuses, strict=True)
    }
