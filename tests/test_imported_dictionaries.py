"""Coding with an imported codebook, and the dictionaries that the importer was made for."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from eventcoder.codebook.importers import Dictionaries, Ledger, import_petrarch
from eventcoder.codebook.importers.report import summary, write_report
from eventcoder.coder import CodeOptions, Coder, load
from eventcoder.evaluate.cases import case_scores, judge_cases, read_cases
from eventcoder.records import Document

DICTIONARIES = Path(__file__).parents[1] / "../shared/petrarch"
GOLD = Path(__file__).parent / "gold" / "petrarch.jsonl"
needs_dictionaries = pytest.mark.skipif(
    not DICTIONARIES.is_dir(), reason="the PETRARCH dictionaries are not here"
)

ACTORS = """RURITANIA [RUR]
+STRELSAU
GRAUSTARK [GRS]
TWIN_ISLES [ONE/TWO]
"""
AGENTS = "TROOPS {} [~MIL]\nPRIME_MINISTER [~GOV]\n"
VERBS = """--- ATTACK [190] ---
ATTACK
--- VISIT [042:043] ---
VISIT
- * (IN SECRET) [---]
--- MEET [040:040] ---
MEET
--- SAY [010] ---
SAY
--- LEFT [041] ---
LEFT
--- RECEIVE [---] ---
RECEIVE
- + * {A MESSAGE} $ [:031]
~ a (a b ATTACK) SAY = a b 015
"""
DISCARDS = "CHESS MATCH\n+FILM FESTIVAL\n"

Rows = Callable[[str], list[tuple[str | None, str | None, str]]]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    folder = tmp_path_factory.mktemp("kingdom")
    paths = []
    for name, text in (("actors", ACTORS), ("agents", AGENTS), ("verbs", VERBS), ("discards", DISCARDS)):
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    import_petrarch(Dictionaries(*([path] for path in paths)), folder / "book")
    coder = load(str(folder / "book"))

    def code(text: str) -> list[tuple[str | None, str | None, str]]:
        events = coder.code([Document("d", date(1995, 1, 4), text)])
        return sorted((event.source_code, event.target_code, event.code) for event in events)

    return code


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ruritania attacked Graustark.", [("RUR", "GRS", "190")]),
        ("RURITANIA's troops attacked Graustark.", [("RURMIL", "GRS", "190")]),
        ("Graustark was attacked by troops from Ruritania.", [("RURMIL", "GRS", "190")]),
        ("Ruritania will attack Graustark.", [("RUR", "GRS", "190")]),
        ("Ruritania did not attack Graustark.", []),
        ("Ruritania attacked.", []),
        ("Troops attacked Strelsau.", [("---MIL", "RUR", "190")]),
        (
            "Graustark's prime minister visited Strelsau.",
            [("GRSGOV", "RUR", "042"), ("RUR", "GRSGOV", "043")],
        ),
        ("Graustark's prime minister visited Strelsau in secret.", []),
        ("Ruritania and Graustark met on Monday.", [("GRS", "RUR", "040"), ("RUR", "GRS", "040")]),
        ("Ruritania and Graustark met in the Twin Isles.", [("GRS", "RUR", "040"), ("RUR", "GRS", "040")]),
        (
            "The prime ministers of Ruritania and Graustark met.",
            [("GRSGOV", "RURGOV", "040"), ("RURGOV", "GRSGOV", "040")],
        ),
        (
            "Troops of Ruritania attacked Graustark and the Twin Isles.",
            [("RURMIL", "GRS", "190"), ("RURMIL", "ONE", "190"), ("RURMIL", "TWO", "190")],
        ),
        ("Ruritania attacked the Twin Isles.", [("RUR", "ONE", "190"), ("RUR", "TWO", "190")]),
        ("Ruritania said it attacked Graustark.", [("RUR", "GRS", "015")]),
        ("Ruritania's troops left Graustark.", [("RURMIL", "GRS", "041")]),
        ("Ruritania attacked Graustark after a chess match.", []),
        ("Ruritania attacked Graustark. The film festival was put off.", []),
    ],
)
def test_an_imported_codebook_codes_by_its_conventions(
    rows: Rows, text: str, wanted: list[tuple[str | None, str | None, str]]
) -> None:
    assert rows(text) == wanted


# -- the real ones


def _validation(folder: Path) -> Ledger:
    files = [DICTIONARIES / f"PETR.Validate.{name}.txt" for name in ("actors", "agents", "verbs.2.0")]
    discards = DICTIONARIES / "PETR.Validate.discards.txt"
    return import_petrarch(Dictionaries([files[0]], [files[1]], [files[2]], [discards]), folder)


@pytest.fixture(scope="module")
def validation(tmp_path_factory: pytest.TempPathFactory) -> Coder:
    folder = tmp_path_factory.mktemp("validation") / "book"
    _validation(folder)
    return load(str(folder), options=CodeOptions(status="all"))


@pytest.mark.model
@needs_dictionaries
@pytest.mark.parametrize("part", ["read", "locked"])
def test_our_sentences_for_the_validation_dictionaries(validation: Coder, part: str) -> None:
    cases = read_cases([GOLD], part)
    (scores,) = case_scores(judge_cases(validation, cases))
    figures = {figure.name: figure.value for figure in scores.figures}
    assert figures["triples F1"] >= 0.8


@needs_dictionaries
def test_all_lines_of_all_dictionaries_are_accounted_for(tmp_path: Path) -> None:
    def paths(*names: str) -> list[Path]:
        return [DICTIONARIES / f"{name}.txt" for name in names]

    given = Dictionaries(
        paths("PETR.Validate.actors", "Phoenix.Countries.actors"),
        paths("PETR.Validate.agents", "Phoenix.agents"),
        paths("PETR.Validate.verbs", "PETR.Validate.verbs.2.0", "CAMEO.2.0"),
        paths("PETR.Validate.discards"),
    )
    folder = tmp_path / "all"
    ledger = import_petrarch(given, folder)
    _, table = summary(ledger)
    for file, lines, *outcomes in table:
        text = (DICTIONARIES / file).read_text(encoding="utf-8", errors="replace")
        assert int(lines) == len(text.splitlines()) == sum(map(int, outcomes))
    with write_report(ledger, folder).open(encoding="utf-8") as stream:
        found = {(row["file"], row["line"]): row["reason"] for row in csv.DictReader(stream)}
    assert "9008223" in found["Phoenix.Countries.actors.txt", "2039"]
    assert "080!" in found["CAMEO.2.0.txt", "5787"]
    assert "1213 is no CAMEO code" in found["CAMEO.2.0.txt", "1535"]
