"""A lock on the output folder, so that two runs don't write into each other's result."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eventcoder.errors import UsageError

NAME = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; UsageError where another run holds it. The lock of a dead run is taken over."""
    path = folder / NAME
    mine = json.dumps({"host": socket.gethostname(), "pid": os.getpid(), "started": _started(os.getpid())})
    if not _create(path, mine):
        _take_over(path)
        if not _create(path, mine):
            raise UsageError(_held(path, _read(path)))
    try:
        yield
    finally:
        if _read(path) == mine:
            path.unlink(missing_ok=True)


def _create(path: Path, text: str) -> bool:
    """Make the lock file, or say that there is one; never both of two runs succeed."""
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        return False
    try:
        with open(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:  # a full disk; an empty lock would keep everybody out for ever
        path.unlink()
        raise
    return True


def _take_over(path: Path) -> None:
    """Remove the lock of a dead run; UsageError where it may be alive."""
    text = _read(path)
    if not _is_stale(text):
        raise UsageError(_held(path, text))
    aside = path.with_name(f"{NAME}.stale.{os.getpid()}")
    try:
        os.rename(path, aside)
    except FileNotFoundError:  # its owner or another run was quicker
        return
    # Another run may have taken it over since we looked; then the lock moved aside is a living one.
    if _read(aside) != text:
        os.rename(aside, path)
        raise UsageError(_held(path, _read(path)))
    aside.unlink()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _owner(text: str) -> dict[str, object]:
    """What the lock says; empty where it isn't written to the end."""
    try:
        owner = json.loads(text)
    except json.JSONDecodeError:
        return {}
    return owner if isinstance(owner, dict) else {}


def _is_stale(text: str) -> bool:
    """Whether the run that wrote the lock is surely gone; of other computers we can't know."""
    owner = _owner(text)
    pid = owner.get("pid")
    if owner.get("host") != socket.gethostname() or not isinstance(pid, int):
        return False
    # Process ids come round again, so the start of the process is compared as well.
    return not _is_alive(pid) or owner.get("started") != _started(pid)


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":  # os.kill would send Ctrl-C there
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # someone else's process
        return True
    return True


def _started(pid: int) -> str:
    """When the process started, in the kernel's ticks; "" on systems without /proc."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _held(path: Path, text: str) -> str:
    owner = _owner(text)
    who = f"process {owner['pid']} on {owner['host']}" if {"pid", "host"} <= owner.keys() else "another run"
    return (
        f"{path.parent}: {who} writes to this folder; wait for it, or delete {path} if it is no longer there"
    )
