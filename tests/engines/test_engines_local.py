from __future__ import annotations

import signal
import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from fake_coder import Changing, FakeCoder, die_at_once

from eventcoder.engines.base import CodedPart, Engine, MakeCoder, Part
from eventcoder.engines.local import AHEAD, PoolEngine, local_engine
from eventcoder.engines.parts import cut
from eventcoder.engines.task import Task
from eventcoder.engines.worker import Worker
from eventcoder.errors import EventcoderError, UsageError
from eventcoder.records import Document, Rejected


def documents(texts: Sequence[str]) -> list[Document | Rejected]:
    return [
        Document(str(number), date(2020, 1, 31), text, input="x", record_number=number)
        for number, text in enumerate(texts, 1)
    ]


def never() -> bool:
    return False


def code(
    texts: Sequence[str], workers: int = 2, size: int = 4, make: MakeCoder = FakeCoder
) -> list[CodedPart]:
    engine = local_engine(make, workers)
    try:
        return list(engine.code(cut(documents(texts), size), never))
    finally:
        engine.close()


def coded_ids(parts: Sequence[CodedPart]) -> list[str]:
    return [coded.row.doc_id for part in parts for coded in part.coded]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_parts_come_back_in_order(workers: int) -> None:
    # The first part is the slowest.
    parts = code(["sleep:0.3"] + ["hit"] * 30, workers)
    assert [part.part.number for part in parts] == list(range(8))
    assert coded_ids(parts) == [str(number) for number in range(1, 32)]


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_to_code(workers: int) -> None:
    assert code([], workers) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_parts_of_rejected_records_alone(workers: int) -> None:
    bad = [Rejected("x", number, None, "no_date", "…") for number in range(300)]
    engine = local_engine(die_at_once, workers)  # no Coder is needed, so none is made
    parts = list(engine.code(cut(bad, 4), never))
    engine.close()
    assert [row for part in parts for row in part.rejected] == bad


def test_a_document_that_kills_twice_is_rejected_and_the_others_are_coded() -> None:
    parts = code(["hit"] * 5 + ["die"] + ["hit"] * 4)
    assert coded_ids(parts) == ["1", "2", "3", "4", "5", "7", "8", "9", "10"]
    (row,) = [row for part in parts for row in part.rejected]
    assert (row.doc_id, row.record_number, row.reason) == ("6", 6, "worker_died")
    assert "died 2 times (3 characters)" in row.message


def test_killers_in_every_place_and_rejected_rows_stay_in_order() -> None:
    records = documents(["die", "hit", "die", "hit", "hit"])
    records.insert(1, Rejected("x", 99, "r", "no_date", "…"))
    engine = local_engine(FakeCoder, 2)
    (part,) = engine.code(cut(records), never)
    engine.close()
    assert coded_ids([part]) == ["2", "4", "5"]
    assert [row.doc_id for row in part.rejected] == ["1", "r", "3"]


def test_a_part_whose_worker_died_once_is_whole(tmp_path: Path) -> None:
    parts = code(["hit", f"hit die_unless:{tmp_path / 'mark'}", "hit"] * 3)
    assert (tmp_path / "mark").exists()
    assert coded_ids(parts) == [str(number) for number in range(1, 10)]
    assert not [row for part in parts for row in part.rejected]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_of_the_coder_reaches_the_caller(workers: int) -> None:
    with pytest.raises(ValueError, match="a fault in the coder") as caught:
        code(["hit"] * 5 + ["break"] + ["hit"] * 20, workers)
    if workers > 1:
        assert "break_off" in "".join(caught.value.__notes__)  # the place in the worker's code


def test_an_error_that_cannot_travel_keeps_its_text() -> None:
    with pytest.raises(RuntimeError, match="OddError: odd fault 7"):
        code(["odd"])


def test_a_worker_that_dies_at_the_start_is_no_fault_of_a_document() -> None:
    with pytest.raises(EventcoderError, match="died while it started"):
        code(["hit"], make=die_at_once)


def test_workers_with_another_codebook_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EventcoderError, match="changed while the run went on: codebook_hash"):
        code(["sleep:0.5"] * 8, size=1, make=Changing(tmp_path / "mark"))


def test_metadata_is_that_of_the_coders() -> None:
    make = partial(FakeCoder, {"status": "all"})
    for workers in (1, 2):
        engine = local_engine(make, workers)
        assert engine.metadata() == FakeCoder({"status": "all"}).metadata()
        engine.close()


@pytest.mark.parametrize("workers", [0, -1])
def test_no_workers_make_no_sense(workers: int) -> None:
    with pytest.raises(UsageError, match="give 1 or more"):
        local_engine(FakeCoder, workers)


def test_few_parts_are_read_ahead() -> None:
    read = 0

    def counted() -> Iterator[Part]:
        nonlocal read
        for part in cut(documents(["sleep:1"] + ["hit"] * 60), 1):
            read += 1
            yield part

    engine = PoolEngine(FakeCoder, 2)
    first = next(engine.code(counted(), never))
    engine.close()
    assert first.part.number == 0
    assert 2 < read <= AHEAD * 2 + 1


@pytest.mark.parametrize("workers", [1, 2])
def test_stop_finishes_what_was_begun(workers: int) -> None:
    engine: Engine = local_engine(FakeCoder, workers)
    numbers: list[int] = []
    for part in engine.code(cut(documents(["sleep:0.05"] * 40), 1), lambda: bool(numbers)):
        numbers.append(part.part.number)
    engine.close()
    assert numbers == list(range(len(numbers)))
    assert len(numbers) <= AHEAD * workers


def test_workers_end_with_the_engine() -> None:
    engine = PoolEngine(FakeCoder, 2)
    list(engine.code(cut(documents(["hit"] * 8), 2), never))
    processes = [worker._process for worker in engine._idle]
    assert processes
    started = time.monotonic()
    engine.close()
    assert time.monotonic() - started < 4
    assert not any(process.is_alive() for process in processes)


def test_workers_begin_with_interrupts_blocked() -> None:
    # Otherwise Ctrl-C in a terminal ends a worker that is still importing its modules.
    worker = Worker(FakeCoder)
    status = Path(f"/proc/{worker.pid}/status")
    if not status.exists():
        worker.kill()
        pytest.skip("only /proc tells which signals are blocked")
    fields = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
    worker.kill()
    assert int(fields["SigBlk"], 16) & 1 << (signal.SIGINT - 1)
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_coder_that_loses_documents_is_found_out() -> None:
    task = Task(Part(0, tuple(documents(["hit", "hit"]))))
    with pytest.raises(ValueError, match="gave 0 results for 2 documents"):
        task.give([])
