"""The training loop: AdamW, a warm-up and a linear way down, smoothed labels, classes balanced a little."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from eventcoder.reader.labels import Labels
from eventcoder.reader.marking import SOURCE_OPEN, TARGET_OPEN
from eventcoder.reader.sentences import Labelled
from eventcoder.reader.training.base import load_base
from eventcoder.reader.training.examples import SKIP, Batch, batches, epoch
from eventcoder.reader.training.network import ReaderNetwork

Progress = Callable[[int, int | None, int], None]  # steps done, steps in all, words (not counted)


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a reader is trained."""

    epochs: int = 5
    batch: int = 32
    encoder_rate: float = 1e-4
    head_rate: float = 1e-3
    warm_up: float = 0.1
    smoothing: float = 0.05
    balance: float = 0.25  # a class weighs its frequency to the minus this
    seed: int = 1
    threads: int = 2


def train(
    sentences: Sequence[Labelled], labels: Labels, recipe: Recipe, progress: Progress
) -> tuple[ReaderNetwork, Tokenizer]:
    """A network trained on the sentences, and its tokenizer. Equal input and seed give equal weights."""
    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    # The moments of words that no sentence holds shrink to numbers that a processor is slow with.
    torch.set_flush_denormal(True)
    chance = random.Random(recipe.seed)
    encoder, tokenizer = load_base()
    vocabulary = tokenizer.get_vocab()
    marks = (vocabulary[SOURCE_OPEN], vocabulary[TARGET_OPEN])
    sizes = (len(labels.roots), len(labels.codes), len(labels.statuses))
    network = ReaderNetwork(encoder, marks, sizes)
    loss = HeadLoss(sentences, labels, recipe)
    per_epoch = len(
        list(batches(epoch(sentences, labels, random.Random(0)), tokenizer, recipe.batch, chance))
    )
    optimizer, schedule = _optimizer(network, recipe, per_epoch * recipe.epochs)
    done = 0
    for _ in range(recipe.epochs):
        examples = epoch(sentences, labels, chance)
        for batch in batches(examples, tokenizer, recipe.batch, chance):
            _step(network, loss, optimizer, batch)
            schedule.step()
            done += 1
            progress(done, per_epoch * recipe.epochs, 0)
    network.eval()
    return network, tokenizer


class HeadLoss:
    """The summed losses of the three heads; none weighs more than another."""

    def __init__(self, sentences: Sequence[Labelled], labels: Labels, recipe: Recipe) -> None:
        """Counts the classes, to balance them."""
        root_of = dict(zip(labels.codes, labels.root_of, strict=True))
        codes = Counter(one.code for one in sentences if one.code)
        roots = Counter(root_of[one.code] for one in sentences if one.code)
        balance = recipe.balance
        self._roots = _entropy([roots[root] for root in labels.roots], balance, recipe.smoothing)
        self._codes = _entropy([codes[code] for code in labels.codes], balance, recipe.smoothing)
        self._statuses = _entropy([1] * len(labels.statuses), 0.0, recipe.smoothing)

    def __call__(self, said: Sequence[Tensor], batch: Batch) -> Tensor:
        """The loss of one batch."""
        total = self._statuses(said[2], batch.status)
        if bool((batch.root != SKIP).any()):
            total = total + self._roots(said[0], batch.root) + self._codes(said[1], batch.code)
        return total


def _entropy(counts: Sequence[int], balance: float, smoothing: float) -> nn.CrossEntropyLoss:
    weights = torch.tensor([max(count, 1) ** -balance for count in counts])
    seen = sum(max(count, 1) * float(weight) for count, weight in zip(counts, weights, strict=True))
    weights = weights * sum(max(count, 1) for count in counts) / seen
    return nn.CrossEntropyLoss(weight=weights, label_smoothing=smoothing, ignore_index=SKIP)


def _optimizer(
    network: ReaderNetwork, recipe: Recipe, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    heads = [*network.root.parameters(), *network.code.parameters(), *network.status.parameters()]
    groups = [
        {"params": list(network.encoder.parameters()), "lr": recipe.encoder_rate},
        {"params": heads, "lr": recipe.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = max(1, int(steps * recipe.warm_up))

    def share(step: int) -> float:
        return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def _step(network: ReaderNetwork, loss: HeadLoss, optimizer: torch.optim.Optimizer, batch: Batch) -> None:
    network.train()
    # Half the bits for the encoder's products: twice as fast where the processor knows them.
    with torch.autocast("cpu", dtype=torch.bfloat16):
        said = network(batch.ids, batch.mask)
    value = loss([logits.float() for logits in said[:3]], batch)
    optimizer.zero_grad()
    value.backward()
    nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
