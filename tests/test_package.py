"""What is shipped: the wheel, installed into a folder of its own, and the top level of the repository."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
REQUIRED = {"pyproject.toml", "README.md", "LICENSE", "NOTICE", ".ci"}
REQUIRED |= {"eventcoder", "codebooks", "tests", "output", "examples"}
ALLOWED = REQUIRED | {"docs", "benchmarks", "mkdocs.yml", ".gitignore", ".yamllint.yml"}
# Whoever asks for --help must not wait for these.
HEAVY = ("spacy", "thinc", "polars", "pandera", "pyarrow", "numpy", "yaml", "pydantic", "typer")
LOOK = """
import json, sys
import eventcoder
loaded = sorted(sys.modules)
from eventcoder.codebook import shipped_codebooks
from eventcoder.codebook.resolve import resolve
print(json.dumps({
    "file": eventcoder.__file__, "version": eventcoder.__version__, "loaded": loaded,
    "codebooks": str(shipped_codebooks()), "cameo": resolve("cameo")[-1].config.name,
}))
"""


def succeed(command: list[str], folder: Path, **environment: str) -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built without its build tool being fetched where that is installed."""
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-build-isolation"] if importlib.util.find_spec("hatchling") else []
    build = ["wheel", "-q", "--no-deps", *isolation, "-w", str(folder), str(ROOT)]
    succeed([sys.executable, "-m", "pip", *build], folder)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path) -> Path:
    target = wheel.parent / "installed"
    install = ["install", "-q", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    succeed([sys.executable, "-m", "pip", *install], wheel.parent)
    return target


@pytest.fixture(scope="module")
def seen(installed: Path) -> dict[str, str | list[str]]:
    """What a Python finds that imports eventcoder from the installed wheel."""
    told = succeed([sys.executable, "-c", LOOK], installed.parent, PYTHONPATH=str(installed))
    return dict(json.loads(told))


def test_licences_are_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for name in ("LICENSE", "NOTICE"):
            (inside,) = (one for one in archive.namelist() if one.endswith(f".dist-info/licenses/{name}"))
            assert archive.read(inside) == (ROOT / name).read_bytes()


def test_wheel_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        top = {name.split("/")[0] for name in archive.namelist()}
    (information,) = (name for name in top if name.endswith(".dist-info"))
    assert top == {"eventcoder", information}


def test_codebooks_travel_in_the_wheel(installed: Path, seen: dict[str, str | list[str]]) -> None:
    shipped = installed / "eventcoder" / "_codebooks"
    assert seen["codebooks"] == str(shipped)
    assert seen["cameo"] == "cameo"
    here = {path.relative_to(ROOT / "codebooks") for path in (ROOT / "codebooks").rglob("*.yml")}
    there = {path.relative_to(shipped) for path in shipped.rglob("*.yml")}
    assert there == here


def test_installed_package_loads_nothing_heavy(installed: Path, seen: dict[str, str | list[str]]) -> None:
    assert Path(str(seen["file"])).is_relative_to(installed)
    assert not set(HEAVY) & set(seen["loaded"])


def test_version_is_that_of_the_wheel(wheel: Path, seen: dict[str, str | list[str]]) -> None:
    assert wheel.name.startswith(f"eventcoder-{seen['version']}-")


def test_top_level_of_the_repository() -> None:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    listed = succeed(["git", "ls-files", "--cached", "--others", "--exclude-standard"], ROOT)
    top = {line.split("/")[0] for line in listed.splitlines()}
    assert top >= REQUIRED
    assert top <= ALLOWED


def test_output_stays_in_git_but_empty() -> None:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs a git checkout")
    assert succeed(["git", "ls-files", "output"], ROOT).split() == ["output/.gitignore"]
    assert succeed(["git", "check-ignore", "output/demo/events.parquet"], ROOT)
