"""What `eventcoder code` does with `--engine spark`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from eventcoder.cli.code_options import ENGINES
from eventcoder.errors import UsageError

if TYPE_CHECKING:
    from eventcoder.engines.run import RunRequest
    from eventcoder.engines.spark.run import SparkRequest
    from eventcoder.engines.summary import RunSummary


def spark_request(
    engine: str, request: RunRequest, master: str | None, conf: Sequence[str] | None
) -> SparkRequest | None:
    """The request for Spark; None where this computer codes. UsageError where options don't go together."""
    if engine not in ENGINES:
        raise UsageError(f"--engine {engine}: choose {', '.join(ENGINES)}")
    if engine == "local":
        if master or conf:
            raise UsageError("--master and --conf are for --engine spark")
        return None
    from eventcoder.engines.parts import Shard
    from eventcoder.engines.spark.run import SparkRequest

    if request.workers != 1 or request.shard != Shard():
        raise UsageError("--engine spark: leave out --workers and --shard; the master says how many work")
    return SparkRequest(
        request.inputs,
        request.out,
        request.make_coder,
        request.read_options,
        request.resume,
        master,
        dict(map(_setting, conf or ())),
    )


def run_on_spark(request: SparkRequest) -> RunSummary:
    """Run it; nothing of Spark is loaded before."""
    from eventcoder.engines.spark.run import run_on_spark as run

    return run(request)


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise UsageError(f"--conf {text}: give it as KEY=VALUE, such as spark.executor.memory=4g")
    return name, value
