"""A candidate becomes an event: the columns of a row from the pieces that other stages found."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from eventcoder.codebook.compiled import Codebook
from eventcoder.events.candidates import Candidate
from eventcoder.events.confidence import confidence_of
from eventcoder.events.derived import contexts_of
from eventcoder.events.scene import Scene
from eventcoder.events.status import ACTUAL, HISTORICAL
from eventcoder.frozen import record
from eventcoder.records import Counts, Document, Event, EventDate, Mention, Place, Sentence


@record
class Circumstances:
    """When, where, how many and in what context: what belongs to the clause of an event."""

    when: EventDate
    where: Place | None
    counts: Counts
    historical: bool = False
    contexts: Sequence[str] = ()  # that the sentence names


def build_event(
    document: Document,
    sentence: Sentence,
    scene: Scene,
    row: Candidate,
    found: Circumstances,
    codebook: Codebook,
) -> Event:
    """The row of the table, without its story and its ACLED types, which depend on its neighbours."""
    code = codebook.codes[row.code]
    tokens = scene.tokens
    trigger = row.clause.trigger
    start, end = sentence.start + tokens.start[trigger], sentence.start + tokens.end[trigger]
    reporter = _reporter(scene, row)
    place = found.where
    source, target = row.source, row.target
    return Event(
        event_id=_event_id(document.doc_id, start, row),
        doc_id=document.doc_id,
        sentence_id=sentence.sentence_id,
        event_date=found.when.date,
        date_precision=found.when.precision,
        code=code.code,
        root=code.root,
        name=code.name,
        quad_class=code.quad_class,
        goldstein=code.goldstein,
        plover_type=code.plover_type,
        plover_mode=code.plover_mode,
        acled_event_type=None,
        acled_sub_event_type=None,
        source_code=source.entity.code if source else None,
        target_code=target.entity.code if target else None,
        source_country=source.entity.country if source else None,
        target_country=target.entity.country if target else None,
        source_role=source.entity.role if source else None,
        target_role=target.entity.role if target else None,
        source_name=source.entity.name if source else None,
        target_name=target.entity.name if target else None,
        source_text=source.text if source else None,
        source_start=source.char_start if source else None,
        source_end=source.char_end if source else None,
        target_text=target.text if target else None,
        target_start=target.char_start if target else None,
        target_end=target.char_end if target else None,
        trigger=tokens.text[trigger],
        trigger_start=start,
        trigger_end=end,
        pattern_id=row.action.pattern_id,
        coded_by=coded_by(row),
        status=HISTORICAL if found.historical and row.status == ACTUAL else row.status,
        claim=row.claim,
        reported_by=reporter[0],
        reported_by_code=reporter[1],
        mirror=row.mirror,
        confidence=confidence_of(scene, row) if row.confidence is None else row.confidence,
        country=place.country if place else None,
        admin1=place.admin1 if place else None,
        admin1_code=place.admin1_code if place else None,
        place=place.name if place and place.precision != 3 else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        geonames_id=place.geonames_id if place else None,
        geo_precision=place.precision if place else None,
        fatalities=found.counts.fatalities,
        fatalities_low=found.counts.fatalities_low,
        fatalities_high=found.counts.fatalities_high,
        injured=found.counts.injured,
        arrested=found.counts.arrested,
        crowd_size=found.counts.crowd_size,
        contexts=contexts_of(code, found.contexts),
        story_id="",
        sentence=sentence.text,
        pub_date=document.pub_date,
        publisher=document.publisher,
        url=document.url,
        title=document.title,
    )


def coded_by(row: Candidate) -> str:
    """`rule` where the reader wasn't asked, `both` where it agreed with a rule, else `reader`."""
    if row.verdict is None:
        return "rule"
    return "reader" if row.action.pattern is None else "both"


def _event_id(doc_id: str, trigger_start: int, row: Candidate) -> str:
    """16 hex of SHA-256 over what makes a row that row."""
    parts = [doc_id, str(trigger_start), row.code, *_identity(row.source), *_identity(row.target)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _identity(mention: Mention | None) -> tuple[str, str, str]:
    if mention is None:
        return ("", "", "")
    return (str(mention.char_start), str(mention.char_end), mention.entity.code or mention.entity.key)


def _reporter(scene: Scene, row: Candidate) -> tuple[str | None, str | None]:
    """Who says so: the text of the mention and its code; nulls for the paper itself."""
    token = row.clause.reporter
    if token < 0:
        return None, None
    for mention in scene.by_head.get(token, ()):
        return mention.text, mention.entity.code
    return scene.tokens.text[token], None
