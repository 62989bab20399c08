"""What each column means, where its values come from, and what to mind: for docs/data.md and for labels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meaning:
    """A column in words: a short label, where it comes from, and a pitfall or nothing."""

    label: str
    origin: str
    pitfall: str = ""


_ACTOR_CODE = "dictionary of actors by the document's date; CAMEO manual 1.1b3"
_OFFSETS = "code points of the document's text, of the title where sentence_id is -1"
_PLACE = "GeoNames, CC BY 4.0"
_GIVEN = "as given with the document"

EVENTS: dict[str, Meaning] = {
    "event_id": Meaning(
        "id of the row",
        "16 hexadecimal digits of a SHA-256 over document, trigger, offsets and codes",
        "one report, not one event: count stories (story_id) or use `aggregate`",
    ),
    "doc_id": Meaning("id of the document", _GIVEN + "; else input name and record number"),
    "sentence_id": Meaning("number of the sentence, from 0; -1 is the title", "position in the text"),
    "event_date": Meaning(
        "when it happened",
        "date words of the clause, sentence or document",
        "the day of publication where date_precision is `publication`",
    ),
    "date_precision": Meaning(
        "day, week, month, year or publication", "the date words", "`publication`: the text gives no date"
    ),
    "code": Meaning("event code", "the codebook's ontology", "text, never a number: 010 isn't 10"),
    "root": Meaning("root code", "topmost ancestor of the code", "text, never a number: 02 isn't 2"),
    "name": Meaning("name of the code", "the codebook's ontology"),
    "quad_class": Meaning(
        "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict",
        "ICEWS and PLOVER classes",
        "GDELT and Phoenix class roots 01, 02, 09, 14 and 16 differently: see docs/exports.md",
    ),
    "goldstein": Meaning("conflict-cooperation weight, -10 to 10", "Goldstein scale by code"),
    "plover_type": Meaning("PLOVER event type", "crosswalk by code, PLOVER 2023", "null where it has none"),
    "plover_mode": Meaning("PLOVER mode", "crosswalk by code, PLOVER 2023", "many types have no mode"),
    "acled_event_type": Meaning(
        "ACLED-like event type", "crosswalk by code, roles and counts", "null where out of ACLED's scope"
    ),
    "acled_sub_event_type": Meaning(
        "ACLED-like sub-event type",
        "crosswalk by code, roles and counts",
        "null where the text doesn't decide",
    ),
    "source_code": Meaning(
        "actor code of who did it", _ACTOR_CODE, "null where unresolved, or where nobody is named"
    ),
    "target_code": Meaning(
        "actor code of whom it was done to", _ACTOR_CODE, "null where unresolved or absent"
    ),
    "source_country": Meaning(
        "country of the source, ISO3",
        "the actor code",
        "null for international actors; withdrawn codes by date",
    ),
    "target_country": Meaning(
        "country of the target, ISO3",
        "the actor code",
        "null for international actors; withdrawn codes by date",
    ),
    "source_role": Meaning("role of the source", "first role in its code", "null for a country as a whole"),
    "target_role": Meaning("role of the target", "first role in its code", "null for a country as a whole"),
    "source_name": Meaning("dictionary name of the source", "dictionary of actors", "null where unresolved"),
    "target_name": Meaning("dictionary name of the target", "dictionary of actors", "null where unresolved"),
    "source_text": Meaning("words that name the source", "the text"),
    "source_start": Meaning("offset of source_text", _OFFSETS),
    "source_end": Meaning("end of source_text, exclusive", _OFFSETS),
    "target_text": Meaning("words that name the target", "the text"),
    "target_start": Meaning("offset of target_text", _OFFSETS),
    "target_end": Meaning("end of target_text, exclusive", _OFFSETS),
    "trigger": Meaning("word that carries the event", "the text"),
    "trigger_start": Meaning("offset of trigger", _OFFSETS),
    "trigger_end": Meaning("end of trigger, exclusive", _OFFSETS),
    "pattern_id": Meaning(
        "rule that fired, with compositions", "`eventcoder codebook show ID`", "null where no rule took part"
    ),
    "coded_by": Meaning("rule, reader or both", "who decided the code"),
    "status": Meaning(
        "actual, planned, negated, hypothetical or historical",
        "tense, modality and words of the clause",
        "a table has actual rows only, unless coded with --status",
    ),
    "claim": Meaning("none, said, alleged or denied", "the reporting clause"),
    "reported_by": Meaning("who says so", "the reporting clause", "null for the paper itself"),
    "reported_by_code": Meaning("actor code of who says so", _ACTOR_CODE),
    "mirror": Meaning(
        "second row of a reciprocal event", "patterns with SOURCE=TARGET", "leave out for undirected counts"
    ),
    "confidence": Meaning(
        "chance that root, source and target are right, 0 to 1",
        "calibrated on hand-coded sentences",
        "says nothing of place, date and counts",
    ),
    "country": Meaning(
        "country where it happened, ISO3", _PLACE, "the place of the event, not the actors' country"
    ),
    "admin1": Meaning("name of the first-order unit", _PLACE),
    "admin1_code": Meaning("code of the first-order unit, such as KZ.02", _PLACE, "not FIPS, not ISO 3166-2"),
    "place": Meaning("town", _PLACE),
    "latitude": Meaning("latitude, degrees", _PLACE, "null at country level: there is no point to give"),
    "longitude": Meaning("longitude, degrees", _PLACE, "null at country level: there is no point to give"),
    "geonames_id": Meaning("GeoNames id", _PLACE),
    "geo_precision": Meaning("1 town, 2 first-order unit or near a town, 3 country", "the place words"),
    "fatalities": Meaning(
        "deaths, best figure", "numbers in the text", "null means not said, which isn't zero; once a story"
    ),
    "fatalities_low": Meaning("deaths, at least", "numbers in the text"),
    "fatalities_high": Meaning("deaths, at most", "numbers in the text"),
    "injured": Meaning("people injured", "numbers in the text", "null means not said"),
    "arrested": Meaning("people arrested", "numbers in the text", "null means not said"),
    "crowd_size": Meaning("people in a crowd", "numbers in the text", "null means not said"),
    "contexts": Meaning("PLOVER contexts, joined with ;", "the code and words of the sentence"),
    "story_id": Meaning(
        "same for reports of one event", "one document's rows; `eventcoder link` for all documents"
    ),
    "sentence": Meaning("the sentence", "the text"),
    "pub_date": Meaning("day of publication", _GIVEN),
    "publisher": Meaning("newspaper or agency", _GIVEN),
    "url": Meaning("address of the document", _GIVEN),
    "title": Meaning("title of the document", _GIVEN),
    "copy_of": Meaning(
        "document that this one is a near-copy of",
        "`eventcoder link`; there is no such column before",
        "null for the first and for what is no copy",
    ),
}

DOCUMENTS: dict[str, Meaning] = {
    "doc_id": Meaning("id of the document", _GIVEN + "; else input name and record number"),
    "pub_date": Meaning("day of publication", _GIVEN),
    "publisher": Meaning("newspaper or agency", _GIVEN),
    "url": Meaning("address of the document", _GIVEN),
    "title": Meaning("title of the document", _GIVEN),
    "input": Meaning("input file", "the command"),
    "record_number": Meaning("number of the record in its input, from 1", "the input"),
    "characters": Meaning("length of the text in code points", "the text"),
    "sentences": Meaning("sentences in the text", "the text"),
    "sentences_parsed": Meaning("sentences that could hold an event", "the prefilter"),
    "events": Meaning(
        "rows in the events table", "the events table", "0 is a result: keep it as a denominator"
    ),
    "focus_country": Meaning(
        "country most named, ISO3", "the text", "where the news is about, not where it is from"
    ),
    "text_hash": Meaning("SHA-256 of the text", "the text"),
    "simhash": Meaning("fingerprint for near-duplicates", "the text"),
}

REJECTED: dict[str, Meaning] = {
    "input": Meaning("input file", "the command"),
    "record_number": Meaning("number of the record in its input, from 1", "the input"),
    "doc_id": Meaning("id of the document", _GIVEN, "null where the record couldn't be read"),
    "reason": Meaning("reason in one word, such as no_date", "the reader of the input"),
    "message": Meaning("what was wrong", "the reader of the input"),
}
