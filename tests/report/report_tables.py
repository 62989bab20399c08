"""Result folders for the tests of the report."""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from table_rows import document_row, event, rejected

from eventcoder.records import Event
from eventcoder.table.frames import documents_frame, events_frame, rejected_frame
from eventcoder.table.parquet import write_table

SCRIPT = '</script><script>document.title = "broken"</script><img src=x onerror="document.title=\'broken\'">'
EMOJI = "🕊️ Peace: "


def told(sentence: str, source: str, trigger: str, target: str, start: int = 0, **changes: Any) -> Event:
    """An event of a sentence that begins at `start` of its document; each word stands where it is first."""
    spans: dict[str, Any] = {
        "sentence": sentence,
        "trigger": trigger,
        "source_text": source,
        "target_text": target,
    }
    for part, words in (("source", source), ("trigger", trigger), ("target", target)):
        spans[f"{part}_start"] = start + sentence.index(words)
        spans[f"{part}_end"] = start + sentence.index(words) + len(words)
    return event(**(spans | changes))


def some_events() -> list[Event]:
    """A plea, a protest without a target, a hostile sentence with an emoji, a fight known by country only."""
    return [
        event(event_id="a" * 16, url="https://example.org/1", title="Aid", publisher="Example Wire"),
        event(
            event_id="b" * 16, doc_id="d2", code="141", root="14", name="Demonstrate or rally", quad_class=3,
            event_date=date(2020, 2, 3), country="FRA", admin1="Île-de-France", admin1_code="FR.11",
            place="Paris", latitude=48.85, longitude=2.35, source_code="FRALAB", source_text="Rail workers",
            source_name=None, source_start=0, source_end=12, trigger="marched", trigger_start=13,
            trigger_end=20, target_text=None, target_start=None, target_end=None, target_code=None,
            target_country=None, target_name=None, sentence="Rail workers marched in Paris.",
            url="javascript:alert(1)", publisher="Example Daily", date_precision="publication",
        ),
        told(
            f"{EMOJI}Astana warned {SCRIPT} Russia 🙂 again.", "Astana", "warned", "Russia", start=200,
            event_id="c" * 16, doc_id="d3", code="130", root="13", name="Threaten", quad_class=3,
            title=SCRIPT, publisher=SCRIPT,
        ),
        event(
            event_id="d" * 16, doc_id="d4", code="190", root="19", name="Fight", quad_class=4,
            event_date=date(2020, 5, 3), country="SYR", admin1=None, admin1_code=None, place=None,
            latitude=None, longitude=None, geo_precision=3, geonames_id=None, mirror=True,
        ),
    ]  # fmt: skip


def many_events(count: int) -> list[Event]:
    """`count` events on a hundred days, each its own document."""
    start = date(2020, 1, 1)
    return [
        event(event_id=f"{number:016x}", doc_id=f"d{number}", event_date=start + timedelta(number % 100))
        for number in range(count)
    ]


def result_folder(folder: Path, events: Sequence[Event], metadata: dict[str, str] | None = None) -> Path:
    """A folder as `code` leaves it, with one document without events and one rejected record."""
    folder.mkdir(exist_ok=True)
    kept = {"codebook_name": "cameo", "codebook_version": "1.0"} | (metadata or {})
    write_table(events_frame(events), folder / "events.parquet", kept)
    ids = sorted({row.doc_id for row in events} | {"silent"})
    documents = [document_row(doc_id=name, events=int(name != "silent")) for name in ids]
    write_table(documents_frame(documents), folder / "documents.parquet", {})
    write_table(rejected_frame([rejected(message=SCRIPT)]), folder / "rejected.parquet", {})
    return folder


def data_of(page: str) -> dict[str, Any]:
    """What the page carries."""
    found = re.search(r'<script type="text/plain" id="report-data">([A-Za-z0-9+/=]*)</script>', page)
    assert found
    data: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(found[1])))
    return data
