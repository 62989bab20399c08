"""The network: one encoder, and linear heads for root, code and status over four views of the sentence."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertModel

DROPOUT = 0.1


class ReaderNetwork(nn.Module):
    """Reads token ids; says logits of roots, codes and statuses.

    The heads see the sentence mark, the mean of all tokens, and the opening marks of source and target.
    """

    def __init__(self, encoder: BertModel, marks: tuple[int, int], sizes: tuple[int, int, int]) -> None:
        """`marks` are the ids of `[S]` and `[T]`; `sizes` how many roots, codes and statuses there are."""
        super().__init__()
        self.encoder = encoder
        self.marks = marks
        width = 4 * encoder.config.hidden_size
        self.dropout = nn.Dropout(DROPOUT)
        self.root = nn.Linear(width, sizes[0])
        self.code = nn.Linear(width, sizes[1])
        self.status = nn.Linear(width, sizes[2])

    def views(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The four views, one beside the other: batch × (4 · hidden size)."""
        hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        first = hidden[:, 0]
        weights = [mask, (ids == self.marks[0]).to(mask.dtype), (ids == self.marks[1]).to(mask.dtype)]
        return torch.cat([first, *(_weighted_mean(hidden, weight) for weight in weights)], dim=-1)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Logits of roots, codes and statuses, and the views behind them (for users' codes)."""
        views = self.views(ids, mask)
        seen = self.dropout(views)
        return self.root(seen), self.code(seen), self.status(seen), views


def _weighted_mean(hidden: Tensor, weight: Tensor) -> Tensor:
    """The mean of the tokens that have weight; zeros where none has, as for a side that isn't marked."""
    shares = weight.to(hidden.dtype).unsqueeze(-1)
    return (hidden * shares).sum(dim=1) / shares.sum(dim=1).clamp(min=1.0)
