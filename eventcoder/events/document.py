"""One document, sentence by sentence: mentions, clauses, candidates, and when, where, how many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace

from eventcoder.actors import DocumentContext, Lookup, find_mentions
from eventcoder.codebook.compiled import Codebook
from eventcoder.counts import Harm, counts_of, harms_of
from eventcoder.dates import FoundDate, date_of, find_dates, is_historical
from eventcoder.events.asked import ALL, Asked
from eventcoder.events.build import Circumstances, build_event
from eventcoder.events.candidates import Candidate, find_candidates
from eventcoder.events.confidence import features_of
from eventcoder.events.crowd import crowd_mentions
from eventcoder.events.derived import contexts_named, with_acled_types, words_of
from eventcoder.events.dictionary import dictionary_candidates
from eventcoder.events.history import as_history
from eventcoder.events.judge import Judge
from eventcoder.events.later_counts import with_later_counts
from eventcoder.events.scene import Scene
from eventcoder.events.simhash import simhash
from eventcoder.events.stories import with_stories
from eventcoder.events.tell import tell_reason, tell_scene
from eventcoder.frozen import record
from eventcoder.parse.clauses import find_clauses
from eventcoder.places import Gazetteer, ResolvedPlace, dateline_of, event_place, resolve
from eventcoder.records import (
    Clause,
    Coded,
    Document,
    DocumentRow,
    Event,
    EventDate,
    Mention,
    Place,
    Sentence,
    Step,
    Tokens,
    Trace,
)
from eventcoder.text.hashes import text_hash
from eventcoder.tolls import may_give_numbers

ABROAD = ("IGO", "IMG", "INT", "NGO", "MNC")  # first parts of the codes of international actors
ON_THE_SPOT = ("14", "173", "175", "18", "19", "20")  # international actors, too, do that on the spot


@record
class DocumentState:
    """What is known when a sentence is reached; each sentence gives the next state."""

    document: Document
    codebook: Codebook
    lookup: Lookup = field(repr=False)
    gazetteer: Gazetteer = field(repr=False)
    context: DocumentContext
    dateline: Place | None = None
    focus: Place | None = None
    carry: EventDate | None = None  # the date that the paragraph has reached
    asked: Asked = ALL
    least: float = 0.0  # the chance that rows between marked mentions must reach
    judge: Judge | None = None  # decides with the reader; None: rules alone
    end: int = 0  # where the sentence before ended

    @classmethod
    def start(
        cls,
        document: Document,
        context: DocumentContext,
        codebook: Codebook,
        lookup: Lookup,
        gazetteer: Gazetteer,
        asked: Asked = ALL,
        least: float = 0.0,
        judge: Judge | None = None,
    ) -> DocumentState:
        """The state before the first sentence."""
        countries = _countries(context)
        dateline = dateline_of(document.text, gazetteer, countries)
        focus = Place(context.focus_iso3, 3) if context.focus_iso3 else None
        return cls(document, codebook, lookup, gazetteer, context, dateline, focus, None, asked, least, judge)


@record
class CodedSentence:
    """The events of a sentence in every status, the next state, and the steps where a trace is asked for."""

    sentence: Sentence
    events: tuple[Event, ...]
    state: DocumentState
    parsed: bool
    steps: tuple[Step, ...] | None = None
    reason: str = ""
    features: dict[str, dict[str, float]] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    words: frozenset[str] = frozenset()  # for the ACLED types
    harms: tuple[Harm, ...] = ()  # what a sentence without events says of an event before it


def code_sentence(
    state: DocumentState, sentence: Sentence, tokens: Tokens | None, tracing: bool = False
) -> CodedSentence:
    """Everything that one sentence gives. `tokens` is None where the prefilter left it out."""
    if tokens is None or not len(tokens):
        reason = "the prefilter found no trigger word, or nobody who could take part"
        return CodedSentence(sentence, (), _moved(state, sentence), False, () if tracing else None, reason)
    codebook = state.codebook
    clauses = find_clauses(tokens, codebook.event_nouns, codebook.light_verbs, codebook.fixed)
    mentions = _mentions(state, sentence, tokens)
    named = mentions
    focus = (state.context.focus, state.context.focus_iso3)
    mentions += crowd_mentions(sentence, tokens, clauses, mentions, codebook, focus)
    scene = Scene.of(tokens, clauses, mentions, tracing)
    day = state.document.pub_date
    rows = _rows(state, scene, sentence)
    later = harms_of(tokens) if not rows and may_give_numbers(sentence.text) else ()
    homes = {row.clause.index: _home(state, rows, row.clause.index) for row in rows}
    if not tracing:  # a trace tells also of what nobody has asked for
        rows = tuple(row for row in rows if state.asked.may_be(row.status, row.claim))
    dates = find_dates(tokens, day)
    words = words_of(tokens) if rows else frozenset()
    events = _events(state, sentence, scene, rows, homes, named, dates, words) if rows else ()
    if scene.marked:
        rows, events = _sure_enough(rows, events, state.least)
    after = replace(
        _moved(state, sentence),
        context=state.context.updated(named),
        carry=_carried(state, sentence, dates),
    )
    if not tracing:
        return CodedSentence(sentence, events, after, True, words=words, harms=later)
    features = {event.event_id: features_of(scene, row) for event, row in zip(events, rows, strict=True)}
    reason = "" if events else tell_reason(scene)
    return CodedSentence(
        sentence, events, after, True, tell_scene(scene), reason, features, named, words, later
    )


def _rows(state: DocumentState, scene: Scene, sentence: Sentence) -> tuple[Candidate, ...]:
    """The candidate events by the conventions of the codebook."""
    codebook = state.codebook
    if codebook.conventions == "petrarch":
        return dictionary_candidates(scene, codebook)
    candidates = find_candidates(scene, codebook, sentence)
    if state.judge is not None:
        candidates = state.judge.rows(scene, codebook, sentence, candidates)
    return tuple(as_history(scene, row, state.document.pub_date) for row in candidates)


def _events(
    state: DocumentState,
    sentence: Sentence,
    scene: Scene,
    rows: tuple[Candidate, ...],
    homes: dict[int, Place | None],
    named: tuple[Mention, ...],
    dates: tuple[FoundDate, ...],
    words: frozenset[str],
) -> tuple[Event, ...]:
    """The rows as events. What a sentence says of places and numbers is only looked for where it has rows."""
    codebook = state.codebook
    places = _places(state, scene.tokens, named)
    harms = harms_of(scene.tokens)
    contexts = contexts_named(words, codebook)
    around = {
        index: _circumstances(state, scene, clause, dates, places, harms, homes[index], contexts)
        for index, clause in {row.clause.index: row.clause for row in rows}.items()
    }
    return tuple(
        build_event(state.document, sentence, scene, row, around[row.clause.index], codebook) for row in rows
    )


def _sure_enough(
    rows: tuple[Candidate, ...], events: tuple[Event, ...], least: float
) -> tuple[tuple[Candidate, ...], tuple[Event, ...]]:
    """Of the rows between marked mentions those that are likely enough."""
    kept = [
        (row, event)
        for row, event in zip(rows, events, strict=True)
        if not row.joins or row.verdict is not None or event.confidence >= least
    ]
    return tuple(row for row, _ in kept), tuple(event for _, event in kept)


def _mentions(state: DocumentState, sentence: Sentence, tokens: Tokens) -> tuple[Mention, ...]:
    given = state.document.given if sentence.sentence_id >= 0 else ()
    end = sentence.start + len(sentence.text)
    own = tuple(one for one in given if sentence.start <= one.start and one.end <= end)
    return find_mentions(tokens, sentence, state.lookup, state.document.pub_date, state.context, own)


def _circumstances(
    state: DocumentState,
    scene: Scene,
    clause: Clause,
    dates: tuple[FoundDate, ...],
    places: tuple[ResolvedPlace, ...],
    harms: tuple[Harm, ...],
    home: Place | None,
    contexts: Sequence[str],
) -> Circumstances:
    """When, where and how many: found once for all rows of a clause."""
    day = state.document.pub_date
    when = date_of(clause, scene.clauses, scene.tokens, dates, day, state.carry)
    where = event_place(clause, scene.clauses, scene.tokens, places, home, state.dateline)
    counts = counts_of(clause, scene.clauses, scene.tokens, harms)
    past = state.codebook.conventions == "cameo" and is_historical(when, day)
    return Circumstances(when, where, counts, past, contexts)


# -- places and dates of a sentence


def _home(state: DocumentState, rows: Sequence[Candidate], clause: int) -> Place | None:
    """The document's country, where all who take part in the clause's events are of it.

    What passes between two countries, or in words with an international organisation, has no place.
    """
    own = [row for row in rows if row.clause.index == clause]
    people = [one.entity for row in own for one in (row.source, row.target) if one is not None]
    foreign = any(one.country and one.country != state.context.focus_iso3 for one in people)
    in_words = any(not row.code.startswith(ON_THE_SPOT) for row in own)
    world = any(not one.country and (one.code or "").startswith(ABROAD) for one in people)
    return None if foreign or (world and in_words) else state.focus


def _countries(context: DocumentContext) -> tuple[str, ...]:
    others = sorted(context.countries - {context.focus_iso3})
    return ((context.focus_iso3,) if context.focus_iso3 else ()) + tuple(others)


def _places(state: DocumentState, tokens: Tokens, mentions: tuple[Mention, ...]) -> tuple[ResolvedPlace, ...]:
    blocked = {
        token
        for mention in mentions
        if mention.entity.kind in ("person", "organisation", "group")
        for token in range(mention.start, mention.end)
    }
    return resolve(state.gazetteer.find(tokens, blocked), _countries(state.context), state.dateline)


def _moved(state: DocumentState, sentence: Sentence) -> DocumentState:
    """Past the sentence; a new paragraph forgets the date that the last one had reached."""
    between = state.document.text[state.end : sentence.start] if sentence.sentence_id >= 0 else ""
    carry = None if "\n" in between else state.carry
    return replace(state, end=sentence.start + len(sentence.text), carry=carry)


def _carried(state: DocumentState, sentence: Sentence, dates: tuple[FoundDate, ...]) -> EventDate | None:
    """The day that the next sentence of the paragraph may inherit: the only one of this sentence."""
    days = [
        one for one in dates if one.precision == "day" and not is_historical(one, state.document.pub_date)
    ]
    if len(days) == 1 and days[0].date <= state.document.pub_date:
        return EventDate(days[0].date, "day")
    return _moved(state, sentence).carry if not days else None


# -- the document as a whole


def finish_document(state: DocumentState, done: list[CodedSentence]) -> Coded:
    """The events that the options ask for, the document's row, and the traces."""
    kept: list[list[Event]] = []
    for one in done:
        kept.append([event for event in one.events if state.asked.takes(event.status, event.claim)])
    words = {one.sentence.sentence_id: one.words for one in done}
    said = {one.sentence.sentence_id: one.harms for one in done if one.harms}
    events = with_later_counts([event for some in kept for event in some], said)
    events = with_acled_types(events, words, state.codebook)
    events = with_stories(events)
    by_id = {event.event_id: event for event in events}
    traces = tuple(
        Trace(one.sentence, one.steps, tuple(by_id[event.event_id] for event in some), _reason(one, some))
        for one, some in zip(done, kept, strict=True)
        if one.steps is not None
    )
    features = {name: one for sentence in done for name, one in sentence.features.items()}
    mentions = tuple(mention for one in done if one.sentence.sentence_id >= 0 for mention in one.mentions)
    return Coded(tuple(events), _row(state, done, len(events)), traces, features, mentions)


def _reason(one: CodedSentence, kept: list[Event]) -> str:
    if kept or not one.events:
        return one.reason
    states = ", ".join(sorted({f"{event.code} is {event.status}, {event.claim}" for event in one.events}))
    return f"coded, but not asked for: {states} (see --status and --alleged)"


def _row(state: DocumentState, done: list[CodedSentence], events: int) -> DocumentRow:
    document = state.document
    return DocumentRow(
        doc_id=document.doc_id,
        pub_date=document.pub_date,
        publisher=document.publisher,
        url=document.url,
        title=document.title,
        input=document.input,
        record_number=document.record_number,
        characters=len(document.text),
        sentences=len(done),
        sentences_parsed=sum(one.parsed for one in done),
        events=events,
        focus_country=state.context.focus_iso3,
        text_hash=text_hash(document.text),
        simhash=simhash(document.text),
    )
