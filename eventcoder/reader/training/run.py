"""`train_reader`: from labelled sentences to a folder that holds a reader, with its card."""

from __future__ import annotations

import hashlib
import random
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eventcoder.errors import UsageError
from eventcoder.reader.answer import Answer, Pair
from eventcoder.reader.labels import Labels
from eventcoder.reader.marking import mark
from eventcoder.reader.model import Reader
from eventcoder.reader.sentences import Labelled
from eventcoder.reader.stored import key, write_answers
from eventcoder.reader.training.base import base_card
from eventcoder.reader.training.export import closeness, export
from eventcoder.reader.training.loop import Progress, Recipe, train

LEAST_SENTENCES = 50
COMPARED = 200  # sentences on which the 8-bit graph is compared with the exact one


def train_reader(
    sentences: Sequence[Labelled], labels: Labels, folder: Path, recipe: Recipe, progress: Progress
) -> dict[str, Any]:
    """Trains on the sentences and writes the reader into the folder; gives back its card.

    Raises UsageError for a code that the labels don't have, or far too few sentences.
    """
    _check(sentences, labels)
    network, tokenizer = train(sentences, labels, recipe, progress)
    card = {
        "base": base_card(),
        "licence": "weights derived from the base model: Apache-2.0; sentences: MIT",
        "sentences": len(sentences),
        "sentences_sha256": fingerprint(sentences),
        "recipe": asdict(recipe),
    }
    export(network, tokenizer, labels, card, folder)
    sample = random.Random(0).sample(list(sentences), min(COMPARED, len(sentences)))
    texts = [mark(one.text, one.source, one.target) for one in sample]
    card["cosine_to_exact"] = round(closeness(network, tokenizer, folder, texts), 4)
    return card


def cross_fit(
    sentences: Sequence[Labelled], labels: Labels, file: Path, recipe: Recipe, folds: int, progress: Progress
) -> int:
    """Answers to every sentence by a reader that wasn't trained on it; written to `file`, and their number.

    The sentences are dealt into `folds` shares; for each share a reader is trained on all others.
    """
    _check(sentences, labels)
    dealt = list(sentences)
    random.Random(recipe.seed).shuffle(dealt)
    answers: dict[str, Answer] = {}
    for fold in range(folds):
        rest = [one for place, one in enumerate(dealt) if place % folds != fold]
        network, tokenizer = train(rest, labels, recipe, progress)
        with tempfile.TemporaryDirectory() as folder:
            export(network, tokenizer, labels, {}, Path(folder))
            reader = Reader(Path(folder))
            pairs = [Pair(one.text, one.source, one.target) for one in dealt[fold::folds]]
            answers |= dict(zip(map(key, pairs), reader.read(pairs), strict=True))
    file.parent.mkdir(parents=True, exist_ok=True)
    write_answers(file, answers)
    return len(answers)


def fingerprint(sentences: Sequence[Labelled]) -> str:
    """SHA-256 over texts, marks and labels, whatever their order and files."""
    lines = sorted(f"{one.text}\x1f{one.source}{one.target}{one.code}{one.status}" for one in sentences)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _check(sentences: Sequence[Labelled], labels: Labels) -> None:
    if len(sentences) < LEAST_SENTENCES:
        raise UsageError(
            f"{len(sentences)} labelled sentences: too few to train on (at least {LEAST_SENTENCES})"
        )
    known = set(labels.codes)
    for one in sentences:
        if one.code is not None and one.code not in known:
            raise UsageError(f"{one.file}:{one.line}: the codebook has no code {one.code} that can be coded")
