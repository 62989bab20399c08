"""Runs in a process group of their own that are really interrupted and really killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from fake_coder import FakeCoder

from eventcoder.engines.parts import PART_SIZE
from eventcoder.engines.run import RunRequest, run
from eventcoder.engines.store import PartStore
from eventcoder.table.parquet import TABLES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups of this kind")

SCRIPT = """
import sys
from pathlib import Path
from fake_coder import FakeCoder
from eventcoder.engines.run import RunRequest, run
if __name__ == "__main__":
    run(RunRequest((sys.argv[1],), Path(sys.argv[2]), FakeCoder, workers=int(sys.argv[3])))
"""
PARTS = 10


@pytest.fixture
def request_(write_news: Callable[..., Path], tmp_path: Path) -> RunRequest:
    news = write_news(["hit sleep:0.003"] * (PART_SIZE * PARTS))
    return RunRequest((str(news),), tmp_path / "out", FakeCoder, workers=2)


def start(request: RunRequest, tmp_path: Path, workers: int) -> subprocess.Popen[str]:
    """A run in its own process group that has written its first part."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    command = [sys.executable, str(script), request.inputs[0], str(request.out), str(workers)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    deadline = time.monotonic() + 60
    while not PartStore(request.out).has(0):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    return process


def same_as_whole(request: RunRequest, tmp_path: Path) -> bool:
    run(replace(request, out=tmp_path / "whole", resume=False))
    pairs = [(request.out / f"{table}.parquet", tmp_path / "whole" / f"{table}.parquet") for table in TABLES]
    return all(one.read_bytes() == two.read_bytes() for one, two in pairs)


@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_in_a_terminal(request_: RunRequest, tmp_path: Path, workers: int) -> None:
    process = start(request_, tmp_path, workers)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the run
    _, said = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGINT
    assert said.count("Traceback") == 1  # the script's own, none of a worker
    kept = PartStore(request_.out).numbers()
    assert kept == list(range(len(kept)))
    assert 1 <= len(kept) < PARTS
    assert run(replace(request_, resume=True)).resumed
    assert same_as_whole(request_, tmp_path)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_can_be_resumed(request_: RunRequest, tmp_path: Path, workers: int) -> None:
    process = start(request_, tmp_path, workers)
    process.kill()
    process.communicate(timeout=60)
    assert (request_.out / ".lock").exists()
    assert run(replace(request_, resume=True)).resumed
    assert same_as_whole(request_, tmp_path)
