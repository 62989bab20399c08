"""How many workers `--workers` means."""

from __future__ import annotations

import pytest

from eventcoder.cli import options
from eventcoder.engines.local import usable_cores
from eventcoder.errors import UsageError


def test_auto_is_one_a_core() -> None:
    assert options.worker_count("auto") == usable_cores() >= 1
    assert options.worker_count("3") == 3


@pytest.mark.parametrize("text", ["0", "-1", "many", "1.5", "", "²"])
def test_what_is_no_number_of_workers(text: str) -> None:
    with pytest.raises(UsageError, match="give 1 or more, or auto"):
        options.worker_count(text)
