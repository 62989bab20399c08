"""`codebook lock`: the folder says the same, needs nothing else, and notices what was changed in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eventcoder.codebook import load, validate
from eventcoder.codebook.lock import lock
from eventcoder.errors import CodebookError, UsageError

MINE = {"events/14.yml": '- code: "143"\n  id: rails\n  patterns: [SOURCE stop trains]\n'}


def test_locked_layers_say_the_same_when_the_originals_are_gone(
    base: Path, write: Any, tmp_path: Path
) -> None:
    mine = write("mine", MINE, extends="../base@1")
    top = write("top", {"sets/tools.yml": "tools: {add: [hammer]}\n"}, extends="../mine")
    before = load(str(top))
    done = lock((str(top),), tmp_path / "study")
    assert done.layers == ("base 1.0", "mine 1.0", "top 1.0")
    for folder in (base, mine, top):
        folder.rename(folder.with_name(folder.name + "-gone"))
    after = load(str(tmp_path / "study"))
    assert (after.name, after.hash) == (before.name, before.hash) == ("top", done.hash)
    assert list(after.patterns) == list(before.patterns)
    assert after.sets == before.sets
    record = json.loads((tmp_path / "study" / "codebook.lock.json").read_text())
    assert [layer["name"] for layer in record["layers"]] == ["base", "mine", "top"]
    assert record["hash"] == done.hash


def test_several_codebooks_are_locked_as_one(base: Path, write: Any, tmp_path: Path) -> None:
    mine = write("mine", MINE)
    before = load(str(base), str(mine))
    lock((str(base), str(mine)), tmp_path / "study")
    assert load(str(tmp_path / "study")).hash == before.hash


def test_cameo_is_locked_with_its_actors_and_places(tmp_path: Path) -> None:
    lock(("cameo",), tmp_path / "study")
    shipped, locked = load("cameo"), load(str(tmp_path / "study"))
    assert (locked.hash, locked.cameo) == (shipped.hash, True)
    assert locked.names == shipped.names
    assert (tmp_path / "study" / "places.yml").is_file()


def test_what_was_changed_since_is_refused(base: Path, tmp_path: Path) -> None:
    study = tmp_path / "study"
    lock((str(base),), study)
    (study / "events" / "14.yml").write_text("[]\n")
    (study / "sets" / "more.yml").write_text("{}\n")
    (study / "composition.yml").unlink()
    with pytest.raises(CodebookError) as caught:
        load(str(study))
    said = [problem.message.split(" since")[0] for problem in caught.value.problems]
    assert said == ["this file is gone", "this file has changed", "this file is new"]
    (study / "codebook.lock.json").write_text("{")
    with pytest.raises(CodebookError, match="can't be read"):
        load(str(study))


def test_nothing_is_overwritten(base: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="exists already"):
        lock((str(base),), tmp_path)


def test_the_hash_is_of_the_meaning_alone(base: Path, write: Any) -> None:
    one = '- {code: "143", patterns: [SOURCE halt, SOURCE idle]}\n'
    two = '- {code: "140", patterns: [SOURCE sing]}\n'
    orders = (one + two, "# a comment\n" + two + '- {patterns: [SOURCE idle, SOURCE halt], code: "143"}\n')
    hashes = {
        load(str(write(f"{number}/mine", {"events/14.yml": text}, name="mine", extends=str(base)))).hash
        for number, text in enumerate(orders)
    }
    files = {"events/a.yml": two, "events/b.yml": one}
    hashes.add(load(str(write("files/mine", files, name="mine", extends=str(base)))).hash)
    assert len(hashes) == 1
    other = {"events/14.yml": one + two.replace("sing", "hum")}
    assert load(str(write("other/mine", other, name="mine", extends=str(base)))).hash not in hashes


def test_another_eventcoder_is_refused(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eventcoder.codebook.cache.installed_version", lambda: "0.3.1")
    text = (base / "codebook.yml").read_text()
    (base / "codebook.yml").write_text(text + '\nrequires: ">=0.4"\n')
    with pytest.raises(CodebookError, match="needs eventcoder >=0.4, and this is 0.3.1"):
        load(str(base))
    (base / "codebook.yml").write_text(text + '\nrequires: ">=0.3,<0.4"\n')
    assert load(str(base)).name == "base"
    assert not [found for found in validate(str(base)) if found.code == "C210"]
