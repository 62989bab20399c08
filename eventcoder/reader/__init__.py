"""The trained reader: a sentence with its source and target marked becomes chances of codes.

Run time needs onnxruntime and tokenizers; `training/` alone needs torch.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

OWN_FOLDER = "reader"  # where a codebook keeps a reader of its own
WEIGHTS = "weights"


def shipped_weights() -> Path | None:
    """The folder of the shipped reader, None where it isn't installed."""
    folder = Path(str(files("eventcoder.reader").joinpath(WEIGHTS)))
    return folder if (folder / "reader.onnx").is_file() else None
