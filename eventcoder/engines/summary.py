"""What a run did: the numbers of `run.json`."""

from __future__ import annotations

import json
import platform
import socket
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import polars as pl

from eventcoder.engines.manifest import Manifest
from eventcoder.errors import InputError
from eventcoder.table.atomic import write_text

NAME = "run.json"
PACKAGES = ("polars", "pyarrow", "spacy")


@dataclass(slots=True)
class Tally:
    """Counts that grow as tables are written."""

    coded: int = 0
    rejected: int = 0
    events: int = 0
    sentences: int = 0
    sentences_parsed: int = 0
    rejected_reasons: Counter[str] = field(default_factory=Counter)

    def add(self, table: str, frame: pl.DataFrame) -> None:
        """Count the rows of a piece of `events`, `documents` or `rejected`."""
        if table == "events":
            self.events += frame.height
        elif table == "documents":
            self.coded += frame.height
            self.sentences += int(frame["sentences"].sum())
            self.sentences_parsed += int(frame["sentences_parsed"].sum())
        else:
            self.rejected += frame.height
            self.rejected_reasons.update(frame["reason"].to_list())


@dataclass(frozen=True, slots=True)
class RunSummary:
    """The content of `run.json`. documents_read = coded + rejected.

    `seconds` is the time of the last session of a resumed run, of all runs together for a merged one.
    `parts` is kept for shards, so that `merge` finds the order: [number, documents, rejected, events].
    """

    documents_read: int
    coded: int
    rejected: int
    rejected_reasons: dict[str, int]
    sentences: int
    sentences_parsed: int
    parsed_share: float | None  # None without sentences
    events: int
    seconds: float
    workers: int
    host: str
    finished: str  # UTC, ISO 8601
    versions: dict[str, str]
    manifest: Manifest
    resumed: bool = False
    parts: tuple[tuple[int, int, int, int], ...] = ()
    missing_shards: tuple[int, ...] = ()

    @property
    def options(self) -> dict[str, Any]:
        """Versions, codebook, model and options of the Coder, and how the input was read."""
        return {**self.manifest.metadata, **self.manifest.read_options}

    def write(self, path: Path) -> None:
        """Write it to `path` as JSON, the options also on their own."""
        content = asdict(self) | {"options": self.options}
        write_text(path, json.dumps(content, indent=1, ensure_ascii=False) + "\n")


def summary_of(tally: Tally, manifest: Manifest, **more: Any) -> RunSummary:
    """The summary of what was counted, here and now; `more` are further fields."""
    return RunSummary(
        documents_read=tally.coded + tally.rejected,
        coded=tally.coded,
        rejected=tally.rejected,
        rejected_reasons=dict(sorted(tally.rejected_reasons.items())),
        sentences=tally.sentences,
        sentences_parsed=tally.sentences_parsed,
        parsed_share=round(tally.sentences_parsed / tally.sentences, 4) if tally.sentences else None,
        events=tally.events,
        host=socket.gethostname(),
        finished=datetime.now(UTC).isoformat(timespec="seconds"),
        versions=_versions(),
        manifest=manifest,
        **more,
    )


def read_summary(folder: Path) -> RunSummary | None:
    """The summary of a finished run; None where the folder holds none. InputError where it can't be read."""
    path = folder / NAME
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: can't be read: {error}") from None
    try:
        return _from_json(content)
    except (KeyError, TypeError) as error:
        raise InputError(f"{path}: isn't from a run of this version: {error}") from None


def _from_json(content: Mapping[str, Any]) -> RunSummary:
    names = {item.name for item in fields(RunSummary)}
    known = {key: value for key, value in content.items() if key in names}
    known["manifest"] = Manifest.from_json(content["manifest"])
    known["parts"] = tuple(tuple(part) for part in content["parts"])
    known["missing_shards"] = tuple(content["missing_shards"])
    return RunSummary(**known)


def _versions() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
