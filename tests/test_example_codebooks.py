"""The codebooks of examples/codebooks/ have no findings of their own, and their sentences come out right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eventcoder.codebook import validate
from eventcoder.coder import CodeOptions, Coder, load
from eventcoder.evaluate.rule_tests import find_cases, run_rule_tests
from eventcoder.parse import Parser, load_parser
from eventcoder.records import Document

FOLDERS = sorted((Path(__file__).resolve().parents[1] / "examples" / "codebooks").iterdir())
OPTIONS = CodeOptions(status="all", reader="off")


@pytest.fixture(scope="module")
def parser() -> Parser:
    return load_parser()


def test_there_are_three() -> None:
    assert [folder.name for folder in FOLDERS] == ["coal-strikes", "iceland-actors", "protest-types"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_is_found_in_an_example(folder: Path) -> None:
    found = validate(str(folder))
    assert [str(problem) for problem in found if problem.location.file.startswith(str(folder))] == []


@pytest.mark.model
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_sentences_of_an_example(folder: Path, parser: Parser) -> None:
    coder: Coder = load(str(folder), options=OPTIONS, parser=parser)
    results = run_rule_tests(coder, find_cases([str(folder)]))
    assert results
    assert [result.case.text for result in results if result.failed] == []


@pytest.mark.model
def test_a_typology_of_its_own_leaves_cameo_columns_empty(parser: Parser) -> None:
    (folder,) = (folder for folder in FOLDERS if folder.name == "protest-types")
    coder = load(str(folder), options=OPTIONS, parser=parser)

    text = "Polish farmers blocked the motorway on Monday."
    (event,) = coder.code([Document("a", date(2024, 5, 15), text)])
    assert (event.code, event.root, event.name) == ("road-blockade", "blockade", "Blockade of a road")
    assert (event.quad_class, event.goldstein, event.plover_type) == (None, None, None)
