"""Users' codes beside the shipped ones: a small layer over what the shipped encoder sees of a sentence.

The encoder stays as it is. One softmax says for each pair whether it is one of the new codes or any of the
old ones; it is learned from the user's sentences and a replayed sample of the shipped ones, with numpy alone.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from eventcoder.errors import UsageError
from eventcoder.reader.answer import Answer, Pair
from eventcoder.reader.labels import Labels
from eventcoder.reader.model import Reader
from eventcoder.reader.sentences import NO_EVENT, Labelled

Matrix = npt.NDArray[np.float64]
EXTENSION, LAYER = "extension.json", "layer.npy"
LEAST = 5  # sentences a new code needs
REPLAYED = 1200  # shipped sentences that stand for all that is old
RIDGE = 3.0
STEPS = 300


def extend_reader(
    base: Reader, sentences: Sequence[Labelled], roots: dict[str, str], folder: Path
) -> tuple[str, ...]:
    """Teaches the shipped reader `base` the codes that it doesn't know; writes the layer into the folder.

    `roots` are the roots of all codes of the codebook. Gives back the new codes. Raises UsageError where
    there are none, or too few sentences of one.
    """
    new = _new_codes(sentences, base.labels)
    known = [one for one in sentences if one.code is None or one.code in base.labels.codes]
    chosen = random.Random(1).sample(known, min(REPLAYED, len(known)))
    own = [one for one in sentences if one.code in new]
    views = base.views([_pair(one) for one in (*own, *chosen)])
    answers = np.array([new.index(one.code) + 1 for one in own if one.code] + [0] * len(chosen))
    weights = _fit(views, answers, len(new) + 1)
    _write(base, new, roots, weights, folder)
    return new


def _pair(one: Labelled) -> Pair:
    return Pair(one.text, one.source, one.target)


def _new_codes(sentences: Sequence[Labelled], known: Labels) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for one in sentences:
        if one.code is not None and one.code not in known.codes:
            counts[one.code] = counts.get(one.code, 0) + 1
    if not counts:
        raise UsageError("the codebook adds no code with labelled sentences: put them into sentences/*.jsonl")
    few = sorted(code for code, count in counts.items() if count < LEAST)
    if few:
        raise UsageError(
            f"fewer than {LEAST} labelled sentences of {', '.join(few)}: ten a code are a good start"
        )
    return tuple(sorted(counts))


def _fit(views: Matrix, answers: npt.NDArray[np.int64], classes: int) -> Matrix:
    """Softmax regression with a ridge, on views set to one length; each class weighs the same in sum."""
    matrix = _ready(views)
    wanted = np.eye(classes)[answers]
    # What is old keeps more weight than a new code: it has many more kinds.
    shares = np.array([3.0] + [1.0] * (classes - 1)) / np.maximum(wanted.sum(axis=0), 1)
    weight = (wanted * shares).sum(axis=1, keepdims=True)
    weight /= weight.sum()
    weights = np.zeros((matrix.shape[1], classes))
    momentum = np.zeros_like(weights)
    ridge = RIDGE / len(matrix)
    for _ in range(STEPS):
        chances = _softmax(matrix @ weights)
        gradient = matrix.T @ (weight * (chances - wanted)) + ridge * 0.01 * weights
        momentum = 0.9 * momentum - 2.0 * gradient
        weights = weights + momentum
    return weights


def _ready(views: Matrix) -> Matrix:
    """Views of length √n, so that steps are alike for all readers, with a constant behind them."""
    scaled = views / np.linalg.norm(views, axis=1, keepdims=True) * 6.0
    return np.hstack([scaled, np.ones((len(views), 1))])


def _softmax(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _write(base: Reader, new: tuple[str, ...], roots: dict[str, str], weights: Matrix, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    said = {"extends": base.hash, "codes": list(new), "roots": [roots[code] for code in new]}
    (folder / EXTENSION).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    np.save(folder / LAYER, weights.astype(np.float32))


@dataclass(frozen=True, slots=True)
class ExtendedReader:
    """The shipped reader and a layer of new codes over it."""

    base: Reader
    codes: tuple[str, ...]
    roots: tuple[str, ...]
    weights: Matrix = field(repr=False)
    labels: Labels
    hash: str

    @classmethod
    def load(cls, base: Reader, folder: Path) -> ExtendedReader:
        """The reader of a folder that `extend_reader` wrote. Raises UsageError where it fits another base."""
        said = json.loads((folder / EXTENSION).read_text(encoding="utf-8"))
        if said["extends"] != base.hash:
            raise UsageError(
                f"{folder}: made for another version of the reader; run `reader train --extend` again"
            )
        codes, roots = tuple(said["codes"]), tuple(said["roots"])
        weights = np.load(folder / LAYER).astype(np.float64)
        old = base.labels
        labels = Labels(
            (*old.roots, *(root for root in dict.fromkeys(roots) if root not in old.roots)),
            (*old.codes, *codes),
            (*old.root_of, *roots),
            old.statuses,
        )
        own = hashlib.sha256(weights.tobytes()).hexdigest()[:16]
        return cls(base, codes, roots, weights, labels, f"{base.hash}+{own}")

    def read(self, pairs: Sequence[Pair]) -> list[Answer]:
        """An answer for each pair, over old and new codes."""
        return [self._one(pair) for pair in pairs]

    def _one(self, pair: Pair) -> Answer:
        old, views = self.base.read_one(pair)
        chances = _softmax(_ready(views[None, :].astype(np.float64)) @ self.weights)[0]
        roots = np.zeros(len(self.labels.roots), dtype=np.float32)
        roots[: len(old.roots)] = old.roots * chances[0]
        for root, chance in zip(self.roots, chances[1:], strict=True):
            roots[self.labels.roots.index(root)] += chance
        codes = np.concatenate([old.codes * chances[0], chances[1:]]).astype(np.float32)
        # A new code is an event, however little the shipped reader made of the sentence.
        none = self.labels.statuses.index(NO_EVENT)
        statuses = old.statuses.copy()
        statuses[none] *= chances[0]
        return Answer(self.labels, roots, codes, statuses / statuses.sum())
