"""What a run was begun with, so that it is only ever gone on with in the same way."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eventcoder.engines.parts import PART_SIZE, Shard
from eventcoder.text.readers import ReadOptions
from eventcoder.text.readers.sources import STDIN, find_sources

SHOWN = 5  # differences named for each kind


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """An input file or folder as it was: names, sizes and times of its files; "-" is standard input."""

    path: str
    files: int
    bytes: int
    digest: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything that decides which rows a run gives."""

    metadata: dict[str, str]  # of the Coder: versions, codebook, model, options
    read_options: dict[str, Any]
    inputs: tuple[Fingerprint, ...]
    shard: str = "1/1"
    part_size: int = PART_SIZE

    @classmethod
    def from_json(cls, read: Mapping[str, Any]) -> Manifest:
        """The manifest as `asdict` and JSON left it; KeyError or TypeError where it is none."""
        inputs = tuple(Fingerprint(**item) for item in read["inputs"])
        return cls(read["metadata"], read["read_options"], inputs, read["shard"], read["part_size"])

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, lists and strings."""
        return asdict(self)


def manifest_of(
    metadata: Mapping[str, str], inputs: Sequence[str], options: ReadOptions, shard: Shard
) -> Manifest:
    """The manifest of a run that begins now."""
    fingerprints = tuple(_fingerprint(given, options) for given in inputs)
    return Manifest(dict(metadata), plain_options(options), fingerprints, str(shard))


def plain_options(options: ReadOptions) -> dict[str, Any]:
    """The read options as JSON has them."""
    date = options.default_date
    return {
        "columns": dict(sorted(options.columns.items())),
        "default_date": date.isoformat() if date else None,
        "format": options.format,
    }


def differences(before: Manifest, now: Manifest) -> dict[str, list[str]]:
    """What differs, in words, under codebook, model, versions, options and inputs; empty for nothing."""
    found: dict[str, list[str]] = {}
    old = {**before.metadata, **before.read_options, "shard": before.shard, "part_size": before.part_size}
    new = {**now.metadata, **now.read_options, "shard": now.shard, "part_size": now.part_size}
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            words = f"{key} was {old.get(key)!r} and is {new.get(key)!r}"
            found.setdefault(_kind(key), []).append(words)
    if changed := _changed_inputs(before, now):
        found["inputs"] = changed
    return found


def differences_text(found: Mapping[str, Sequence[str]]) -> str:
    """The differences as one line."""
    kinds = []
    for kind, words in found.items():
        more = f", and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
        kinds.append(f"{kind} ({', '.join(words[:SHOWN])}{more})")
    return "; ".join(kinds)


def _kind(key: str) -> str:
    for kind in ("codebook", "model"):
        if kind in key:
            return kind
    return "versions" if "version" in key else "options"


def _changed_inputs(before: Manifest, now: Manifest) -> list[str]:
    if before.inputs == now.inputs:
        return []
    old, new = ({item.path: item for item in manifest.inputs} for manifest in (before, now))
    gone = [f"{path} is missing" for path in old if path not in new]
    added = [f"{path} is new" for path in new if path not in old]
    changed = [f"{path} has changed" for path in old if path in new and old[path] != new[path]]
    return gone + added + changed or ["their order has changed"]


def _fingerprint(given: str, options: ReadOptions) -> Fingerprint:
    sources = [] if given == STDIN else find_sources([given], options)
    total = 0
    digest = hashlib.sha256()
    for source in sources:
        status = os.stat(source.path)
        total += status.st_size
        digest.update(f"{source.input}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    # The path as the tables have it: always text, also where its bytes are no UTF-8.
    path = os.fsencode(given).decode("utf-8", errors="replace")
    return Fingerprint(path, len(sources), total, digest.hexdigest())
