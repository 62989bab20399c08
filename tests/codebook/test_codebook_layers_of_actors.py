"""What a later layer does to actors, codes and included folders of the earlier ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eventcoder.codebook import Codebook, load, validate
from eventcoder.errors import CodebookError

ACTORS = """
actors:
  - name: Ann Able
    aliases: [A. Able]
    country: AAA
    roles:
      - {code: AAAGOV, office: president, from: "2010", until: "2019"}
      - {code: AAAELI, from: "2020"}
  - {name: Old Guard, code: AAAREB}
"""


@pytest.fixture
def lower(base: Path) -> Path:
    (base / "actors").mkdir()
    (base / "actors/people.yml").write_text(ACTORS)
    return base


def changed(lower: Path, write, text: str) -> Codebook:
    return load(str(write("mine", {"actors/mine.yml": f"changes:\n{text}"}, extends="../base")))


def roles(codebook: Codebook, day: str) -> str:
    role = codebook.actors["aaa/ann-able"].role_on(date.fromisoformat(day))
    return role.code if role else ""


def test_a_role_is_overridden_for_a_period(lower: Path, write) -> None:
    text = '  - {actor: aaa/ann-able, roles: [{code: AAAOPP, from: 2015-03, until: "2015-06-15"}]}\n'
    codebook = changed(lower, write, text)
    days = ("2012-01-01", "2015-02-28", "2015-03-01", "2015-06-15", "2015-06-16", "2020-01-01")
    assert [roles(codebook, day)[3:] for day in days] == ["GOV", "GOV", "OPP", "OPP", "GOV", "ELI"]
    assert len(codebook.actors["aaa/ann-able"].roles) == 4


def test_an_open_period_ends_what_was_later(lower: Path, write) -> None:
    text = '  - {actor: aaa/ann-able, roles: [{code: AAAOPP, from: "2018"}]}\n'
    codebook = changed(lower, write, text)
    assert [roles(codebook, day)[3:] for day in ("2017-12-31", "2018-01-01", "2024-01-01")] == [
        "GOV",
        "OPP",
        "OPP",
    ]


def test_a_code_without_dates_takes_a_role_without_dates_away(lower: Path, write) -> None:
    codebook = changed(lower, write, "  - {actor: aaa/old-guard, roles: [{code: AAAOPP}]}\n")
    assert [role.code for role in codebook.actors["aaa/old-guard"].roles] == ["AAAOPP"]


def test_names_are_added_and_taken_away(lower: Path, write) -> None:
    text = "  - {actor: aaa/ann-able, aliases: [Madam Able], remove: [A. Able]}\n"
    codebook = changed(lower, write, text)
    assert "Madam Able" in codebook.names and "A. Able" not in codebook.names


def test_an_actor_is_disabled(lower: Path, write) -> None:
    codebook = changed(lower, write, "  - {actor: aaa/old-guard, disable: true}\n")
    assert "aaa/old-guard" not in codebook.actors and "Old Guard" not in codebook.names


def test_an_unknown_actor_is_a_fault_with_a_hint(lower: Path, write) -> None:
    with pytest.raises(CodebookError, match="C408 there is no actor aaa/ann-abel.*'aaa/ann-able'"):
        changed(lower, write, "  - {actor: aaa/ann-abel, disable: true}\n")


def test_a_code_below_another_takes_its_facts_over(base: Path, write) -> None:
    text = '- {code: "1435", name: Strike in mining, parent: "143"}\n'
    text += '- {code: "1436", name: Quiet strike, parent: "143", goldstein: 0, plover: ~}\n'
    codebook = load(str(write("mine", {"ontology.yml": text}, extends="../base")))
    below, quiet = codebook.codes["1435"], codebook.codes["1436"]
    assert (below.root, below.quad_class, below.goldstein, below.plover_mode) == ("14", 4, -6.5, "strike")
    assert (quiet.goldstein, quiet.plover_type, quiet.quad_class) == (0, None, 4)


def test_a_code_below_cameo_begins_like_its_parent(write) -> None:
    text = '- {code: mines, name: Strike in mining, parent: "143"}\n- {code: protest, name: Protest}\n'
    mine = write("mine", {"ontology.yml": text}, extends="cameo@1")
    with pytest.raises(CodebookError) as caught:
        load(str(mine))
    assert [problem.code for problem in caught.value.problems] == ["C213", "C213"]


def test_shipped_folders_can_be_included(base: Path, write) -> None:
    config = {"includes": "[eventcoder:actors]"}
    mine = write("mine", {"ontology.yml": "- {code: march, name: March}\n"}, **config)
    codebook = load(str(mine))
    assert (codebook.cameo, codebook.actors["kaz"].name) == (False, "Kazakhstan")
    assert [problem for problem in validate(str(mine)) if problem.severity == "error"] == []


@pytest.mark.parametrize("name", ["..", "../base", "/etc", "eventcoder:..", "eventcoder:nothing", "link"])
def test_no_folder_outside_is_included(base: Path, write, name: str) -> None:
    mine = write("mine", {}, includes=f'["{name}"]')
    (mine / "link").symlink_to(base)
    with pytest.raises(CodebookError, match="C211 there is no folder"):
        load(str(mine))
