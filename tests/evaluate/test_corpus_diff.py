"""`codebook diff --on`: pairing, which sentences are touched, and that coding only those loses nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eventcoder.codebook.touched import Touched, touched_by
from eventcoder.coder import CodeOptions, Coder, load
from eventcoder.evaluate.diff import WordFinder, diff_on, pair_events
from eventcoder.records import Document

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2024, 5, 15)
EVENTS = (
    '- code: "163"\n  id: shut\n  patterns: ["SOURCE padlock (gate|crossing) [with TARGET]"]\n'
    '- code: "172"\n  patterns: [SOURCE detain TARGET]\n'
)
ACTORS = "actors:\n  - {name: Ostland Miners' League, kind: organisation, country: POL, code: POLLAB}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They were shutting the gates.", True),
        ("The Ostland Miners’ League met.", True),
        ("A league met in Ostland.", False),
        ("Nothing of it.", False),
    ],
)
def test_sentences_with_a_word_of_what_differs(text: str, found: bool) -> None:
    touched = Touched(frozenset({"shut", "call_off"}), frozenset({"Ostland Miners' League"}))
    assert WordFinder(touched).found_in(text) is found


def test_everything_touches_all_sentences() -> None:
    touched = Touched(frozenset(), frozenset(), everything=True)
    assert WordFinder(touched).found_in("Nothing of it.")


@pytest.fixture(scope="module")
def coders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Coder, Coder]:
    folder = tmp_path_factory.mktemp("diff") / "mine"
    for name, text in {
        "codebook.yml": 'name: mine\nversion: "1"\nextends: cameo\n',
        "events/mine.yml": EVENTS,
        "actors/mine.yml": ACTORS,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    old = load("cameo", options=CodeOptions(reader="off"))
    return old, load(str(folder), options=old.options, parser=old.parser)


@pytest.mark.model
def test_events_are_paired_by_trigger_and_actors(coders: tuple[Coder, Coder]) -> None:
    document = Document("d", DAY, "Turkish police detained two Syrian journalists in Ankara.")
    (old,) = coders[0].code_part([document])[0].events
    other = replace(old, code="175", root="17")
    moved = replace(old, target_start=1, target_end=3)
    assert pair_events([old], [old]) == ([], [(old, old)])
    (change,) = pair_events([old], [other])[0]
    assert (change.what, change.columns) == ("changes", ("code",))
    assert sorted(one.what for one in pair_events([old], [moved])[0]) == ["appears", "disappears"]
    assert [one.what for one in pair_events([old], [old, other])[0]] == ["appears"]


@pytest.mark.model
def test_coding_only_what_is_touched_finds_the_same_changes(coders: tuple[Coder, Coder]) -> None:
    lines = (ROOT / "examples" / "news.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    documents = [Document(one["id"], date.fromisoformat(one["date"]), one["text"]) for one in records]
    documents += [
        Document("a", DAY, "Poland padlocked its gates on Monday."),
        Document("b", DAY, "The Ostland Miners' League condemned the government of Germany on Monday."),
        Document("c", DAY, "Ukraine and Moldova signed a trade agreement on Monday."),
    ]
    touched = touched_by(coders[0].codebook, coders[1].codebook)
    some = diff_on(*coders, documents, touched)
    everything = diff_on(*coders, documents, replace(touched, everything=True))
    assert some.changes == everything.changes
    assert {change.event.doc_id for change in some.changes} >= {"a", "b"}
    assert some.coded_again < everything.coded_again == len(documents)
    assert sum(sum(counts.values()) for counts in some.by_root().values()) == len(some.changes)
    assert some.sample(1, seed=3) == some.sample(1, seed=3)
