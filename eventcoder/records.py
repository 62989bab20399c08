"""The frozen records that travel down the line, from Document to Event. Nothing here computes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from eventcoder.frozen import record


@record
class Given:
    """A mention that came with the document: offsets in code points of its text, end exclusive."""

    start: int
    end: int
    code: str | None = None
    side: str | None = None  # "source", "target" or None


@dataclass(frozen=True, slots=True)
class Document:
    """One article as given; `text` is never changed, all offsets refer to it."""

    doc_id: str
    pub_date: date
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    given: tuple[Given, ...] = ()
    input: str = ""
    record_number: int = 0


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that could not be coded, and why; `reason` is a short fixed word such as `no_date`."""

    input: str
    record_number: int
    doc_id: str | None
    reason: str
    message: str


@record
class Sentence:
    """A sentence; `start` is its offset in the document's text (or title, where `sentence_id` is -1)."""

    doc_id: str
    sentence_id: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """A parsed sentence as parallel tuples, one place a token (ClearNLP dependency labels, Penn tags).

    `head` holds token indices (the root points to itself), `start` and `end` code points within
    the sentence's text, `entity` an OntoNotes label or "" where none or not asked for.
    """

    text: tuple[str, ...]
    lemma: tuple[str, ...]
    pos: tuple[str, ...]
    tag: tuple[str, ...]
    dep: tuple[str, ...]
    head: tuple[int, ...]
    entity: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.text)


@record
class Argument:
    """A noun phrase that takes part in a clause.

    `role`: `subject`, `object`, `indirect` (give T aid), `attribute` (is angry, is a member), `prep`,
    `possessor` (S's attack), `modifier` (the US attack; S-T talks). Roles are those of the active voice:
    the surface subject of a passive is its `object`, the by-phrase its `subject`.
    `words` are the tokens of the noun phrase with its of-phrases, other prepositional phrases, appositions
    and conjuncts, but without relative and other clauses. `within` is the head of the argument that this
    one hangs in ("an attack on T": on T hangs in attack), -1 where it hangs on the trigger itself.
    """

    role: str
    head: int
    prep: str = ""
    words: tuple[int, ...] = ()
    within: int = -1
    heads: tuple[int, ...] = ()  # the heads of all conjuncts ("S and T": both), the first one first


@record
class Complement:
    """An embedded clause: `kind` is `to`, `that`, `ing`, `noun` (an event noun as argument), or `purpose`
    ("sent troops to protect").
    """

    kind: str
    clause: int  # its place in the sentence's list of clauses
    prep: str = ""  # what leads to it: "of" in "accused T of bombing", "by" in "by bombing T"


@record
class Clause:
    """One verb or event noun with its arguments, normalised to the active voice."""

    index: int
    trigger: int  # token
    lemma: str  # with particle or fixed preposition: "call_off"
    kind: str  # "verb" or "noun"
    arguments: tuple[Argument, ...] = ()
    complements: tuple[Complement, ...] = ()
    parent: int = -1  # the clause whose complement this is
    passive: bool = False
    negated: bool = False
    tense: str = ""  # "past", "present", "future" or ""
    modality: str = ""  # "will", "would", "may", "could", "must", "should", "if", or ""
    question: bool = False
    quoted: bool = False
    reporter: int = -1  # head token of who says so; -1 for the paper itself
    report_verb: str = ""  # "say", "accuse", "claim"; "" for the paper itself
    light: int = -1  # token of the light verb ("launch" in "launch an attack"); -1 for none
    base: str = ""  # the plain lemma: "call" where `lemma` is "call_off"


@record
class Entity:
    """A resolved participant. Mentions with one `key` are one entity; `code` is a CAMEO actor code."""

    key: str
    code: str | None = None
    country: str | None = None  # ISO 3166 alpha-3
    role: str | None = None  # first role part of the code: GOV, COP, CVL
    name: str | None = None  # the dictionary's name
    kind: str = "name"  # person, country, organisation, group, agent, name, pronoun, event, given
    plural: bool = False
    why: str = ""  # how it was resolved, for the trace
    parts: tuple[Entity, ...] = ()  # where one phrase means several: "the two sides"
    office: str = ""  # "foreign minister": of the dictionary on the day, or the title in the text


@record
class Mention:
    """An occurrence of an entity: tokens [start, end), its head token, offsets in the document's text."""

    start: int
    end: int
    head: int
    char_start: int
    char_end: int
    text: str
    entity: Entity
    side: str | None = None  # as given with the document
    given: bool = False


@record
class Place:
    """Where something happened. `precision`: 1 town, 2 first-order unit or near a town, 3 country."""

    country: str  # ISO 3166 alpha-3
    precision: int
    name: str | None = None
    admin1: str | None = None
    admin1_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None


@record
class EventDate:
    """When: `precision` is `day`, `week`, `month`, `year`, or `publication` where the text gives none."""

    date: date
    precision: str


@record
class Counts:
    """How many, null where not said."""

    fatalities: int | None = None
    fatalities_low: int | None = None
    fatalities_high: int | None = None
    injured: int | None = None
    arrested: int | None = None
    crowd_size: int | None = None


@record
class Event:
    """One row of `events.parquet`, field for column, in the order of the table."""

    event_id: str
    doc_id: str
    sentence_id: int
    event_date: date
    date_precision: str
    code: str
    root: str
    name: str
    quad_class: int | None
    goldstein: float | None
    plover_type: str | None
    plover_mode: str | None
    acled_event_type: str | None
    acled_sub_event_type: str | None
    source_code: str | None
    target_code: str | None
    source_country: str | None
    target_country: str | None
    source_role: str | None
    target_role: str | None
    source_name: str | None
    target_name: str | None
    source_text: str | None
    source_start: int | None
    source_end: int | None
    target_text: str | None
    target_start: int | None
    target_end: int | None
    trigger: str
    trigger_start: int
    trigger_end: int
    pattern_id: str | None
    coded_by: str
    status: str
    claim: str
    reported_by: str | None
    reported_by_code: str | None
    mirror: bool
    confidence: float
    country: str | None
    admin1: str | None
    admin1_code: str | None
    place: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None
    geo_precision: int | None
    fatalities: int | None
    fatalities_low: int | None
    fatalities_high: int | None
    injured: int | None
    arrested: int | None
    crowd_size: int | None
    contexts: str | None
    story_id: str
    sentence: str
    pub_date: date
    publisher: str | None
    url: str | None
    title: str | None


@record
class DocumentRow:
    """One row of `documents.parquet`: each document coded, also those without events."""

    doc_id: str
    pub_date: date
    publisher: str | None
    url: str | None
    title: str | None
    input: str
    record_number: int
    characters: int
    sentences: int
    sentences_parsed: int
    events: int
    focus_country: str | None
    text_hash: str
    simhash: str


@record
class Step:
    """One line of a trace: the stage (`prefilter`, `clause`, `mention`, `pattern`, …) and what came out."""

    stage: str
    text: str


@record
class Trace:
    """How one sentence was coded: every step, and where nothing came out, `reason` says why."""

    sentence: Sentence
    steps: tuple[Step, ...]
    events: tuple[Event, ...]
    reason: str = ""


@record
class Coded:
    """What one document gave: its events, its row, and the traces where they were asked for.

    With the traces come the features behind each event's confidence, by event_id, and who was found.
    """

    events: tuple[Event, ...]
    row: DocumentRow
    traces: tuple[Trace, ...] = ()
    features: dict[str, dict[str, float]] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
