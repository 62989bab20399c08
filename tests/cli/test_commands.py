"""What holds for every command: help with an example, quick start, completion, no commands ahead of time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

ROOT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-c", "from eventcoder.cli import main; main()"]
HEAVY = "spacy numpy polars pandera yaml thinc rich pyarrow"


def start(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *words],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its path, `codebook validate`, and the groups themselves."""
    from eventcoder.cli.app import app

    def walk(path: str, command: Any) -> Iterator[tuple[str, Any]]:
        yield path, command
        for name, below in getattr(command, "commands", {}).items():
            yield from walk(f"{path} {name}".strip(), below)

    yield from walk("", typer.main.get_command(app))


def test_the_commands_of_this_version() -> None:
    assert sorted(path for path, _ in commands() if path) == [
        "aggregate",
        "agreement",
        "cite",
        "code",
        "codebook",
        "codebook diff",
        "codebook import",
        "codebook import petrarch",
        "codebook lock",
        "codebook new",
        "codebook show",
        "codebook test",
        "codebook validate",
        "evaluate",
        "explain",
        "export",
        "gaps",
        "link",
        "merge",
        "reader",
        "reader doubts",
        "reader fit",
        "reader sentences",
        "reader train",
        "report",
        "sample",
    ]


@pytest.mark.parametrize(
    ("path", "command"), list(commands()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_has_help_with_an_example(path: str, command: Any) -> None:
    assert "Example: eventcoder" in command.help
    assert f"eventcoder {path}".strip() in command.help
    first = command.help.split("\n\n")[0]
    assert first.endswith(".")
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"{path}: {parameter.name} has no help"


def test_help_lists_whole_first_sentences() -> None:
    assert "..." not in start("--help").stdout.split("Commands:")[1]


def test_help_is_quick() -> None:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        assert start("--help").returncode == 0
        times.append(time.perf_counter() - begun)
    assert min(times) < 0.3


@pytest.mark.parametrize("words", [["--help"], ["code", "--help"], ["codebook", "validate", "--help"]])
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    program = (
        "import atexit, sys\n"
        f"heavy = set('{HEAVY}'.split())\n"
        "atexit.register(lambda: print('loaded', sorted(heavy & set(sys.modules))))\n"
        "from eventcoder.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program, *words], cwd=ROOT, capture_output=True, text=True)
    assert "loaded []" in done.stdout, done.stdout + done.stderr


def test_version() -> None:
    pytest.importorskip("importlib.metadata")
    done = start("--version")
    assert done.returncode == 0 and done.stdout.startswith("eventcoder ")


def test_completion_offers_commands() -> None:
    done = start(_EVENTCODER_COMPLETE="complete_bash", COMP_WORDS="eventcoder ev", COMP_CWORD="1")
    assert done.stdout.split() == ["evaluate"]


def test_completion_gives_a_script() -> None:
    done = start(_EVENTCODER_COMPLETE="source_bash")
    assert "_eventcoder_completion" in done.stdout


def test_without_words_the_help_comes() -> None:
    done = start()
    assert done.returncode == 2 and "Usage: eventcoder" in done.stdout + done.stderr
