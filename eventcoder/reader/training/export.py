"""A trained network becomes what run time needs: an 8-bit ONNX graph, tokenizer, labels and card."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from eventcoder.reader.labels import Labels
from eventcoder.reader.model import CARD, GRAPH, TOKENIZER, session
from eventcoder.reader.training.network import ReaderNetwork

OPSET = 17
HEADS = ("roots", "codes", "statuses")


def export(
    network: ReaderNetwork, tokenizer: Tokenizer, labels: Labels, card: dict[str, Any], folder: Path
) -> None:
    """Writes `reader.onnx`, `tokenizer.json` and `reader.json` into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        exact = Path(scratch) / "exact.onnx"
        write_graph(network, exact)
        quantize_dynamic(exact, folder / GRAPH, weight_type=QuantType.QInt8, per_channel=True)
    tokenizer.no_padding()
    tokenizer.save(str(folder / TOKENIZER), pretty=False)
    said = {"labels": asdict(labels), "card": card}
    (folder / CARD).write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


def write_graph(network: ReaderNetwork, path: Path) -> None:
    """The network as an ONNX graph in full precision: token ids and mask in, three rows of logits out."""
    network.eval()
    ids = torch.tensor([[101, network.marks[0], 2000, network.marks[1], 2001, 102]])
    axes = {0: "pairs", 1: "tokens"}
    torch.onnx.export(
        network,
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["ids", "mask"],
        output_names=[*HEADS, "views"],
        dynamic_axes={"ids": axes, "mask": axes} | {name: {0: "pairs"} for name in (*HEADS, "views")},
        opset_version=OPSET,
        dynamo=False,
    )


def closeness(network: ReaderNetwork, tokenizer: Tokenizer, folder: Path, texts: Sequence[str]) -> float:
    """The mean cosine between the logits of the exported graph and of the network it was made from."""
    small = session(folder / GRAPH)
    found = []
    for encoding in tokenizer.encode_batch(list(texts)):
        ids = np.array([encoding.ids], dtype=np.int64)
        feed = {"ids": ids, "mask": np.ones_like(ids)}
        said = np.concatenate([one[0] for one in small.run(list(HEADS), feed)])
        with torch.no_grad():
            exact = torch.cat(
                network(torch.from_numpy(ids), torch.ones(ids.shape, dtype=torch.int64))[:3], dim=1
            )[0].numpy()
        found.append(float(said @ exact / (np.linalg.norm(said) * np.linalg.norm(exact))))
    return sum(found) / max(1, len(found))
