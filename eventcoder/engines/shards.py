"""The finished outputs that are to be merged: what each holds, and in which order their rows belong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eventcoder.engines.manifest import differences, differences_text
from eventcoder.engines.parts import Shard
from eventcoder.engines.summary import RunSummary, read_summary
from eventcoder.errors import InputError, UsageError
from eventcoder.table.parquet import TABLES, read_metadata


@dataclass(frozen=True, slots=True)
class Output:
    """A finished run's folder."""

    folder: Path
    summary: RunSummary
    metadata: dict[str, str]  # of its tables

    @property
    def shard_count(self) -> int:
        """Into how many shards its run was divided."""
        return Shards.parse(self.summary.manifest.shard).count

    @property
    def family(self) -> tuple[object, ...]:
        """Equal for shards of one run. Times of files don't count: they differ from computer to computer."""
        inputs = tuple((item.path, item.files, item.bytes) for item in self.summary.manifest.inputs)
        return (inputs, self.shard_count)


@dataclass(frozen=True, slots=True)
class Shards:
    """Some of the shards of a run: `2/4`, or `1+3/4` after a merge of two."""

    indices: tuple[int, ...]
    count: int

    @classmethod
    def parse(cls, text: str) -> Shards:
        """The shards of `1+3/4`."""
        indices, _, count = text.partition("/")
        return cls(tuple(Shard.parse(f"{index}/{count}").index for index in indices.split("+")), int(count))

    def __str__(self) -> str:
        """`1+3/4`."""
        return f"{'+'.join(map(str, self.indices))}/{self.count}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that stand together in the merged tables: the next ones of an output, by table."""

    output: int
    documents: int
    rejected: int
    events: int

    def rows(self, table: str) -> int:
        """How many rows of `table`."""
        return {"documents": self.documents, "rejected": self.rejected, "events": self.events}[table]


def open_outputs(folders: Sequence[Path]) -> list[Output]:
    """The outputs in the folders; InputError where one isn't finished, UsageError where they don't fit."""
    if not folders:
        raise UsageError("nothing to merge: name the folders of finished runs")
    outputs = [_open(folder) for folder in folders]
    first = outputs[0]
    for other in outputs[1:]:
        _must_fit(first, other)
    return outputs


def _open(folder: Path) -> Output:
    summary = read_summary(folder)
    if summary is None:
        raise InputError(f"{folder}: holds no finished run (no run.json): finish it with --resume first")
    metadata = [read_metadata(folder, table) for table in TABLES]
    return Output(folder, summary, metadata[0])


def _must_fit(first: Output, other: Output) -> None:
    found = differences(first.summary.manifest, other.summary.manifest)
    # Other inputs are what merging is for; other shards too.
    found.pop("inputs", None)
    found["options"] = [words for words in found.get("options", []) if not words.startswith("shard ")]
    if found := {kind: words for kind, words in found.items() if words}:
        raise UsageError(
            f"{first.folder} and {other.folder} don't belong in one table: they differ in "
            f"{differences_text(found)}"
        )


def in_order(outputs: Sequence[Output]) -> list[Stretch]:
    """All rows as stretches in the order of the merged tables.

    Shards of one run are dealt out part by part, as the single run would have it; runs over other inputs
    follow one another as given.
    """
    families = list(dict.fromkeys(output.family for output in outputs))
    keyed: list[tuple[tuple[int, int, int], Stretch]] = []
    for place, output in enumerate(outputs):
        family = families.index(output.family)
        summary = output.summary
        whole = ((0, summary.coded, summary.rejected, summary.events),)
        for number, *rows in summary.parts or whole:
            keyed.append(((family, number, place), Stretch(place, *rows)))
    return [stretch for _, stretch in sorted(keyed, key=lambda item: item[0])]


def joined_shards(outputs: Sequence[Output]) -> tuple[str, tuple[int, ...]]:
    """The shard of the merged output, `1/1` where it is whole, and the numbers of the missing shards."""
    first = outputs[0]
    if first.shard_count == 1 or any(output.family != first.family for output in outputs):
        return "1/1", ()
    there = sorted(
        {index for output in outputs for index in Shards.parse(output.summary.manifest.shard).indices}
    )
    missing = tuple(index for index in range(1, first.shard_count + 1) if index not in there)
    return (str(Shards(tuple(there), first.shard_count)) if missing else "1/1"), missing
