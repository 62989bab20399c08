"""A worker process with a Coder of its own, and the end of the line that talks to it."""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import cast

from eventcoder.engines.base import MakeCoder
from eventcoder.errors import EventcoderError
from eventcoder.records import Coded, Document

PATIENCE = 5.0  # seconds for a worker to end by itself


class WorkerDied(Exception):
    """The process is gone: killed, out of memory, or crashed in native code."""


class Worker:
    """One process that codes one list of documents at a time."""

    def __init__(self, make_coder: MakeCoder) -> None:
        """A process that begins at once to make its Coder."""
        self.connection, theirs = multiprocessing.Pipe()
        self._process = _process(theirs, make_coder)
        with _interrupts_blocked():
            self._process.start()
        # Our copy of its end must go, or we would never notice that the process has died.
        theirs.close()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid or 0

    def send(self, documents: Sequence[Document]) -> None:
        """Hand over documents to code; a death shows in the answer."""
        with suppress(OSError):  # a broken pipe: `receive` will say that it died
            self.connection.send(documents)

    def metadata(self) -> dict[str, str]:
        """The first answer: the metadata of its Coder. Waits for the Coder to be made."""
        return cast(dict[str, str], self._receive())

    def receive(self) -> list[Coded]:
        """The next answer; raises WorkerDied, or the error that the Coder raised."""
        return cast(list[Coded], self._receive())

    def _receive(self) -> object:
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            raise WorkerDied from None
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def close(self) -> None:
        """Let it end by itself, or end it."""
        self.connection.close()
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self.kill()

    def kill(self) -> None:
        """End it at once."""
        self.connection.close()
        self._process.kill()
        self._process.join()


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Let processes begin with interrupts blocked: Ctrl-C must not end one that hasn't got to `serve` yet.

    One that comes meanwhile reaches this process afterwards.
    """
    if sys.platform == "win32":
        yield
        return
    # Starting the tracker unblocks interrupts, so it has to run before.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _process(connection: Connection, make_coder: MakeCoder) -> BaseProcess:
    arguments = (connection, make_coder)
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn").Process(target=serve, args=arguments, daemon=True)
    # Each worker starts from a clean process: a fork of one that holds a model and threads may hang.
    return multiprocessing.get_context("forkserver").Process(target=serve, args=arguments, daemon=True)


def serve(connection: Connection, make_coder: MakeCoder) -> None:
    """The worker's life: make a Coder, say its metadata, code what comes until the line is closed."""
    # Ctrl-C reaches the whole process group; the parent decides what is still finished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        coder = make_coder()
        connection.send(coder.metadata())
        while (documents := _next(connection)) is not None:
            connection.send(coder.code_part(documents))
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
        with suppress(OSError):  # the parent may be gone
            connection.send(portable(error))


def _next(connection: Connection) -> Sequence[Document] | None:
    """The next documents, or None when the parent is done or gone."""
    try:
        documents: Sequence[Document] = connection.recv()
    except (EOFError, ConnectionError):
        return None
    return documents


def portable(error: Exception) -> Exception:
    """The error with its traceback as a note, or one of the same text where it can't be pickled."""
    copy: Exception
    try:
        # An error may pickle and yet not unpickle: one whose __init__ asks for more than its text.
        copy = pickle.loads(pickle.dumps(error))
    except (pickle.PicklingError, TypeError, AttributeError, ValueError, ImportError):
        copy = RuntimeError(f"{type(error).__name__}: {error}")
    if not isinstance(copy, EventcoderError):  # the text of ours is meant for users and says it all
        copy.add_note("In a worker process:\n" + "".join(traceback.format_exception(error)))
    return copy
