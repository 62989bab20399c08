from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from eventcoder.codebook import compile as compiling
from eventcoder.codebook import load


def cache_file(cache: Path) -> Path:
    return next((cache / "codebooks").glob("*.pickle"))


def refuse(*_args: object) -> None:
    raise AssertionError("compiled again")


def test_the_second_load_compiles_nothing(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(str(base))
    monkeypatch.setattr(compiling, "compile_codebook", refuse)
    assert load(str(base)) == first


@pytest.mark.parametrize("damage", [b"", b"\x80", b"not a pickle", None])
def test_a_broken_cache_is_made_anew(base: Path, own_cache: Path, damage: bytes | None) -> None:
    first = load(str(base))
    file = cache_file(own_cache)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2] if damage is None else damage)
    assert load(str(base)) == first
    assert file.read_bytes() == data


def test_a_changed_file_is_seen(base: Path) -> None:
    assert "sulk" not in load(str(base)).patterns
    (base / "events/new.yml").write_text('- {code: "140", patterns: [SOURCE sulk]}\n')
    assert "sulk" in load(str(base)).patterns


def test_the_hash_is_of_the_meaning(base: Path) -> None:
    first = load(str(base)).hash
    path = base / "sets/tools.yml"
    path.write_text(
        "# tools\npens: {words: [pen], pos: noun}\n"
        "tools: {words: [tool, 'power+drill', \"&pens\"], pos: noun}\n"
    )
    (base / "events/14.test.yml").write_text("- {text: Miners walked out.}\n")
    assert load(str(base)).hash == first
    path.write_text(path.read_text().replace("[pen]", "[pencil]"))
    assert load(str(base)).hash != first


def test_an_unwritable_cache_does_no_harm(base: Path, own_cache: Path) -> None:
    own_cache.write_text("a file where a folder should be")
    assert load(str(base)).name == "base"


def test_from_the_cache_without_yaml_and_pydantic(tmp_path: Path) -> None:
    code = (
        "import sys, time; start = time.process_time(); from eventcoder.codebook import load; "
        "load('cameo'); print(time.process_time() - start, 'yaml' in sys.modules, 'pydantic' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    environment = {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path), "PYTHONPATH": str(root)}
    for _run in ("compiles", "reads the cache"):
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
        )
    seconds, yaml, pydantic = done.stdout.split()
    assert (yaml, pydantic) == ("False", "False")
    assert float(seconds) < 0.5
