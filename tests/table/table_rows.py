"""Rows for the tests of tables: valid ones, with any field changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from eventcoder.records import DocumentRow, Event, Rejected

DAY = date(2020, 1, 31)

EVENT: dict[str, Any] = {
    "event_id": "0123456789abcdef",
    "doc_id": "d1",
    "sentence_id": 0,
    "event_date": DAY,
    "date_precision": "day",
    "code": "0231",
    "root": "02",
    "name": "Appeal for economic aid",
    "quad_class": 1,
    "goldstein": 3.4,
    "plover_type": "REQUEST",
    "plover_mode": "assist",
    "acled_event_type": None,
    "acled_sub_event_type": None,
    "source_code": "KAZGOV",
    "target_code": "RUS",
    "source_country": "KAZ",
    "target_country": "RUS",
    "source_role": "GOV",
    "target_role": None,
    "source_name": "Kazakhstan",
    "target_name": "Russia",
    "source_text": "Astana",
    "source_start": 0,
    "source_end": 6,
    "target_text": "Russia",
    "target_start": 13,
    "target_end": 19,
    "trigger": "asked",
    "trigger_start": 7,
    "trigger_end": 12,
    "pattern_id": "cameo:071/9f3ac1>ask",
    "coded_by": "rule",
    "status": "actual",
    "claim": "none",
    "reported_by": None,
    "reported_by_code": None,
    "mirror": False,
    "confidence": 0.5,
    "country": "KAZ",
    "admin1": "Mangystau",
    "admin1_code": "KZ.09",
    "place": "Aktau",
    "latitude": 43.65,
    "longitude": 51.16,
    "geonames_id": 610612,
    "geo_precision": 1,
    "fatalities": 2,
    "fatalities_low": 1,
    "fatalities_high": 3,
    "injured": None,
    "arrested": None,
    "crowd_size": 200,
    "contexts": "economic;legal",
    "story_id": "s1",
    "sentence": "Astana asked Russia for aid.",
    "pub_date": DAY,
    "publisher": None,
    "url": None,
    "title": None,
}

DOCUMENT: dict[str, Any] = {
    "doc_id": "d1",
    "pub_date": DAY,
    "publisher": None,
    "url": None,
    "title": None,
    "input": "news.jsonl",
    "record_number": 1,
    "characters": 28,
    "sentences": 2,
    "sentences_parsed": 1,
    "events": 1,
    "focus_country": "KAZ",
    "text_hash": "ab",
    "simhash": "cd",
}


def event(**changes: Any) -> Event:
    return Event(**(EVENT | changes))


def document_row(**changes: Any) -> DocumentRow:
    return DocumentRow(**(DOCUMENT | changes))


def rejected(**changes: Any) -> Rejected:
    fields = {"input": "news.jsonl", "record_number": 3, "doc_id": None, "reason": "no_date", "message": "…"}
    return Rejected(**(fields | changes))
