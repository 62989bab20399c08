"""Which of the commonest verbs and event nouns of news does the codebook know, and which rules never fire?

    python -m benchmarks.coverage words GOLD...     each word: its rules, or why it tells no political event
    python -m benchmarks.coverage idle GOLD...      the rules that fire on no sentence of the project

GOLD are JSONL files with a `text`; only their read part is looked at. Words come from those texts and from
`benchmarks/news-words.yml`, which also says which words tell no political event, by class of reason.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from eventcoder.codebook import load
from eventcoder.codebook.cases import read_cases
from eventcoder.codebook.compiled import Codebook
from eventcoder.codebook.grammar import Embedded, Item, Phrase, Words
from eventcoder.coder import CodeOptions, Coder
from eventcoder.coder import load as load_coder
from eventcoder.evaluate.gold import read_gold
from eventcoder.evaluate.match import PART
from eventcoder.parse import load_parser
from eventcoder.records import Document, Tokens

LIST = Path(__file__).with_name("news-words.yml")
VERBS, NOUNS = 1500, 500
# Endings of nouns made from verbs: what such a noun names may be an event.
_DEVERBAL = ("tion", "sion", "ment", "ing", "age", "ance", "ence", "ture", "al", "ade", "down", "out", "over")


@dataclass(frozen=True, slots=True)
class NewsWords:
    """The project's own list: words to add to those counted, and marked words with their reason."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    no_event: dict[str, str]  # word → class of reason


@dataclass(frozen=True, slots=True)
class Covered:
    """A word of the list: how often it stands in the texts, how many rules name it, or why it needs none."""

    word: str
    count: int
    rules: int
    reason: str

    @property
    def known(self) -> bool:
        """Whether a rule names the word or a reason excuses it."""
        return self.rules > 0 or bool(self.reason)


def news_words(file: Path = LIST) -> NewsWords:
    """The list of the file; a word under two reasons keeps the first."""
    raw = yaml.safe_load(file.read_text(encoding="utf-8"))
    marked: dict[str, str] = {}
    for reason, words in raw["no_event"].items():
        for word in words.split():
            marked.setdefault(word, reason)
    return NewsWords(tuple(raw["verbs"].split()), tuple(raw["nouns"].split()), marked)


def named_words(codebook: Codebook) -> Counter[str]:
    """How many rules name each lemma: as trigger, beside it, or as an event noun of a verb."""
    found: Counter[str] = Counter()
    rules = {pattern.id: pattern for patterns in codebook.patterns.values() for pattern in patterns}
    frames = {frame.id: frame for pairs in codebook.operators.values() for _operator, frame in pairs}
    for rule in (*rules.values(), *frames.values()):
        found.update(
            {part for words in _words(rule.tree.body.trigger, rule.tree.body.items) for part in words}
        )
    found.update({noun: len(entries) for noun, entries in codebook.nominals.items()})
    found.update(codebook.light_verbs)
    found.update({word for words in codebook.sets.values() for word in words})
    return found


def _words(trigger: Words, items: tuple[Item, ...]) -> Iterator[set[str]]:
    yield _parts(trigger)
    for item in items:
        if isinstance(item, Phrase) and isinstance(item.content, Words):
            yield _parts(item.content)
        if isinstance(item, Embedded) and item.body is not None:
            yield from _words(item.body.trigger, item.body.items)


def _parts(words: Words) -> set[str]:
    """Each lemma, a verb with particle also as the verb alone."""
    return {lemma for head in words.heads for lemma in (head, head.split("_")[0])}


def counted(parses: Iterable[Tokens]) -> tuple[Counter[str], Counter[str]]:
    """Verbs, and nouns made from verbs, by how often they stand in the parses."""
    verbs: Counter[str] = Counter()
    nouns: Counter[str] = Counter()
    for tokens in parses:
        for lemma, pos in zip(tokens.lemma, tokens.pos, strict=True):
            if pos == "VERB" and lemma.isalpha():
                verbs[lemma.lower()] += 1
            elif pos == "NOUN" and lemma.isalpha():
                nouns[lemma.lower()] += 1
    return verbs, Counter({
        noun: count for noun, count in nouns.items() if noun in verbs or noun.endswith(_DEVERBAL)
    })  # fmt: skip


def coverage(
    counts: Counter[str], own: Iterable[str], most: int, codebook: Codebook, marked: dict[str, str]
) -> list[Covered]:
    """The `most` commonest words and the project's own, each with what is known of it; commonest first."""
    rules = named_words(codebook)
    words = dict.fromkeys([*(word for word, _count in counts.most_common(most)), *own])
    return [Covered(word, counts[word], rules[word], marked.get(word, "")) for word in words]


def idle_rules(coder: Coder, codebook: Codebook, texts: Iterable[Document]) -> list[str]:
    """The ids of the patterns that no row of the texts came from, in order."""
    documents = list(texts)
    fired: set[str] = set()
    for start in range(0, len(documents), PART):
        for coded in coder.code_part(documents[start : start + PART]):
            fired.update((event.pattern_id or "").split(">")[0] for event in coded.events)
    known = {pattern.id for patterns in codebook.patterns.values() for pattern in patterns}
    return sorted(known - fired)


def _documents(files: list[Path]) -> Iterator[Document]:
    """The rule sentences, then the read records with and without their marked mentions."""
    for number, case in enumerate(read_cases("cameo")):
        yield Document(f"case-{number}", case.date, case.text)
    for record in read_gold(files, part="read"):
        yield record.document(True)
        yield record.document(False)


def main(arguments: list[str] | None = None) -> int:
    """Prints the table of words or the idle rules; 1 where a word is neither covered nor marked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("what", choices=["words", "idle"])
    options.add_argument("gold", nargs="+", type=Path)
    options.add_argument("--open", action="store_true", help="only the words that nobody has looked after")
    given = options.parse_args(arguments)
    codebook = load("cameo")
    out = sys.stdout
    if given.what == "idle":
        coder = load_coder(options=CodeOptions(status="all"))
        idle = idle_rules(coder, codebook, _documents(given.gold))
        out.writelines(f"{rule}\n" for rule in idle)
        return 0
    words = news_words()
    texts = [record.text for record in read_gold(given.gold, part="read")]
    verbs, nouns = counted(load_parser().parse(texts))
    found = coverage(verbs, words.verbs, VERBS, codebook, words.no_event)
    found += coverage(nouns, words.nouns, NOUNS, codebook, words.no_event)
    for one in found:
        if not (given.open and one.known):
            out.write(
                f"{one.word}\t{one.count}\t{one.rules}\t{one.reason or ('' if one.known else 'OPEN')}\n"
            )
    return int(not all(one.known for one in found))


if __name__ == "__main__":
    sys.exit(main())
