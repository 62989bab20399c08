"""Finding the dictionary's names in text: one automaton, word-bounded, leftmost and longest."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import ahocorasick_rs

from eventcoder.codebook.compiled import Actor, Codebook, Name
from eventcoder.frozen import record
from eventcoder.records import Tokens

# The first kind wins where one entry has a form in several.
KIND_ORDER = ("agent", "title", "name", "seat", "adjective", "people", "capital", "surname", "region", "city")
ANY_CASE = frozenset(("agent", "title"))
# One character for one, so that offsets stay those of the text.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "‑": "-", "\n": " ", "\t": " ", "\u00a0": " "})


@record
class Hit:
    """Dictionary names found at characters [start, end) of a text: all entries written that way."""

    start: int
    end: int
    names: tuple[Name, ...]
    first: int = -1  # token span [first, last), -1 where looked up in raw text
    last: int = -1


def fold(text: str) -> str:
    """The text without accents and typographic quotes, of the same length, case kept."""
    text = text.translate(_PLAIN)
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)


def lower(text: str) -> str:
    """Lower case of the same length (some capitals of other alphabets grow by a mark)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(char.lower()[0] for char in text)


def _written(form: str) -> tuple[str, ...]:
    """How a name may be written: as it is, with a capital at the start of a sentence, all in capitals."""
    return (form, form[:1].upper() + form[1:], form.upper())


class Lookup:
    """The compiled names of a codebook, made once and shared by all documents."""

    def __init__(self, codebook: Codebook) -> None:
        """From a compiled codebook, whose forms go into one automaton."""
        self.codebook = codebook
        self.actors: dict[str, Actor] = codebook.actors
        self.offices = _offices(codebook)
        self.countries = {
            role.code[:3]: actor
            for actor in codebook.actors.values()
            if actor.kind == "country"
            for role in actor.roles
        }
        self._cased: dict[str, list[Name]] = {}
        self._any: dict[str, list[Name]] = {}
        self._capital: dict[str, list[Name]] = {}  # names of dictionaries that don't say how they are written
        for form, names in codebook.names.items():
            self._add(fold(form), names)
        self._forms = list(dict.fromkeys([*map(lower, self._cased), *self._any, *self._capital]))
        self._automaton = ahocorasick_rs.AhoCorasick(self._forms, store_patterns=False)

    def _add(self, form: str, names: Iterable[Name]) -> None:
        for name in names:
            if name.kind in ANY_CASE:
                self._any.setdefault(lower(form), []).append(name)
                continue
            if self.codebook.conventions == "petrarch":
                self._capital.setdefault(lower(form), []).append(name)
                continue
            for written in dict.fromkeys(_written(form)):
                self._cased.setdefault(written, []).append(name)

    def search(self, text: str) -> tuple[Hit, ...]:
        """Names in raw text, in order, none inside another."""
        plain = fold(text)
        matches = self._automaton.find_matches_as_indexes(lower(plain), overlapping=True)
        bounded = [
            (start, -end)
            for _, start, end in matches
            if not (start and plain[start - 1].isalnum())
            and not (end < len(plain) and (plain[end].isalnum()))
        ]
        hits, free = [], 0
        for start, negative_end in sorted(bounded, key=lambda pair: _first_come(plain, pair)):
            if start < free:
                continue
            names = self._names(plain[start:-negative_end])
            if names:
                hits.append(Hit(start, -negative_end, names))
                free = -negative_end
        return tuple(hits)

    def _names(self, surface: str) -> tuple[Name, ...]:
        cased = self._cased.get(surface, [])
        capital = self._capital.get(lower(surface), []) if surface != lower(surface) else []
        return (*cased, *self._any.get(lower(surface), []), *capital)

    def find(self, tokens: Tokens, text: str) -> tuple[Hit, ...]:
        """Names in a parsed sentence with their token spans; a name inside a token covers that token."""
        placed = []
        for hit in self.search(text):
            first = bisect_right(tokens.start, hit.start) - 1
            last = bisect_left(tokens.end, hit.end) + 1
            if 0 <= first < last <= len(tokens):
                placed.append(Hit(hit.start, hit.end, hit.names, first, last))
        return tuple(placed)

    def iso3(self, code: str | None) -> str | None:
        """ISO 3166 alpha-3 of the country that an actor code begins with; None for international actors."""
        if not code or len(code) < 3:
            return None
        actor = self.countries.get(code[:3])
        if actor:
            return actor.country or self.codebook.country_names.get(code[:3], code[:3])
        return self.codebook.country_names.get(code[:3])


def _first_come(text: str, match: tuple[int, int]) -> tuple[int, int, int]:
    """Where it begins after its article, then the longest: in "The West Bengal" not "The West"."""
    start, negative_end = match
    return start + len("The ") * text.startswith(("The ", "the "), start), negative_end, start


def _offices(codebook: Codebook) -> dict[tuple[str, str], tuple[Actor, ...]]:
    """Holders by country code and office: ("KAZ", "president") → everyone who has held it."""
    holders: dict[tuple[str, str], dict[str, Actor]] = {}
    for actor in codebook.actors.values():
        for role in actor.roles:
            if role.office:
                holders.setdefault((role.code[:3], role.office.lower()), {})[actor.id] = actor
    return {key: tuple(found.values()) for key, found in holders.items()}
