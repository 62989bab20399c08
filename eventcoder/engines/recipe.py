"""How a Coder is made, as a value: it travels to other processes and computers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eventcoder.coder import CodeOptions, Coder


@dataclass(frozen=True, slots=True)
class Recipe:
    """Codebooks, model and options of a Coder; equal recipes share one, so that it serves many tasks.

    Codebook folders must lie where all computers find them.
    """

    codebook: str | tuple[str, ...] = "cameo"
    model: str | None = None
    options: CodeOptions | None = None

    def __call__(self) -> Coder:
        """A new Coder; raises what `load` raises."""
        from eventcoder.coder import load

        return load(self.codebook, self.model, self.options)
