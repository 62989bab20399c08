"""The shipped ontology against the fact tables that it was made from."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from eventcoder.codebook import Codebook, load

FACTS = Path(__file__).parents[2] / "../shared/facts"
needs_facts = pytest.mark.skipif(not FACTS.is_dir(), reason="the fact tables are not here")


def rows(name: str) -> list[dict[str, str]]:
    with (FACTS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def cameo() -> Codebook:
    return load("cameo")


def test_counts(cameo: Codebook) -> None:
    assert len(cameo.codes) == 316
    assert sum(code.abstract for code in cameo.codes.values()) == 20
    assert cameo.cameo and cameo.name == "cameo"


@needs_facts
def test_every_code_says_what_the_facts_say(cameo: Codebook) -> None:
    facts = rows("cameo_codes.csv")
    assert [row["code"] for row in facts] == list(cameo.codes)
    for row in facts:
        code = cameo.codes[row["code"]]
        assert (code.name, code.parent or "", code.root) == (row["name"], row["parent"], row["root"])
        assert code.abstract == (row["level"] == "1")
        assert (code.quad_class, code.goldstein) == (int(row["quad_icews_plover"]), float(row["goldstein"]))
        assert (code.plover_type or "", code.plover_mode or "") == (
            row["plover2023_event"],
            row["plover2023_mode"],
        )
        contexts = [word.strip() for word in row["plover2021_context"].split(";") if word.strip()]
        assert list(code.contexts) == contexts


@needs_facts
def test_acled_rows(cameo: Codebook) -> None:
    facts = [row for row in rows("cameo_to_acled.csv") if row["acled_event_type"]]
    for code, event in cameo.codes.items():
        expected = sorted(
            (int(row["priority"]), row["acled_event_type"], row["acled_sub_event_type"], row["condition"])
            for row in facts
            if row["cameo_code"] == code
        )
        found = [(row.priority, row.event_type, row.sub_event_type, row.condition) for row in event.acled]
        assert found == expected, code


@needs_facts
def test_role_codes() -> None:
    from eventcoder.codebook.source import read_source, shipped_codebooks

    listed = read_source(shipped_codebooks() / "cameo" / "roles.yml").plain()
    assert isinstance(listed, dict)
    for row in rows("cameo_actor_codes.csv"):
        section = {"role": "roles", "international_generic": "internationals", "region": "regions"}.get(
            row["category"]
        )
        if section:
            assert listed[section][row["code"]] == row["name"]
