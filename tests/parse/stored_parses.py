"""Stored parses as small tables, so that tests of clauses need no model.

`parses.txt` holds one block a sentence: `# text`, then word, lemma, part of speech, tag, label and head of
each token. `python tests/parse/stored_parses.py` parses all sentences of the file again with the real model.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from eventcoder.parse.clauses import find_clauses
from eventcoder.records import Clause, Tokens

FILE = Path(__file__).with_name("parses.txt")
EVENT_NOUNS = frozenset(
    {"accusation", "aid", "attack", "bombing", "clash", "deal", "decision", "killing", "negotiation"}
    | {"protest", "sanction", "strike", "talk", "visit"}
)
LIGHT_VERBS = frozenset(["carry_out", "give", "hold", "impose", "launch", "make", "pay", "provide"])
FIXED = frozenset(["call_off", "carry_out", "crack_down", "step_down", "call_for"])


def read_table(lines: list[str]) -> Tokens:
    """Tokens from lines of word, lemma, part of speech, tag, label, head; offsets as if joined by blanks."""
    rows = [line.split("\t") for line in lines]
    words, lemmas, parts, tags, labels, heads = zip(*rows, strict=True)
    ends = [sum(len(word) + 1 for word in words[: place + 1]) - 1 for place in range(len(words))]
    starts = [end - len(word) for end, word in zip(ends, words, strict=True)]
    return Tokens(
        text=words,
        lemma=lemmas,
        pos=parts,
        tag=tags,
        dep=labels,
        head=tuple(map(int, heads)),
        entity=("",) * len(words),
        start=tuple(starts),
        end=tuple(ends),
    )


def write_table(tokens: Tokens) -> str:
    """The lines that `read_table` reads."""
    columns = (tokens.text, tokens.lemma, tokens.pos, tokens.tag, tokens.dep, map(str, tokens.head))
    return "\n".join("\t".join(row) for row in zip(*columns, strict=True))


@cache
def parses() -> dict[str, Tokens]:
    """All stored parses by their sentence."""
    found = {}
    for block in FILE.read_text(encoding="utf-8").strip().split("\n\n"):
        title, *lines = block.split("\n")
        found[title.removeprefix("# ")] = read_table(lines)
    return found


def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a stored sentence."""
    return find_clauses(parses()[sentence], EVENT_NOUNS, LIGHT_VERBS, FIXED)


def clause(sentence: str, lemma: str) -> Clause:
    """The one clause of a stored sentence that has the lemma."""
    (found,) = [item for item in clauses(sentence) if item.lemma == lemma]
    return found


def roles(sentence: str, lemma: str) -> dict[str, str]:
    """Heads of the arguments that hang on the trigger: {"subject": "Israel", "on": "Gaza"}."""
    text = parses()[sentence].text
    found: dict[str, str] = {}
    for item in clause(sentence, lemma).arguments:
        if item.within < 0:
            key = item.prep or item.role
            words = " ".join(text[head] for head in item.heads)
            found[key] = f"{found[key]} {words}" if key in found else words
    return found


def reporter(sentence: str, lemma: str) -> tuple[str, str]:
    """Who reports the clause, and with which verb."""
    found = clause(sentence, lemma)
    return parses()[sentence].text[found.reporter] if found.reporter >= 0 else "", found.report_verb


def complements(sentence: str, lemma: str) -> list[str]:
    """The complements of a clause as "to attack", "ing/of bomb"."""
    every = clauses(sentence)
    links = clause(sentence, lemma).complements
    return [f"{link.kind}{'/' + link.prep if link.prep else ''} {every[link.clause].lemma}" for link in links]


def store(sentences: list[str]) -> None:
    """Parse sentences with the real model and write the file anew."""
    from eventcoder.parse.parser import load_parser

    parsed = load_parser().parse(sentences)
    blocks = [f"# {text}\n{write_table(tokens)}" for text, tokens in zip(sentences, parsed, strict=True)]
    FILE.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    store(list(parses()))
