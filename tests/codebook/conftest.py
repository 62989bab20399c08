"""Small codebooks written to a folder, and a cache of their own for every test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[..., Path]
ONTOLOGY = """
- {code: "14", name: PROTEST, abstract: true, quad: 4, goldstein: -6.5}
- {code: "140", name: Dissent, parent: "14", quad: 4, goldstein: -6.5}
- {code: "143", name: Strike, parent: "14", quad: 4, goldstein: -6.5, plover: {type: PROTEST, mode: strike}}
- {code: "1431", name: Strike for leadership, parent: "143", quad: 4}
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees or fills the user's cache."""
    cache = tmp_path / "cache"
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_args, **_options: cache)
    return cache


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a codebook: `write("mine", {"events/14.yml": "…"}, extends="base")` gives its folder."""

    def make(folder_name: str, files: dict[str, str], **config: str) -> Path:
        folder = tmp_path / folder_name
        keys = {"name": folder_name, "version": '"1.0"'} | config
        lines = [f"{key}: {value}" for key, value in keys.items()]
        for relative, text in {"codebook.yml": "\n".join(lines), **files}.items():
            path = folder / relative
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return make


@pytest.fixture
def base(write: Write) -> Path:
    """A codebook that stands alone: four codes, two patterns, a set, an operator, a nominalization."""
    return write(
        "base",
        {
            "ontology.yml": ONTOLOGY,
            "events/14.yml": (
                '- code: "143"\n  id: pits\n  patterns:\n    - SOURCE down &tools\n    - SOURCE walk_out\n'
                '- code: "140"\n  patterns:\n    - SOURCE protest against TARGET\n    - SOURCE rally/n\n'
            ),
            "sets/tools.yml": (
                "tools: {pos: noun, words: [tool, power+drill, &pens]}\npens: {pos: noun, words: [pen]}\n"
            ),
            "sets/nominalizations.yml": "- {verb: protest, nouns: [protest], target: [against]}\n",
            "sets/light-verbs.yml": "light_verbs: [hold]\n",
            "sets/contexts.yml": "economic: [pay, wage]\n",
            "composition.yml": (
                '- operator: stop\n  frames: [SOURCE stop ACTION]\n  codes: {"143": "140", "": "1431"}\n'
            ),
        },
    )
