"""The reader at run time: marked pairs in, chances of roots, codes and statuses out. One thread, no torch."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime
from tokenizers import Tokenizer

from eventcoder.errors import UsageError
from eventcoder.reader.answer import Answer, Pair, Row
from eventcoder.reader.labels import Labels
from eventcoder.reader.marking import mark

GRAPH, TOKENIZER, CARD = "reader.onnx", "tokenizer.json", "reader.json"


class Reader:
    """A trained reader. It holds only what never changes; make it with `load_reader`."""

    def __init__(self, folder: Path) -> None:
        """Reads graph, tokenizer and labels. Raises UsageError where the folder holds no reader."""
        try:
            said = json.loads((folder / CARD).read_text(encoding="utf-8"))
            self.labels = _labels(said["labels"])
            self.card: dict[str, Any] = said["card"]
            self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = f"{folder}: holds no reader ({error}); make one with: eventcoder reader train"
            raise UsageError(message) from error
        self._folder = folder
        self._session = session(folder / GRAPH)

    @cached_property
    def hash(self) -> str:
        """SHA-256 of graph, tokenizer and labels: what determines the answers."""
        digest = hashlib.sha256()
        for name in (GRAPH, TOKENIZER, CARD):
            digest.update((self._folder / name).read_bytes())
        return digest.hexdigest()

    def read(self, pairs: Sequence[Pair]) -> list[Answer]:
        """An answer for each pair. Each is worked out alone, so that it doesn't depend on the others:

        8-bit products take their scale from all that is in a batch.
        """
        return [self.read_one(pair)[0] for pair in pairs]

    def views(self, pairs: Sequence[Pair]) -> npt.NDArray[np.float64]:
        """What the encoder sees of each pair: a row of numbers, before any head."""
        return np.array([self.read_one(pair)[1] for pair in pairs], dtype=np.float64)

    def read_one(self, pair: Pair) -> tuple[Answer, Row]:
        """The answer for one pair, and the views behind it."""
        marked = mark(pair.text, pair.source, pair.target)
        ids = np.array([self._tokenizer.encode(marked).ids], dtype=np.int64)
        roots, codes, statuses, views = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
        answer = Answer(self.labels, _chances(roots[0]), _chances(codes[0]), _chances(statuses[0]))
        return answer, np.asarray(views[0])


def session(graph: Path) -> onnxruntime.InferenceSession:
    """An ONNX session on one thread: processes, not threads, share the work."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def _labels(said: dict[str, list[str]]) -> Labels:
    return Labels(**{name: tuple(values) for name, values in said.items()})


def _chances(logits: Row) -> Row:
    raised = np.exp(logits - logits.max())
    return np.asarray(raised / raised.sum())
