"""Synonym sets (`&NAME`) of a verb dictionary as sets of a codebook, and sets made of two of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from eventcoder.codebook.importers.ledger import Ledger, Line
from eventcoder.codebook.importers.names import plain

_BRACES = re.compile(r"\{[^}]*\}")
_WORD = re.compile(r"[a-z][\w.'-]*")
LARGEST = 2000


@dataclass(slots=True)
class WordSets:
    """The sets by name, each a list of phrases of words; `inside` names sets that a set includes."""

    words: dict[str, list[str]] = field(default_factory=dict)
    inside: dict[str, list[tuple[str, Line]]] = field(default_factory=dict)
    made: dict[str, list[str]] = field(default_factory=dict)
    phrases: dict[str, list[str]] = field(default_factory=dict)  # prepositional ones, as they are written

    def begin(self, line: Line) -> str:
        """Starts the set of a `&NAME` line; says its name."""
        name = set_name(line.text)
        self.words.setdefault(name, [])
        self.inside.setdefault(name, [])
        return name

    def add(self, name: str, line: Line, ledger: Ledger) -> None:
        """A member, `+WORDS` or `+&OTHER`."""
        text = line.text.strip().lstrip("+").strip()
        if text.startswith("("):
            self.phrases.setdefault(name, []).append(text)
            ledger.changed(line, "a prepositional phrase stands in each pattern that names its set")
            return
        if text.startswith("&"):
            self.inside[name].append((set_name(text), line))
            return
        words = plain(text).split()
        if not words or not all(_WORD.fullmatch(word) for word in words):
            ledger.refused(line, "no words that a pattern could hold")
            return
        self.words[name].append("+".join(words))

    def close(self, ledger: Ledger) -> None:
        """Refuses what includes an unknown set, once all are read."""
        for others in self.inside.values():
            for other, line in list(others):
                if other not in self.words:
                    ledger.refused(line, f"there is no set &{other}")
                    others.remove((other, line))

    def written_out(self, text: str) -> list[str]:
        """A pattern once for each prepositional phrase of the sets that it names; else as it is."""
        for name, phrases in self.phrases.items():
            named = re.compile(rf"&{re.escape(name)}_?(?!\w)", re.IGNORECASE)
            if named.search(_BRACES.sub(" ", text)):
                kept = [text] if self.all_words(name) else []
                return kept + [named.sub(phrase, text) for phrase in phrases]
        return [text]

    def all_words(self, name: str, above: tuple[str, ...] = ()) -> list[str]:
        """The words of a set with those of the sets inside it."""
        found = list(self.words.get(name, self.made.get(name, ())))
        for other, _ in self.inside.get(name, ()):
            if other not in above:
                found += self.all_words(other, (*above, name))
        return list(dict.fromkeys(found))

    def phrase(self, words: tuple[str, ...]) -> str:
        """A noun phrase as pattern text; with sets in it, a new set of all combinations.

        Raises ValueError where a set is unknown or there are too many combinations.
        """
        parts = [self._choices(word) for word in words]
        if len(words) == 1:
            return words[0] if words[0].startswith("&") else _alternatives(parts[0])
        if all(len(part) == 1 for part in parts):
            return "+".join(part[0] for part in parts)
        name = re.sub(r"[^a-z0-9_-]+", "-", "-".join(word.lstrip("&") for word in words))
        name = name if name[0].isalpha() else f"x{name}"
        combined = ["+".join(choice) for choice in product(*parts)]
        if len(combined) > LARGEST:
            raise ValueError(f"its sets make {len(combined)} phrases, more than {LARGEST}")
        self.made[name] = combined
        return f"&{name}"

    def _choices(self, word: str) -> list[str]:
        if word.startswith("&"):
            name = set_name(word)
            found = self.all_words(name)
            if name not in self.words:
                raise ValueError(f"there is no set &{name}")
            if not found:
                raise ValueError(f"the set &{name} has no words")
            return found
        choices = [part.replace("’", "'") for part in word.split("/") if part]
        bad = next((part for part in choices if not _WORD.fullmatch(part)), None)
        if bad is not None or not choices:
            raise ValueError(f"'{bad or word}' is no word that a pattern could hold")
        return choices

    def as_file(self) -> dict[str, Any]:
        """The content of `sets/dictionary.yml`: sets that have words."""
        names = [*self.words, *self.made]
        filled = {name: self.all_words(name) for name in names}
        return {name: {"pos": "noun", "words": words} for name, words in filled.items() if words}


def set_name(text: str) -> str:
    """`&AUXVERB1_` is `auxverb1`."""
    return text.strip().lstrip("&").split()[0].strip("_").lower()


def _alternatives(choices: list[str]) -> str:
    return choices[0] if len(choices) == 1 else "(" + "|".join(choices) + ")"
