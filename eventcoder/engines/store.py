"""The parts of an unfinished run, kept in OUT/.parts until the result is whole."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from eventcoder.engines.base import CodedPart
from eventcoder.engines.manifest import Manifest
from eventcoder.table.atomic import sync, write_text
from eventcoder.table.frames import documents_frame, events_frame, rejected_frame
from eventcoder.table.parquet import TABLES, is_cameo, schema_for, write_table
from eventcoder.table.validate import validate

NAME = ".parts"
CHECK_EVERY = 8  # parts; a check costs the same for one row as for thousands


class PartStore:
    """A folder for each part, with its three tables; a part is there whole or not at all."""

    def __init__(self, out: Path) -> None:
        """The parts of the result folder `out`; nothing is made yet."""
        self.folder = out / NAME
        self._manifest = self.folder / "manifest.json"
        self._unchecked: list[dict[str, pl.DataFrame]] = []

    def manifest(self) -> Manifest | None:
        """What the unfinished run was begun with; None where there is none that can be gone on with."""
        try:
            return Manifest.from_json(json.loads(self._manifest.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def begin(self, manifest: Manifest) -> None:
        """Forget all parts and note what the new ones come from."""
        self.remove()
        self.folder.mkdir(parents=True)
        write_text(self._manifest, json.dumps(manifest.to_json(), indent=1))

    def remove(self) -> None:
        """Delete all parts."""
        # Its manifest first: if the rest is cut short, what is left can't be taken for a run.
        self._manifest.unlink(missing_ok=True)
        if self.folder.exists():
            shutil.rmtree(self.folder)

    def has(self, number: int) -> bool:
        """Whether the part of this number is there with all its tables."""
        return all((self._part(number) / f"{table}.parquet").is_file() for table in TABLES)

    def write(self, coded: CodedPart, metadata: Mapping[str, str]) -> None:
        """Keep a part; TableError where rows of the last parts break the schema.

        The result is validated as a whole anyway; this stops a run long before, that would end in vain.
        """
        frames = {
            "events": events_frame(event for document in coded.coded for event in document.events),
            "documents": documents_frame(document.row for document in coded.coded),
            "rejected": rejected_frame(coded.rejected),
        }
        final = self._part(coded.part.number)
        temporary = final.with_name(f"{final.name}.tmp")
        for left in (temporary, final):
            if left.exists():
                shutil.rmtree(left)
        temporary.mkdir()
        for table, frame in frames.items():
            write_table(frame, temporary / f"{table}.parquet", metadata)
        os.replace(temporary, final)
        sync(self.folder)
        self._unchecked.append(frames)
        if coded.part.number == 0 or len(self._unchecked) >= CHECK_EVERY:
            self._check(is_cameo(metadata))

    def _check(self, cameo: bool) -> None:
        for table in TABLES:
            rows = pl.concat(frames[table] for frames in self._unchecked)
            validate(rows, schema_for(table, cameo))
        self._unchecked.clear()

    def numbers(self) -> list[int]:
        """The numbers of the parts that are there, in order."""
        names = sorted(int(path.name) for path in self.folder.iterdir() if path.name.isdecimal())
        return [number for number in names if self.has(number)]

    def rows(self, number: int) -> tuple[int, int, int]:
        """How many documents, rejected records and events the part has."""
        documents, rejected, events = (
            pq.read_metadata(self._part(number) / f"{table}.parquet").num_rows
            for table in ("documents", "rejected", "events")
        )
        return documents, rejected, events

    def frames(self, table: str) -> Iterator[pl.DataFrame]:
        """The rows of `table`, a frame for each part, in the order of the parts."""
        for number in self.numbers():
            file = self._part(number) / f"{table}.parquet"
            yield pl.read_parquet(file, glob=False, hive_partitioning=False)

    def _part(self, number: int) -> Path:
        return self.folder / f"{number:07d}"
