"""`train_reader`: from labelled sentences to a folder that holds a reader, with its card."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from eventcoder.errors import UsageError
from eventcoder.reader.labels import Labels
from eventcoder.reader.marking import mark
from eventcoder.reader.sentences import Labelled
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


def fingerprint(sentences: Sequence[Labelled]) -> str:
    """SHA-256 over texts, marks and labels, whatever their order and files."""
    lines = sorted(f"{one.text}\x1f{one.source}{one.target}{one.code}{one.status}" for one in sentences)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _check(sentences: Sequence[Labelled], labels: Labels) -> None:
    if len(sentences) < LEAST_SENTENCES:
        raise UsageError(f"{len(sentences)} labelled sentences: too few to train on (at least {LEAST_SENTENCES})")
    known = set(labels.codes)
    for one in sentences:
        if one.code is not None and one.code not in known:
            raise UsageError(f"{one.file}:{one.line}: the codebook has no code {one.code} that can be coded")
