"""News made of the project's own sentences: those beside the rules, the labelled ones, and the examples."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from eventcoder.evaluate.rule_tests import find_cases
from eventcoder.records import Document

ROOT = Path(__file__).resolve().parents[1]
SENTENCES = 12  # of a document, about as many as a short news report has
FIRST_DAY = date(2024, 1, 1)


def sentences() -> list[str]:
    """All sentences and reports of the project, each once."""
    found = [case.text for case in find_cases(("cameo",))]
    for file in (ROOT / "examples" / "news.jsonl", *sorted(_labelled())):
        found += [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines() if line]
    return list(dict.fromkeys(found))


def _labelled() -> Iterator[Path]:
    return (ROOT / "codebooks" / "cameo" / "sentences").glob("*.jsonl")


def documents(count: int, seed: int = 1) -> list[Document]:
    """This many documents of sentences drawn by seed."""
    pool, chance = sentences(), random.Random(seed)
    return [
        Document(
            doc_id=f"d{number}",
            pub_date=FIRST_DAY + timedelta(days=number % 365),
            text=" ".join(chance.sample(pool, min(SENTENCES, len(pool)))),
        )
        for number in range(count)
    ]


def write(path: Path, made: list[Document]) -> Path:
    """The documents as JSON lines."""
    rows = ({"id": one.doc_id, "date": one.pub_date.isoformat(), "text": one.text} for one in made)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def words(made: list[Document]) -> int:
    """How many words the documents have, counted by white space."""
    return sum(len(one.text.split()) for one in made)
