"""The engine of one computer: this process alone, or worker processes with a Coder each."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import cast

from eventcoder.engines.base import CodedPart, Engine, MakeCoder, Part, PartCoder
from eventcoder.engines.task import Task
from eventcoder.engines.worker import Worker, WorkerDied
from eventcoder.errors import EventcoderError, UsageError

AHEAD = 4  # parts a worker may be ahead of the slowest: bounds what waits in memory for its turn


def local_engine(make_coder: MakeCoder, workers: int = 1, apart: bool = False) -> Engine:
    """The engine for this many worker processes; one means this process, unless it is to be `apart`."""
    if workers < 1:
        raise UsageError(f"--workers {workers}: give 1 or more, or auto")
    return PoolEngine(make_coder, workers) if apart or workers > 1 else SingleEngine(make_coder)


def usable_cores() -> int:
    """How many processors this process may use: what `--workers auto` means."""
    try:
        return len(os.sched_getaffinity(0))  # what a queue such as Slurm has granted
    except AttributeError:  # macOS and Windows
        return os.cpu_count() or 1


class SingleEngine:
    """Codes in this process. A document that kills it ends the run; a worker `apart` can reject it."""

    def __init__(self, make_coder: MakeCoder) -> None:
        """An engine whose Coder is made when it is first needed."""
        self._make_coder = make_coder
        self._coder: PartCoder | None = None

    def metadata(self) -> dict[str, str]:
        """The Coder's metadata; makes the Coder."""
        return self._ready().metadata()

    def code(self, parts: Iterable[Part], stop: Callable[[], bool]) -> Iterator[CodedPart]:
        """The parts coded, in their order; no further part once `stop` says so."""
        for part in parts:
            if stop():
                return
            task = Task(part)
            if not task.done:
                task.give(self._ready().code_part(task.chunk))
            yield task.result()

    def close(self) -> None:
        """Let the Coder go."""
        self._coder = None

    def _ready(self) -> PartCoder:
        if self._coder is None:
            self._coder = self._make_coder()
        return self._coder


class PoolEngine:
    """Codes in worker processes; a dead one is replaced, and its part done again."""

    def __init__(self, make_coder: MakeCoder, workers: int) -> None:
        """An engine of at most `workers` processes, started as parts come in."""
        self._make_coder = make_coder
        self._count = workers
        self._metadata: dict[str, str] | None = None
        # Each worker is in one of these three; with one that starts waits the task it will get.
        self._starting: dict[Worker, Task | None] = {}
        self._idle: list[Worker] = []
        self._busy: dict[Worker, Task] = {}

    def metadata(self) -> dict[str, str]:
        """The metadata of the workers' Coders; starts a worker if there is none and waits for it."""
        if self._metadata is None and not self._starting:
            self._start(None)
        while self._metadata is None:
            self._listen()
        return self._metadata

    def code(self, parts: Iterable[Part], stop: Callable[[], bool]) -> Iterator[CodedPart]:
        """The parts coded, in their order; those begun are finished after `stop` says so."""
        tasks = map(Task, parts)
        begun: deque[Task] = deque()  # in order, not yet given back
        more = True
        while more or begun:
            more = more and not stop() and self._begin(tasks, begun)
            if begun and begun[0].done:
                yield begun.popleft().result()
            elif begun or more:
                self._listen()

    def close(self) -> None:
        """End all workers: idle ones by themselves, others at once."""
        for worker in (*self._starting, *self._busy):
            worker.kill()
        for worker in self._idle:
            worker.close()
        self._starting, self._idle, self._busy = {}, [], {}

    def _begin(self, tasks: Iterator[Task], begun: deque[Task]) -> bool:
        """Take on tasks as long as there is room; False when there are no more."""
        while self._has_room() and len(begun) < AHEAD * self._count:
            task = next(tasks, None)
            if task is None:
                return False
            begun.append(task)
            if not task.done:
                self._assign(task)
        return True

    def _has_room(self) -> bool:
        return bool(self._idle) or len(self._starting) + len(self._busy) < self._count

    def _assign(self, task: Task) -> None:
        if self._idle:
            self._hand(self._idle.pop(), task)
        else:
            self._start(task)

    def _start(self, task: Task | None) -> None:
        self._starting[Worker(self._make_coder)] = task

    def _hand(self, worker: Worker, task: Task | None) -> None:
        """Give the worker the next chunk of its task, or let it wait where there is none."""
        if task is None or task.done:
            self._idle.append(worker)
        else:
            worker.send(task.chunk)
            self._busy[worker] = task

    def _listen(self) -> None:
        """Wait for any worker, and take what it says."""
        workers = {worker.connection: worker for worker in (*self._starting, *self._busy)}
        for connection in wait(list(workers)):
            worker = workers[cast(Connection, connection)]
            if worker in self._starting:
                self._started(worker, self._starting.pop(worker))
            else:
                self._answered(worker, self._busy.pop(worker))

    def _started(self, worker: Worker, task: Task | None) -> None:
        try:
            metadata = worker.metadata()
        except WorkerDied:
            raise EventcoderError(
                "a worker process died while it started: is there memory for a model in each? In a script of "
                "your own, put the call under `if __name__ == '__main__':`; or work with one worker"
            ) from None
        if self._metadata is not None and metadata != self._metadata:
            changed = sorted(key for key, _ in metadata.items() ^ self._metadata.items())
            raise EventcoderError(f"these changed while the run went on: {', '.join(dict.fromkeys(changed))}")
        self._metadata = metadata
        self._hand(worker, task)

    def _answered(self, worker: Worker, task: Task) -> None:
        try:
            coded = worker.receive()
        except WorkerDied:
            worker.kill()
            task.worker_died()
            self._start(None if task.done else task)
        else:
            task.give(coded)
            self._hand(worker, task)
