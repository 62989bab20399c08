from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from eventcoder.engines.lock import NAME, locked
from eventcoder.errors import UsageError


def lock_of(folder: Path, pid: int, host: str | None = None, started: str = "1") -> None:
    owner = {"host": host or socket.gethostname(), "pid": pid, "started": started}
    (folder / NAME).write_text(json.dumps(owner))


def dead_pid() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_second_run_is_refused_and_the_lock_goes_at_the_end(tmp_path: Path) -> None:
    with locked(tmp_path):
        with (
            pytest.raises(UsageError, match=f"process {os.getpid()} on .* writes to this folder"),
            locked(tmp_path),
        ):
            raise AssertionError("both hold the lock")
        assert (tmp_path / NAME).exists()  # the refused one didn't take it away
    assert list(tmp_path.iterdir()) == []


def test_an_error_inside_frees_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError), locked(tmp_path):
        raise ValueError
    assert list(tmp_path.iterdir()) == []


def test_the_lock_of_a_dead_run_is_taken_over(tmp_path: Path) -> None:
    lock_of(tmp_path, dead_pid())
    with locked(tmp_path):
        assert json.loads((tmp_path / NAME).read_text())["pid"] == os.getpid()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only /proc tells when a process started")
def test_a_process_id_that_came_round_again_is_no_run(tmp_path: Path) -> None:
    lock_of(tmp_path, os.getpid(), started="long ago")
    with locked(tmp_path):
        pass


def test_the_lock_of_another_living_process_holds(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from eventcoder.engines.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    path = os.pathsep.join(sys.path)
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": path},
    )  # fmt: skip
    assert other.stdin and other.stdout
    assert other.stdout.readline() == "held\n"
    with pytest.raises(UsageError, match=f"process {other.pid} on"), locked(tmp_path):
        raise AssertionError("both hold the lock")
    other.kill()
    other.wait()
    with locked(tmp_path):  # killed, so its lock is stale
        pass


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"pid": 1}'])
def test_a_lock_that_says_nothing_holds(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content)
    with pytest.raises(UsageError, match="another run writes to this folder; .*delete"), locked(tmp_path):
        raise AssertionError("took it")


def test_of_other_computers_nothing_is_known(tmp_path: Path) -> None:
    lock_of(tmp_path, dead_pid(), host="elsewhere")
    with pytest.raises(UsageError, match="on elsewhere"), locked(tmp_path):
        raise AssertionError("took it")
