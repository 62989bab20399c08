"""Which judge decides beside the rules: the shipped reader, one of the codebook's own, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eventcoder.codebook.compiled import Codebook
from eventcoder.errors import UsageError
from eventcoder.events.decision import load_decision
from eventcoder.events.judge import Judge
from eventcoder.reader import OWN_FOLDER, shipped_weights

MODES = ("off", "auto", "full")


@dataclass(frozen=True, slots=True)
class Appointed:
    """The judge, None where rules alone decide; `mode` is the one in force, `why` says why not another."""

    judge: Judge | None
    mode: str
    why: str = ""
    hash: str = ""


def appoint(codebook: Codebook, mode: str, codebooks: Sequence[str] = ()) -> Appointed:
    """The judge for a codebook and a mode. `codebooks` are the names or folders that it was loaded from.

    With `auto`, a codebook that doesn't extend cameo and has no reader of its own gets none. Raises
    UsageError for an unknown mode, and with `full` where there is no reader.
    """
    if mode not in MODES:
        raise UsageError(f"--reader {mode}: choose {', '.join(MODES)}")
    if mode == "off":
        return Appointed(None, mode)
    own = next((path for name in reversed(codebooks) if (path := Path(name) / OWN_FOLDER).is_dir()), None)
    lack = _lack(codebook, own)
    if lack and mode == "full":
        raise UsageError(
            f"--reader full: {lack}; train one with: eventcoder reader train, or take --reader off"
        )
    if lack:
        return Appointed(None, "off", lack)
    # Imported here: whoever lets rules decide needs neither onnxruntime nor tokenizers.
    from eventcoder.reader.load import load_reader

    reader = load_reader(own)
    known = frozenset(code for code, one in codebook.codes.items() if not one.abstract)
    return Appointed(Judge(reader, load_decision(), mode, known), mode, hash=reader.hash)


def _lack(codebook: Codebook, own: Path | None) -> str:
    """Why there is no reader for the codebook; empty where there is one."""
    if own is not None:
        return ""
    if not codebook.cameo:
        return "the codebook doesn't extend cameo and has no reader of its own"
    return "" if shipped_weights() is not None else "no trained reader is installed"
