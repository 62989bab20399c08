"""Which events of a corpus appear, disappear or change when another codebook codes it.

Only documents with a sentence that holds a word of something that differs are coded again: whole, because
later sentences refer to earlier ones. Events are paired by document, trigger and the offsets of both actors.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import islice

from eventcoder.codebook.touched import Touched
from eventcoder.evaluate.match import PART, PartCoder
from eventcoder.records import Document, Event
from eventcoder.text.inflect import word_forms
from eventcoder.text.sentences import split

WHAT = ("appears", "disappears", "changes")
# Columns that follow from others, or tell which rule fired and how surely, not what happened.
_ASIDE = frozenset({"event_id", "story_id", "pattern_id", "confidence"})
_COMPARED = tuple(field.name for field in fields(Event) if field.name not in _ASIDE)
_WORD = re.compile(r"[^\W\d_]+")

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event that only one codebook gives, or both with other values in `columns`."""

    old: Event | None
    new: Event | None
    columns: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        """One of WHAT."""
        if self.old is None:
            return "appears"
        return "changes" if self.new else "disappears"

    @property
    def event(self) -> Event:
        """The event as it is now, or as it was where it disappears."""
        event = self.new or self.old
        assert event is not None
        return event


@dataclass(frozen=True, slots=True)
class CorpusDiff:
    """All changes of a corpus, with how much of it was coded again."""

    changes: tuple[EventChange, ...]
    documents: int
    sentences: int
    touched: int  # sentences with a word of something that differs
    coded_again: int  # documents
    same: int  # events of those documents that stay as they are
    other_rule: int  # of these, events that come from another rule now

    def by_root(self) -> dict[str, dict[str, int]]:
        """How many events of each root appear, disappear, change (by the root that they have now)."""
        counts = Counter((change.event.root, change.what) for change in self.changes)
        return {
            root: {what: counts[root, what] for what in WHAT} for root in sorted({key[0] for key in counts})
        }

    def sample(self, size: int, seed: int) -> list[EventChange]:
        """So many changes drawn by chance, in the order of the corpus; the same for the same seed."""
        numbers = range(len(self.changes))
        drawn = sorted(random.Random(seed).sample(numbers, min(size, len(numbers))))
        return [self.changes[number] for number in drawn]


def diff_on(old: PartCoder, new: PartCoder, documents: Iterable[Document], touched: Touched) -> CorpusDiff:
    """What two coders make of the documents; they should parse with one StoredParser."""
    finder = WordFinder(touched)
    counts: Counter[str] = Counter()
    changes: list[EventChange] = []
    for part in _parts(_affected(documents, finder, counts)):
        for before, after in zip(old.code_part(part), new.code_part(part), strict=True):
            found, same = pair_events(before.events, after.events)
            changes += found
            others = sum(one.pattern_id != other.pattern_id for one, other in same)
            counts.update(same=len(same), other_rule=others, coded_again=1)
    names = ("documents", "sentences", "touched", "coded_again", "same", "other_rule")
    return CorpusDiff(tuple(changes), **{name: counts[name] for name in names})


def _affected(documents: Iterable[Document], finder: WordFinder, counts: Counter[str]) -> Iterator[Document]:
    for document in documents:
        sentences = split(document)
        touched = sum(finder.found_in(sentence.text) for sentence in sentences)
        counts.update(documents=1, sentences=len(sentences), touched=touched)
        if touched or (document.title and finder.found_in(document.title)):
            yield document


def _parts(documents: Iterable[Document]) -> Iterator[list[Document]]:
    documents = iter(documents)
    while part := list(islice(documents, PART)):
        yield part


class WordFinder:
    """Finds the sentences that hold a word of something that differs."""

    def __init__(self, touched: Touched) -> None:
        """Every form of the words; of a name of several words all of them must be there."""
        self._everything = touched.everything
        self._forms: set[str] = set()
        self._phrases: dict[str, list[frozenset[str]]] = {}
        for lemma in touched.lemmas:
            words = _WORD.findall(lemma.partition("/")[0].replace("_", " ").replace("+", " ").lower())
            self._add([words[0]] if "_" in lemma else words)
        for name in touched.names:
            self._add([word.lower() for word in _WORD.findall(name)])

    def _add(self, words: list[str]) -> None:
        if not words:
            self._everything = True  # a name without letters: no word tells
        elif len(words) == 1:
            self._forms |= {words[0], *word_forms(words[0])}
        else:
            # The last word may stand in the plural; the others say enough.
            self._phrases.setdefault(words[0], []).append(frozenset(words[1:-1]))

    def found_in(self, text: str) -> bool:
        """Whether the text may be coded differently."""
        if self._everything:
            return True
        words = {word.lower() for word in _WORD.findall(text)}
        if not self._forms.isdisjoint(words):
            return True
        return any(rest <= words for word in words for rest in self._phrases.get(word, ()))


def pair_events(
    old: Sequence[Event], new: Sequence[Event]
) -> tuple[list[EventChange], list[tuple[Event, Event]]]:
    """The changes of one document in the order of its text, and the pairs of events that stay as they are."""
    befores, afters = _by_key(old), _by_key(new)
    changes: list[EventChange] = []
    same: list[tuple[Event, Event]] = []
    for key in {**befores, **afters}:
        for before, after in _paired(befores.get(key, []), afters.get(key, [])):
            columns = _columns(before, after)
            if before and after and not columns:
                same.append((before, after))
            else:
                changes.append(EventChange(before, after, columns))
    return sorted(changes, key=lambda change: _order(change.event)), same


def _by_key(events: Sequence[Event]) -> dict[Key, list[Event]]:
    found: dict[Key, list[Event]] = {}
    for event in events:
        sides = (event.source_start, event.source_end, event.target_start, event.target_end)
        key = (event.doc_id, event.sentence_id, event.trigger_start, event.trigger_end, *sides)
        found.setdefault(key, []).append(event)
    return found


def _paired(old: list[Event], new: list[Event]) -> Iterator[tuple[Event | None, Event | None]]:
    """Events of one key: those of one code first, then the others in turn."""
    rest = list(new)
    left: list[Event] = []
    for event in old:
        twin = next((other for other in rest if other.code == event.code), None)
        if twin is None:
            left.append(event)
        else:
            rest.remove(twin)
            yield event, twin
    for number in range(max(len(left), len(rest))):
        yield left[number] if number < len(left) else None, rest[number] if number < len(rest) else None


def _columns(old: Event | None, new: Event | None) -> tuple[str, ...]:
    if old is None or new is None:
        return ()
    return tuple(name for name in _COMPARED if getattr(old, name) != getattr(new, name))


def _order(event: Event) -> tuple[int, int, str, str]:
    return event.sentence_id, event.trigger_start, event.code, event.event_id
