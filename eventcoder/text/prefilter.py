"""Which sentences are worth parsing: those with a trigger word and a possible participant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind

from eventcoder.codebook.compiled import Codebook
from eventcoder.text.inflect import noun_forms, word_forms
from eventcoder.text.references import reference_words

_WORD = re.compile(r"[^\W\d_]+")
_LEMMA_PARTS = re.compile(r"[^\w]+|_")
_ANY_CASE = frozenset({"agent", "title"})


class Prefilter:
    """Keeps the sentences that may hold an event; made once for a codebook, then only read.

    It may keep too much, never too little: a sentence that it drops gives no event when parsed.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Build the word sets and the phrase automata from the codebook's triggers and names."""
        event_nouns = {*codebook.event_nouns, *codebook.nominals}
        getting = codebook.sets.get("receiving_verbs", frozenset()) | codebook.sets.get(
            "borrowing_verbs", frozenset()
        )
        lemmas = {*codebook.patterns, *codebook.operators, *event_nouns, *getting}
        self._triggers = _forms_of_first_words(lemmas)
        self._references = reference_words() | _forms_of_first_words(event_nouns)
        as_written, any_case = _phrases(codebook)
        self._as_written = _Phrases(as_written)
        self._any_case = _Phrases(any_case)

    def keep(self, sentence_text: str, given: bool = False) -> bool:
        """True where the sentence is worth parsing; `given` says that it holds a mention the user gave."""
        words = {word.lower() for word in _WORD.findall(sentence_text)}
        if self._triggers.isdisjoint(words):
            return False
        return given or self._has_participant(sentence_text, words)

    def has_participant(self, sentence_text: str) -> bool:
        """True where the sentence holds a dictionary name, an agent, a reference or an event noun."""
        return self._has_participant(sentence_text, {word.lower() for word in _WORD.findall(sentence_text)})

    def _has_participant(self, text: str, words: set[str]) -> bool:
        if not self._references.isdisjoint(words):
            return True
        plain = _plain(text)
        return self._as_written.found_in(plain) or self._any_case.found_in(plain.lower())


class _Phrases:
    """Finds whether any of many phrases stands in a text as whole words."""

    def __init__(self, phrases: Iterable[str]) -> None:
        # Sorted, so that the automaton is the same in every run.
        ordered = sorted({phrase for phrase in phrases if phrase})
        self._automaton = AhoCorasick(ordered, matchkind=MatchKind.Standard, store_patterns=False)

    def found_in(self, text: str) -> bool:
        """True at the first phrase with no letter or digit right before or after it."""
        matches: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(text, overlapping=True)
        return any(_is_bounded(text, start, end) for _, start, end in matches)


def _is_bounded(text: str, start: int, end: int) -> bool:
    before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    after = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not before and not after


def _phrases(codebook: Codebook) -> tuple[set[str], set[str]]:
    """The names to look for as written or in capitals, and those to look for in any case."""
    as_written: set[str] = set()
    any_case: set[str] = set()
    for surface, names in codebook.names.items():
        phrase = _plain(surface)
        if codebook.conventions == "petrarch" or any(name.kind in _ANY_CASE for name in names):
            any_case.update(_with_plural(phrase.lower()))
        if any(name.kind not in _ANY_CASE for name in names):
            as_written.update((phrase, phrase.upper()))
    return as_written, any_case


def _with_plural(phrase: str) -> Iterator[str]:
    """The phrase with its last word in each number: police officer, police officers."""
    before, space, last = phrase.rpartition(" ")
    return (before + space + form for form in noun_forms(last))


def _plain(text: str) -> str:
    """The text with single spaces and straight apostrophes, in which names and sentences are compared."""
    return " ".join(text.replace("’", "'").split())


def _forms_of_first_words(lemmas: Iterable[str]) -> frozenset[str]:
    """All forms of the first word of each lemma: call_off gives call, calls, called, calling."""
    firsts = {_first_word(lemma) for lemma in lemmas} - {""}
    return frozenset(form for first in firsts for form in word_forms(first))


def _first_word(lemma: str) -> str:
    """The first word of a lemma, whose words are joined by "_" and may be followed by "/v" or "/n"."""
    parts = [part for part in _LEMMA_PARTS.split(lemma.lower().partition("/")[0]) if part]
    return parts[0] if parts else ""
