"""What the document has said so far: salient entities, surnames, the country it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from eventcoder.actors.lookup import KIND_ORDER, Hit, Lookup
from eventcoder.codebook.compiled import Actor
from eventcoder.frozen import record
from eventcoder.records import Document, Entity, Mention

KEPT = 40  # salient mentions kept; older ones no longer are what "he" means


@record
class Salient:
    """An entity mentioned in a sentence, counted from the start of the document."""

    entity: Entity
    sentence: int
    order: int  # among the sentence's mentions; the first is the most prominent


@record
class DocumentContext:
    """What is known when a sentence is reached; never changed, `updated` gives the next one.

    `focus` is the CAMEO code of the country most named in the document, `focus_iso3` the same in ISO 3166;
    `countries` all countries named, in ISO 3166.
    """

    publication: date
    focus: str | None = None
    focus_iso3: str | None = None
    countries: frozenset[str] = frozenset()
    salient: tuple[Salient, ...] = ()
    surnames: Mapping[str, Entity] = field(default_factory=dict)
    sentence: int = 0
    _entities: dict[str, Entity] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, document: Document, lookup: Lookup) -> DocumentContext:
        """The context at the start of a document, after a first pass over its raw title and text."""
        hits = [*lookup.search(document.title or ""), *lookup.search(document.text)]
        countries = _countries(hits, lookup, document.pub_date)
        focus = _most_named(countries)
        named = frozenset(iso for iso, _ in countries)
        return cls(document.pub_date, focus, lookup.iso3(focus), named)

    def updated(self, mentions: Iterable[Mention]) -> DocumentContext:
        """The context for the next sentence, with this sentence's mentions added."""
        new = [
            Salient(mention.entity, self.sentence, order)
            for order, mention in enumerate(mentions)
            if mention.entity.kind != "event"
        ]
        surnames = dict(self.surnames)
        for item in new:
            if item.entity.kind in ("person", "name") and item.entity.name:
                surnames[item.entity.name.split()[-1]] = item.entity
        kept = (*self.salient, *new)[-KEPT:]
        return DocumentContext(
            self.publication, self.focus, self.focus_iso3, self.countries, kept, surnames, self.sentence + 1
        )

    def entities(self) -> tuple[Entity, ...]:
        """Entities so far, the most recent sentence first and within it in the order of the text."""
        if not self._entities and self.salient:
            ordered = sorted(self.salient, key=lambda item: (-item.sentence, item.order))
            for item in ordered:
                self._entities.setdefault(item.entity.key, item.entity)
        return tuple(self._entities.values())


def _countries(hits: Iterable[Hit], lookup: Lookup, day: date) -> list[tuple[str, str]]:
    """(ISO3, CAMEO code) of each hit that names or belongs to one country."""
    found = []
    for hit in hits:
        kind = min((name.kind for name in hit.names), key=KIND_ORDER.index)
        owners = {name.owner: lookup.actors.get(name.owner) for name in hit.names if name.kind == kind}
        actors = [actor for actor in owners.values() if actor]
        if len(actors) == 1 and actors[0].country:
            code = country_code(actors[0], day)
            if code in lookup.countries:
                found.append((actors[0].country, code))
    return found


def country_code(actor: Actor, day: date) -> str:
    """The three letters that an entry's codes begin with on a day."""
    role = actor.role_on(day) or (actor.roles[0] if actor.roles else None)
    return role.code[:3] if role else ""


def focus_country(hits: Iterable[Hit], lookup: Lookup, day: date) -> str | None:
    """The CAMEO code of the country most often named, the first named at a tie; None where none is."""
    return _most_named(_countries(hits, lookup, day))


def _most_named(countries: list[tuple[str, str]]) -> str | None:
    counted = Counter(code for _, code in countries)
    return counted.most_common(1)[0][0] if counted else None
