"""A whole run from inputs to the tables on disk: what `eventcoder code` does, without a word printed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from eventcoder.engines.base import Engine, MakeCoder, Part
from eventcoder.engines.interrupt import deferred_interrupt
from eventcoder.engines.local import local_engine
from eventcoder.engines.lock import locked
from eventcoder.engines.manifest import Manifest, differences, differences_text, manifest_of
from eventcoder.engines.parts import Shard, cut
from eventcoder.engines.publish import put_in_place, write_tables
from eventcoder.engines.store import PartStore
from eventcoder.engines.summary import RunSummary, read_summary, summary_of
from eventcoder.engines.written import written
from eventcoder.errors import UsageError
from eventcoder.records import Document, Rejected
from eventcoder.text.readers import Reading, ReadOptions, read_documents
from eventcoder.text.readers.sources import STDIN

# Records done (those of earlier sessions too), about how many there are if known, words coded in this one.
OnProgress = Callable[[int, int | None, int], None]


@dataclass(frozen=True, slots=True)
class RunRequest:
    """What to code, how, and where to put it.

    `make_coder` is called once in each process and must be picklable where `workers` is above 1 or they
    work `apart`: then a single one too is a process of its own, which may die without ending the run.
    """

    inputs: tuple[str, ...]
    out: Path
    make_coder: MakeCoder
    read_options: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1
    resume: bool = False
    shard: Shard = Shard()
    on_progress: OnProgress | None = None
    apart: bool = False


def run(request: RunRequest) -> RunSummary:
    """Code all inputs and write OUT/events.parquet, documents.parquet, rejected.parquet and run.json.

    Returns the content of run.json. An earlier result in OUT is replaced when the new one is whole. With
    `resume`, an unfinished run is gone on with and a finished one left as it is. After Ctrl-C the parts
    in hand are finished and kept, then KeyboardInterrupt is raised. Raises InputError where an input
    can't be opened, UsageError where the request makes no sense or OUT holds a run of another kind, and
    OutputError where OUT can't be written; then too what is coded is kept.
    """
    started = time.monotonic()
    _check(request)
    engine = local_engine(request.make_coder, request.workers, request.apart)
    reading = Reading()
    records = read_documents(request.inputs, request.read_options, reading)
    with written(request.out):
        request.out.mkdir(parents=True, exist_ok=True)
    with closing(engine), written(request.out), locked(request.out):
        manifest = manifest_of(engine.metadata(), request.inputs, request.read_options, request.shard)
        store = PartStore(request.out)
        unfinished = store.manifest() if request.resume else None
        finished = read_summary(request.out) if request.resume and not unfinished else None
        if finished:
            must_agree(finished.manifest, manifest, request.out)
            return finished
        if unfinished:
            must_agree(unfinished, manifest, request.out)
        else:
            store.begin(manifest)
        progress = _Progress(request.on_progress, reading)
        _code_parts(request, engine, records, store, table_metadata(manifest), progress)
        return _finish(request, store, manifest, bool(unfinished), started)


def table_metadata(manifest: Manifest) -> dict[str, str]:
    """The key-value pairs of the Parquet files: all that decides the rows, but for the inputs themselves."""
    return manifest.metadata | {"read_options": json.dumps(manifest.read_options, sort_keys=True)}


def _check(request: RunRequest) -> None:
    if not request.inputs:
        raise UsageError("no input: name a file, a folder, or - for standard input")
    if request.out.exists() and not request.out.is_dir():
        raise UsageError(f"{request.out}: is a file; -o takes a folder")


def must_agree(before: Manifest, now: Manifest, out: Path) -> None:
    """Raise UsageError where a run can't be gone on with, naming what differs."""
    if any(item.path == STDIN for item in now.inputs):
        raise UsageError("--resume: standard input can't be read a second time; save it to a file")
    if found := differences(before, now):
        raise UsageError(
            f"{out}: --resume, but the run there differs in {differences_text(found)}: go on with what it "
            "was begun with, or leave out --resume to begin anew"
        )


def _code_parts(
    request: RunRequest,
    engine: Engine,
    records: Iterable[Document | Rejected],
    store: PartStore,
    metadata: Mapping[str, str],
    progress: _Progress,
) -> None:
    """Code and keep the parts that aren't there yet; KeyboardInterrupt after the last that was begun."""

    def missing() -> Iterator[Part]:
        for part in cut(records):
            if not request.shard.holds(part.number):
                continue
            progress.taken_up(part)
            if store.has(part.number):
                progress.skipped(part)
            else:
                yield part

    with deferred_interrupt() as interrupted:
        for coded in engine.code(missing(), interrupted):
            store.write(coded, metadata)
            progress.coded(coded.part)
        if interrupted():
            raise KeyboardInterrupt(_kept(request))


def _kept(request: RunRequest) -> str:
    """What Ctrl-C has left behind, and how to go on with it."""
    if STDIN in request.inputs:
        return "standard input can't be read a second time, so this run can't be gone on with"
    return f"what is coded is kept in {request.out}; the same command with --resume goes on"


class _Progress:
    """Adds up what is done and tells the caller."""

    def __init__(self, tell: OnProgress | None, reading: Reading) -> None:
        self._tell = tell
        self._reading = reading
        self._taken_up = 0
        self._documents = 0
        self._words = 0

    def taken_up(self, part: Part) -> None:
        """A part was read; it runs ahead of what is coded, and its size says how many are still to come."""
        self._taken_up += len(part.records)

    def skipped(self, part: Part) -> None:
        self._add(len(part.records), 0)

    def coded(self, part: Part) -> None:
        # Words of earlier sessions would make this one look faster than it is.
        self._add(len(part.records), part.words)

    def _add(self, documents: int, words: int) -> None:
        self._documents += documents
        self._words += words
        if self._tell:
            self._tell(self._documents, self._reading.records_in_all(self._taken_up), self._words)


def _finish(
    request: RunRequest, store: PartStore, manifest: Manifest, resumed: bool, started: float
) -> RunSummary:
    """Join the parts to the result, put it in place, and forget the parts."""
    aside = store.folder / "result"
    tally = write_tables(aside, store.frames, table_metadata(manifest))
    # A run that is no shard needs no map of its parts: its rows are in order.
    numbers = store.numbers() if request.shard.count > 1 else []
    summary = summary_of(
        tally,
        manifest,
        seconds=round(time.monotonic() - started, 3),
        workers=request.workers,
        resumed=resumed,
        parts=tuple((number, *store.rows(number)) for number in numbers),
    )
    put_in_place(aside, request.out, summary)
    store.remove()
    return summary
