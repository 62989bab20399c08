from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from eventcoder.codebook import load, validate
from eventcoder.codebook.cases import read_cases
from eventcoder.codebook.render import render
from eventcoder.codebook.show import ShownCode, ShownPattern, ShownWord, show, similar
from eventcoder.errors import CodebookError, Problem, UsageError
from eventcoder.location import Location

PROBLEM = Problem(
    Location("a,b.yml", 7, 5), "C204", "unknown key 'x'", "50% sure: 'y'?", source_line="  - x: 1"
)


def test_text_shows_the_line() -> None:
    assert render([PROBLEM]) == (
        "a,b.yml:7:5: C204 unknown key 'x': 50% sure: 'y'?\n    7 |   - x: 1\n      |     ^"
    )


def test_json_and_github() -> None:
    assert json.loads(render([PROBLEM], "json"))[0]["line"] == 7
    expected = "::error file=a%2Cb.yml,line=7,col=5,title=C204::unknown key 'x': 50%25 sure: 'y'?"
    assert render([PROBLEM], "github") == expected
    with pytest.raises(UsageError):
        render([], "xml")


def test_a_code_with_patterns_and_compositions(base: Path) -> None:
    codebook = load(str(base))
    (code,) = [shown for shown in show(codebook, "140") if isinstance(shown, ShownCode)]
    assert len(code.patterns) == 2
    assert code.compositions == (("stop", "143"),)
    assert show(codebook, "143")[0].below == ("1431",)  # type: ignore[union-attr]


def test_a_pattern_with_its_place(base: Path) -> None:
    codebook = load(str(base))
    found = show(codebook, "base:143/pits>stop")
    assert [type(shown) for shown in found] == [ShownPattern, ShownPattern]
    assert [shown.pattern.location.line for shown in found if isinstance(shown, ShownPattern)] == [4, 5]
    assert show(codebook, codebook.operators["stop"][0][1].id)[0].operator == "stop"  # type: ignore[union-attr]


def test_a_word_with_all_that_it_does(base: Path) -> None:
    codebook = load(str(base))
    (word,) = show(codebook, "protest")
    assert isinstance(word, ShownWord)
    assert (len(word.patterns), word.nominals[0].verb) == (1, "protest")
    (walk,) = show(codebook, "walk out")
    assert isinstance(walk, ShownWord) and walk.patterns[0].id == "base:143/pits"
    (pen,) = show(codebook, "pen")
    assert isinstance(pen, ShownWord) and pen.sets == ("pens", "tools")
    assert show(codebook, "nothing of the kind") == []
    assert "protest" in similar(codebook, "protets")


def test_cases_keep_only_the_given_keys(base: Path) -> None:
    path = base / "events/14.test.yml"
    path.write_text(
        '- text: Miners downed tools.\n  not: ["140"]\n'
        '  events: [{code: "143", target: null, mirror: false}]\n'
        "- {text: Nothing happened., events: [], todo: hard, only: false, date: 2020-02}\n"
    )
    first, second = read_cases(str(base))
    assert first.events == ({"code": "143", "target": None, "mirror": False},)
    assert (first.id, first.only, first.forbidden) == ("events/14.test.yml:1", True, ("140",))
    assert str(first.date) == "2024-06-15"
    assert (second.events, second.todo, second.only, str(second.date)) == ((), "hard", False, "2020-02-01")
    assert pickle.loads(pickle.dumps(first)) == first
    path.write_text("- {txet: Nothing happened.}\n")
    with pytest.raises(CodebookError, match="did you mean 'text'"):
        read_cases(str(base))


def test_a_sound_codebook_has_no_findings_but_notes(base: Path) -> None:
    (base / "events/14.test.yml").write_text(
        '- {text: Miners walked out., events: [{code: "143"}]}\n'
        '- {text: Miners rallied., events: [{code: "140"}]}\n'
    )
    assert [str(problem) for problem in validate(str(base)) if problem.severity != "note"] == []


def test_a_pattern_written_again_is_a_warning(base: Path, write) -> None:
    text = '- {code: "140", patterns: [SOURCE walk_out]}\n'
    mine = write("mine", {"events/own.yml": text}, extends="../base")
    found = [problem for problem in validate(str(mine)) if problem.code == "C309"]
    assert len(found) == 1 and "hides base:143/pits" in found[0].message


def test_the_shipped_codebook_has_no_errors() -> None:
    assert [str(problem) for problem in validate("cameo") if problem.severity == "error"] == []
