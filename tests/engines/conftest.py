from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

# The rows of the table tests serve here too; worker processes inherit the path.
sys.path.insert(0, str(Path(__file__).parents[1] / "table"))


@pytest.fixture
def write_news(tmp_path: Path) -> Callable[..., Path]:
    """Write texts (None for a record without a date) as JSONL; ids are `name-1`, `name-2`, …"""

    def write(texts: list[str | None], name: str = "news") -> Path:
        path = tmp_path / f"{name}.jsonl"
        records = [
            {"id": f"{name}-{number}", "text": text} | ({"date": "2020-01-31"} if text else {"text": "x"})
            for number, text in enumerate(texts, 1)
        ]
        path.write_text("".join(json.dumps(record) + "\n" for record in records))
        return path

    return write
