"""What the three tables hold: names, types, allowed values. The column order is that of the records."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from eventcoder.table.columns import (
    at_least,
    below,
    between,
    day,
    filled,
    flag,
    holds,
    matches,
    not_above,
    null_together_with,
    number,
    one_of,
    text,
    whole,
)

ISO3 = r"[A-Z]{3}"
DATE_PRECISIONS = ("day", "week", "month", "year", "publication")
CODED_BY = ("rule", "reader", "both")
STATUSES = ("actual", "planned", "negated", "hypothetical", "historical")
CLAIMS = ("none", "said", "alleged", "denied")


def events_schema(cameo: bool = True) -> pa.DataFrameSchema:
    """The schema of `events.parquet`.

    With `cameo`, codes have two to four digits and begin with their root; an ontology of the user's
    own may use any words.
    """
    told = _what(cameo) | _who() | _how() | _where() | _how_many()
    return _schema("events", told | _source_document() | _links())


def documents_schema() -> pa.DataFrameSchema:
    """The schema of `documents.parquet`."""
    columns = {
        "doc_id": text(filled()),
        "pub_date": day(),
        "publisher": text(null=True),
        "url": text(null=True),
        "title": text(null=True),
        "input": text(),
        "record_number": whole(at_least(0)),
        "characters": whole(at_least(0)),
        "sentences": whole(at_least(0)),
        "sentences_parsed": whole(at_least(0), not_above("sentences")),
        "events": whole(at_least(0)),
        "focus_country": text(matches(ISO3), null=True),
        "text_hash": text(filled()),
        "simhash": text(),
    }
    return _schema("documents", columns)


def rejected_schema() -> pa.DataFrameSchema:
    """The schema of `rejected.parquet`."""
    columns = {
        "input": text(),
        "record_number": whole(at_least(0)),
        "doc_id": text(null=True),
        "reason": text(matches("[a-z][a-z0-9_]*")),
        "message": text(),
    }
    return _schema("rejected", columns)


def _schema(name: str, columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, name=name, strict=True, ordered=True)


def _what(cameo: bool) -> dict[str, pa.Column]:
    code = [matches(r"\d{2,4}"), _begins_with_root()] if cameo else [matches(r"\S+")]
    root = [matches(r"\d{2}")] if cameo else [matches(r"\S+")]
    return {
        "event_id": text(matches("[0-9a-f]{16}")),
        "doc_id": text(filled()),
        "sentence_id": whole(at_least(-1)),
        "event_date": day(),
        "date_precision": text(one_of(*DATE_PRECISIONS)),
        "code": text(*code),
        "root": text(*root),
        "name": text(filled()),
        "quad_class": whole(between(1, 4), null=True),
        "goldstein": number(between(-10, 10), null=True),
        "plover_type": text(filled(), null=True),
        "plover_mode": text(filled(), null=True),
        "acled_event_type": text(filled(), null=True),
        "acled_sub_event_type": text(filled(), null=True),
    }


def _who() -> dict[str, pa.Column]:
    # Actor codes may be given with a document, so that no form of them can be asked for but "no gaps".
    word = matches(r"\S+")
    return {
        "source_code": text(word, null=True),
        "target_code": text(word, null=True),
        "source_country": text(matches(ISO3), null=True),
        "target_country": text(matches(ISO3), null=True),
        "source_role": text(word, null=True),
        "target_role": text(word, null=True),
        "source_name": text(filled(), null=True),
        "target_name": text(filled(), null=True),
        "source_text": text(filled(), _someone_takes_part(), null=True),
        "source_start": whole(at_least(0), below("source_end"), null_together_with("source_text"), null=True),
        "source_end": whole(null_together_with("source_text"), null=True),
        "target_text": text(filled(), null=True),
        "target_start": whole(at_least(0), below("target_end"), null_together_with("target_text"), null=True),
        "target_end": whole(null_together_with("target_text"), null=True),
    }


def _how() -> dict[str, pa.Column]:
    return {
        "trigger": text(filled()),
        "trigger_start": whole(at_least(0), below("trigger_end")),
        "trigger_end": whole(),
        "pattern_id": text(filled(), _null_for_the_reader_alone(), null=True),
        "coded_by": text(one_of(*CODED_BY)),
        "status": text(one_of(*STATUSES)),
        "claim": text(one_of(*CLAIMS)),
        "reported_by": text(filled(), null=True),
        "reported_by_code": text(matches(r"\S+"), null=True),
        "mirror": flag(),
        "confidence": number(between(0, 1)),
    }


def _where() -> dict[str, pa.Column]:
    return {
        "country": text(matches(ISO3), null_together_with("geo_precision"), null=True),
        "admin1": text(filled(), _null_unless_precise(), null=True),
        "admin1_code": text(matches(r"\S+"), _null_without_place(), null=True),
        "place": text(filled(), _null_unless_precise(), null=True),
        "latitude": number(between(-90, 90), _null_unless_precise(), null=True),
        "longitude": number(between(-180, 180), null_together_with("latitude"), null=True),
        "geonames_id": whole(at_least(1), _null_without_place(), null=True),
        "geo_precision": whole(between(1, 3), null=True),
    }


def _how_many() -> dict[str, pa.Column]:
    return {
        "fatalities": whole(at_least(0), not_above("fatalities_high"), null=True),
        "fatalities_low": whole(
            at_least(0), not_above("fatalities"), not_above("fatalities_high"), null=True
        ),
        "fatalities_high": whole(at_least(0), null=True),
        "injured": whole(at_least(0), null=True),
        "arrested": whole(at_least(0), null=True),
        "crowd_size": whole(at_least(0), null=True),
        "contexts": text(filled(), null=True),
    }


def _source_document() -> dict[str, pa.Column]:
    return {
        "story_id": text(filled()),
        "sentence": text(filled()),
        "pub_date": day(),
        "publisher": text(null=True),
        "url": text(null=True),
        "title": text(null=True),
    }


def _links() -> dict[str, pa.Column]:
    """What `eventcoder link` adds."""
    return {"copy_of": pa.Column(pl.String, nullable=True, required=False)}


def _begins_with_root() -> pa.Check:
    return holds("begins with the root", lambda column: column.str.starts_with(pl.col("root")))


def _someone_takes_part() -> pa.Check:
    return holds(
        "is there where target_text is null",
        lambda column: column.is_not_null() | pl.col("target_text").is_not_null(),
    )


def _null_for_the_reader_alone() -> pa.Check:
    return holds(
        "is null just where coded_by is reader",
        lambda column: column.is_null() == (pl.col("coded_by") == "reader"),
    )


def _null_unless_precise() -> pa.Check:
    return holds(
        "is null without a place and at geo_precision 3",
        lambda column: column.is_null() | (pl.col("geo_precision").fill_null(3) < 3),
    )


def _null_without_place() -> pa.Check:
    return holds(
        "is null without a place",
        lambda column: column.is_null() | pl.col("geo_precision").is_not_null(),
    )
