from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.codebook import Codebook, load
from eventcoder.codebook.resolve import fits, resolve
from eventcoder.errors import CodebookError


def ids(codebook: Codebook, lemma: str) -> list[str]:
    return [pattern.id for pattern in codebook.patterns.get(lemma, ())]


def test_a_folder_that_extends_nothing_stands_alone(base: Path) -> None:
    codebook = load(str(base))
    assert (codebook.name, codebook.version, codebook.cameo) == ("base", "1.0", False)
    assert ids(codebook, "walk_out") == ["base:143/pits"]
    assert codebook.sets["tools"] == {"tool", "power+drill", "pen"}
    assert codebook.event_nouns == {"protest", "rally"}
    assert codebook.nominals["protest"][0].target == ("against",)
    assert codebook.nominals["protest"][0].source == ("by",)
    assert codebook.codes["1431"].root == "14"
    operator, frame = codebook.operators["stop"][0]
    assert (operator.result("1431"), operator.result("140")) == ("140", "1431")
    assert frame.code == "" and frame.id.startswith("base:stop/")


def test_the_id_is_of_the_pattern_not_of_its_line(base: Path) -> None:
    before = ids(load(str(base)), "protest")
    path = base / "events/14.yml"
    path.write_text('# a comment\n- code: "1431"\n  patterns: [SOURCE sulk]\n' + path.read_text())
    assert ids(load(str(base)), "protest") == before
    assert len(before[0].split("/")[1]) == 6


def test_later_layers_win_disable_and_change_sets(base: Path, write) -> None:
    events = '- disable: ["base:143/pits"]\n- {code: "1431", patterns: [SOURCE protest over &tools]}\n'
    composition = '- {operator: stop, frames: [SOURCE call_off ACTION], codes: {"140": "143"}}\n'
    mine = write(
        "mine",
        {
            "events/own.yml": events,
            "sets/own.yml": "tools: {add: [chisel], remove: [tool]}\n",
            "composition.yml": composition,
        },
        extends="../base@1",
    )
    codebook = load(str(mine))
    assert (codebook.name, ids(codebook, "walk_out")) == ("mine", [])
    protests = codebook.patterns["protest"]
    assert [pattern.layer for pattern in protests] == [1, 0]
    assert protests[0].order < protests[1].order
    assert codebook.sets["tools"] == {"chisel", "power+drill", "pen"}
    operator = codebook.operators["call_off"][0][0]
    assert len(operator.frames) == 2
    assert [operator.result(code) for code in ("143", "140", "1431")] == ["140", "143", "140"]


def test_a_set_with_words_replaces(base: Path, write) -> None:
    mine = write("mine", {"sets/own.yml": "tools: {pos: noun, words: [chisel]}\n"}, extends="../base")
    assert load(str(mine)).sets["tools"] == {"chisel"}


def test_overrides_are_kept(base: Path, write) -> None:
    text = '- code: "140"\n  patterns: [SOURCE walk_out]\n  overrides: ["base:143/pits"]\n'
    mine = write("mine", {"events/own.yml": text}, extends="../base")
    assert load(str(mine)).patterns["walk_out"][0].overrides == {"base:143/pits"}


def test_several_codebooks_in_order(base: Path, write) -> None:
    one = write("one", {"events/a.yml": '- {code: "140", patterns: [SOURCE sulk]}\n'}, extends="../base")
    two = write("two", {"events/a.yml": '- {code: "143", patterns: [SOURCE sulk]}\n'}, extends="../base")
    assert [layer.config.name for layer in resolve(str(one), str(two))] == ["base", "one", "two"]
    assert [pattern.code for pattern in load(str(one), str(two)).patterns["sulk"]] == ["143", "140"]
    assert [pattern.code for pattern in load(str(two), str(one)).patterns["sulk"]] == ["140", "143"]


def test_two_layers_of_one_name_are_refused(base: Path, write) -> None:
    other = write("other", {}, name="base", extends="../base")
    with pytest.raises(CodebookError, match="C210 the name 'base' is that of"):
        load(str(other))


def test_all_faults_come_in_one_run(base: Path, write) -> None:
    files = {
        "events/a.yml": '- {code: "99", patterns: [sulk, SOURCE down &spades]}\n',
        "composition.yml": "- {operator: stop, frame: [SOURCE stop ACTION]}\n",
    }
    mine = write("mine", files, extends="../base")
    with pytest.raises(CodebookError) as caught:
        load(str(mine))
    assert [problem.code for problem in caught.value.problems] == ["C204", "C208", "C301", "C302"]


def test_circles_of_extends_are_refused(write) -> None:
    one = write("one", {}, extends="../two")
    write("two", {}, extends="../one")
    with pytest.raises(CodebookError, match="two/codebook.yml:3:10: C210 '../one' extends itself"):
        load(str(one))


@pytest.mark.parametrize(
    ("version", "wanted", "expected"),
    [
        ("1.4", "1", True),
        ("2.0", "1", False),
        ("1.4", "1.3", False),
        ("1.4", ">=1,<2", True),
        ("2.0", ">=1,<2", False),
        ("1.10", ">=1.9", True),
        ("1", "==1.0", True),
    ],
)
def test_versions(version: str, wanted: str, expected: bool) -> None:
    assert fits(version, wanted) is expected


def test_cameo_is_found_by_name_with_a_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("cameo", "cameo@1", "cameo>=1,<2"):
        assert [layer.shown for layer in resolve(name)] == ["codebooks/cameo"]


def test_a_folder_without_codebook_yml_and_an_unknown_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(CodebookError, match="the folder empty has no codebook.yml"):
        resolve("empty")
    with pytest.raises(CodebookError, match="did you mean 'cameo'"):
        resolve("camoe")


def test_a_broken_file_makes_no_false_alarms(base: Path) -> None:
    (base / "ontology.yml").write_text("- {code: '143'}\n")
    (base / "sets/tools.yml").write_text("tools: {pos: nuon, words: [tool]}\n")
    with pytest.raises(CodebookError) as caught:
        load(str(base))
    assert [problem.code for problem in caught.value.problems] == ["C201", "C205"]
