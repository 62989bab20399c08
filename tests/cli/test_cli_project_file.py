"""The project file `eventcoder.toml`: which codebooks it names, from where, and what it must not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.cli.options import codebook_names
from eventcoder.cli.project import project_codebooks
from eventcoder.errors import UsageError


def test_the_nearest_file_names_the_codebooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eventcoder.toml").write_text('codebook = ["cameo", "mine"]\n')
    (tmp_path / "mine").mkdir()
    (tmp_path / "data/raw").mkdir(parents=True)
    assert project_codebooks(tmp_path) == ("cameo", "mine")
    assert project_codebooks(tmp_path / "data/raw") == ("cameo", "../../mine")
    (tmp_path / "data/eventcoder.toml").write_text('codebook = "cameo"\n')
    assert project_codebooks(tmp_path / "data/raw") == ("cameo",)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EVENTCODER_CODEBOOK", raising=False)
    assert codebook_names(None) == ("cameo", "mine")
    monkeypatch.setenv("EVENTCODER_CODEBOOK", "other")
    assert codebook_names(None) == ("other",)
    assert codebook_names(["given"]) == ("given",)


def test_without_a_file_there_is_none(tmp_path: Path) -> None:
    assert project_codebooks(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("codebok = 'cameo'", "unknown key 'codebok'"),
        ("codebook = 3", "a name or a list"),
        ("codebook =", "can't be read"),
    ],
)
def test_faults_are_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "eventcoder.toml").write_text(text)
    with pytest.raises(UsageError, match=said):
        project_codebooks(tmp_path)
