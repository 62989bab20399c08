"""Labelled sentences as batches of numbers, with the variants that are drawn anew each epoch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from eventcoder.reader.labels import Labels
from eventcoder.reader.marking import mark
from eventcoder.reader.sentences import ACTUAL, NO_EVENT, Labelled

SKIP = -100  # a head doesn't learn from this example
# Acts that run both ways or may well be returned: turned round, they are no sure example of "no event".
_BOTH_WAYS = ("01", "03", "04", "05", "06")
TURNED = 0.15  # share of the others that is also shown turned round, as no event
ONE_SIDED = 0.04  # share that is shown with the source alone


@dataclass(frozen=True, slots=True)
class Example:
    """One marked text and the places of its labels."""

    text: str
    root: int
    code: int
    status: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Token ids, which of them count, and the labels of each head."""

    ids: Tensor
    mask: Tensor
    root: Tensor
    code: Tensor
    status: Tensor


def epoch(sentences: Sequence[Labelled], labels: Labels, chance: random.Random) -> list[Example]:
    """The examples of one epoch, in no order: every sentence, and a sample of its variants."""
    places = {code: place for place, code in enumerate(labels.codes)}
    roots = {root: place for place, root in enumerate(labels.roots)}
    examples = []
    for one in sentences:
        target = None if one.code and chance.random() < ONE_SIDED else one.target
        text = mark(one.text, one.source, target)
        if one.code is None:
            examples.append(Example(text, SKIP, SKIP, labels.statuses.index(NO_EVENT)))
            continue
        place = places[one.code]
        root = labels.root_of[place]
        examples.append(Example(text, roots[root], place, labels.statuses.index(one.status)))
        if one.status == ACTUAL and not root.startswith(_BOTH_WAYS) and chance.random() < TURNED:
            turned = mark(one.text, one.target, one.source)
            examples.append(Example(turned, SKIP, SKIP, labels.statuses.index(NO_EVENT)))
    return examples


def batches(
    examples: Sequence[Example], tokenizer: Tokenizer, size: int, chance: random.Random
) -> Iterator[Batch]:
    """The examples in batches of about equal length, the batches in a random order."""
    encoded = [encoding.ids for encoding in tokenizer.encode_batch([one.text for one in examples])]
    order = sorted(range(len(examples)), key=lambda place: len(encoded[place]) + 6 * chance.random())
    groups = [order[start : start + size] for start in range(0, len(order), size)]
    chance.shuffle(groups)
    for group in groups:
        ids, mask = padded([encoded[place] for place in group])
        chosen = [examples[place] for place in group]
        yield Batch(
            ids,
            mask,
            torch.tensor([one.root for one in chosen]),
            torch.tensor([one.code for one in chosen]),
            torch.tensor([one.status for one in chosen]),
        )


def padded(rows: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """Token ids filled up with zeros to the longest row, and the mask of what is no filling."""
    longest = max(len(row) for row in rows)
    ids = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
    return ids, mask
