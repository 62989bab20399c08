"""Runs in a process group of their own that are really interrupted and really killed."""

from __future__ import annotations

import errno
import os
import random
import shutil
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
from eventcoder.engines.written import written
from eventcoder.errors import OutputError
from eventcoder.table.parquet import TABLES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no process groups of this kind")

SCRIPT = """
import sys
if len(sys.argv) > 4:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[4]), int(sys.argv[4])))
from pathlib import Path
from fake_coder import FakeCoder
from eventcoder.engines.run import RunRequest, run
if __name__ == "__main__":
    run(RunRequest((sys.argv[1],), Path(sys.argv[2]), FakeCoder, workers=int(sys.argv[3]), apart=True))
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


def command(request: RunRequest, tmp_path: Path, *more: str) -> list[str]:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    return [sys.executable, str(script), request.inputs[0], str(request.out), *more]


def kill_at_random(request: RunRequest, tmp_path: Path, rounds: int) -> None:
    """Kill a run and its workers again and again, in all stages; go on with each; compare bytes."""
    run(replace(request, out=tmp_path / "whole"))
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    chance, whole = random.Random(1), 0.0
    for number in range(rounds + 1):
        out = tmp_path / f"round-{number}"
        begun = time.monotonic()
        process = subprocess.Popen(
            command(replace(request, out=out), tmp_path, str(1 + number % 2)),
            env=environment,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        if not number:  # the first is left alone, to know how long one takes
            assert process.wait(120) == 0
            whole = time.monotonic() - begun
            continue
        time.sleep(chance.uniform(0.1, 1.1) * whole)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(60)
        run(replace(request, out=out, resume=True))
        for table in TABLES:
            name = f"{table}.parquet"
            assert (out / name).read_bytes() == (tmp_path / "whole" / name).read_bytes(), (number, table)
        assert not (out / ".parts").exists() and not (out / ".lock").exists()
        shutil.rmtree(out)


def test_killed_at_random_moments(write_news: Callable[..., Path], tmp_path: Path) -> None:
    news = write_news(["hit sleep:0.001"] * (PART_SIZE * PARTS))
    kill_at_random(RunRequest((str(news),), tmp_path / "out", FakeCoder), tmp_path, rounds=5)


@pytest.mark.long
def test_killed_at_random_moments_a_hundred_times(write_news: Callable[..., Path], tmp_path: Path) -> None:
    news = write_news(["hit sleep:0.001"] * (PART_SIZE * PARTS))
    kill_at_random(RunRequest((str(news),), tmp_path / "out", FakeCoder), tmp_path, rounds=100)


@pytest.mark.parametrize("room", [0, 300, 25_000])
def test_a_full_disk(write_news: Callable[..., Path], tmp_path: Path, room: int) -> None:
    """Room for nothing, for the lock alone, for parts but not for the result."""
    news = write_news([f"hit {number} " + "".join(chr(97 + number % 26) * number) for number in range(640)])
    request = RunRequest((str(news),), tmp_path / "out", FakeCoder)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    full = subprocess.run(
        command(request, tmp_path, "1", str(room)), env=environment, capture_output=True, text=True
    )
    assert full.returncode == 1
    assert "OutputError" in full.stderr and "the disk takes no more" in full.stderr
    assert not (request.out / "events.parquet").exists() and not (request.out / ".lock").exists()
    if room > 300:
        assert PartStore(request.out).numbers() == list(range(10))
    run(replace(request, resume=True))
    assert same_as_whole(request, tmp_path)


def test_a_folder_that_nobody_may_write(write_news: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    news = write_news(["hit"])
    with pytest.raises(OutputError, match="can't be written"):
        run(RunRequest((str(news),), tmp_path / "file" / "out", FakeCoder))


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_disk_without_rights(number: int, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="choose another folder"), written(tmp_path):
        raise OSError(number, "no")


def test_other_errors_keep_their_traceback(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="odd"), written(tmp_path):
        raise OSError(errno.EBADF, "odd")


def test_one_worker_apart_survives_a_text_that_kills_it(
    write_news: Callable[..., Path], tmp_path: Path
) -> None:
    news = write_news(["hit", "hit die", "hit"])
    summary = run(RunRequest((str(news),), tmp_path / "out", FakeCoder, apart=True))
    assert (summary.coded, summary.rejected_reasons) == (2, {"worker_died": 1})
