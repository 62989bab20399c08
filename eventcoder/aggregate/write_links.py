"""A result folder with stories linked over its documents."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from eventcoder.aggregate.links import linked
from eventcoder.errors import InputError
from eventcoder.table.atomic import write_text
from eventcoder.table.parquet import read_events, read_metadata, table_file, write_table

RUN = "run.json"
UNCHANGED = ("documents.parquet", "rejected.parquet")


@dataclass(frozen=True, slots=True)
class Links:
    """How many rows there are, how many stories they tell, and how many rows come from copies."""

    rows: int
    stories: int
    copies: int


def link(events: Path, out: Path) -> Links:
    """Link the events in the result folder `events`, write the result to the folder `out`; they may be one.

    The other tables are copied; `run.json` gets the counts under `links`. Raises InputError where `events`
    is no result folder.
    """
    if not (events / RUN).is_file():
        raise InputError(f"{events}: is no finished result of `eventcoder code`: it has no {RUN}")
    table = linked(read_events(events))
    found = Links(table.height, table["story_id"].n_unique(), table["copy_of"].drop_nulls().len())
    out.mkdir(parents=True, exist_ok=True)
    write_table(table, table_file(out, "events"), read_metadata(events) | {"linked": "true"})
    for name in UNCHANGED:
        if out.resolve() != events.resolve() and (events / name).is_file():
            shutil.copyfile(events / name, out / name)
    run = json.loads((events / RUN).read_text(encoding="utf-8"))
    run["links"] = {"rows": found.rows, "stories": found.stories, "rows_of_copies": found.copies}
    write_text(out / RUN, json.dumps(run, ensure_ascii=False, indent=2) + "\n")
    return found
