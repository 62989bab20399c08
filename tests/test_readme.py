"""Every code block of README.md and docs/codebooks.md is run, in order; what it shows must be what comes.

Each of the two has one folder. A block after a comment such as `<!-- set-up: run -->` is left out. In the
output, a line `…` stands for any lines, and `…` within a line for any text.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "codebooks.md"
SHELLS = ("console", "bash", "sh")
HEADER = 'name: readme\nversion: "1.0"\nextends: cameo\n'


@dataclass(frozen=True)
class Block:
    language: str
    line: int
    text: str


@dataclass(frozen=True)
class Command:
    line: str
    expected: str


def read_blocks(markdown: str) -> list[Block]:
    """The fenced blocks but for set-up."""
    blocks = []
    for found in re.finditer(r"^```(\w+)[^\n]*\n(.*?)^```\s*$", markdown, re.MULTILINE | re.DOTALL):
        before = markdown[: found.start()].rstrip()
        if not re.search(r"<!-- set-up: \w+ -->$", before):
            blocks.append(Block(found[1].lower(), markdown.count("\n", 0, found.start()) + 1, found[2]))
    return blocks


def read_commands(text: str) -> list[Command]:
    """The `$ command` lines of a console block, each with the output shown below it."""
    commands = []
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        count = 1
        while lines[count - 1].endswith("\\") and count < len(lines):
            count += 1
        commands.append(Command("\n".join(lines[:count]), "\n".join(lines[count:])))
    return commands


def same_output(shown: str, got: str) -> bool:
    """Whether the output is what is shown; spaces at line ends and empty lines around don't matter."""
    wanted = ""
    for line in _tidy(shown):
        anything = line.strip() in ("…", "...")
        wanted += "(?:.*\n)*?" if anything else ".*".join(map(re.escape, line.split("…"))) + "\n"
    return re.fullmatch(wanted, "".join(line + "\n" for line in _tidy(got))) is not None


def _tidy(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip("\n").splitlines()]


class Runner:
    """Runs blocks in one folder, with `eventcoder` on the path as if it were installed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.folder.mkdir(parents=True)
        if (ROOT / "examples").is_dir():
            shutil.copytree(ROOT / "examples", self.folder / "examples")
        programs = folder / "bin"
        programs.mkdir()
        script = programs / "eventcoder"
        script.write_text(
            f'#!/bin/sh\nexec "{sys.executable}" -c "from eventcoder.cli import main; main()" "$@"\n'
        )
        script.chmod(0o755)
        self.environment = os.environ | {
            "PATH": f"{programs}{os.pathsep}{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT),
            "NO_COLOR": "1",
            "PYTHONUTF8": "1",
        }

    def run(self, block: Block) -> None:
        if block.language == "console":
            for command in read_commands(block.text):
                self._console(command)
        elif block.language in SHELLS:
            self._succeed(["bash", "-e", "-c", block.text])
        elif block.language == "python":
            self._python(block.text)
        elif block.language == "r":
            self._succeed(["Rscript", "-e", block.text])
        elif block.language in ("yaml", "yml"):
            self._yaml(block.text)

    def _console(self, command: Command) -> None:
        done = self._start(["bash", "-c", command.line])
        allowed = (0, 1) if command.expected.strip() else (0,)  # 1: findings, which a README may show
        assert done.returncode in allowed, f"$ {command.line}\n{done.stdout}"
        if command.expected.strip():
            message = f"$ {command.line}\nshown:\n{command.expected}\ngot:\n{done.stdout}"
            assert same_output(command.expected, done.stdout), message

    def _python(self, text: str) -> None:
        """Runs the block; where it is a session with >>>, doctest compares the output."""
        if ">>>" not in text:
            self._succeed([sys.executable, "-c", text])
            return
        (self.folder / "session.txt").write_text(text, encoding="utf-8")
        self._succeed([sys.executable, "-m", "doctest", "-o", "ELLIPSIS", "session.txt"])

    def _yaml(self, text: str) -> None:
        """Files named by a comment, such as `# mine/events/strikes.yml`, or a bare list of patterns."""
        from eventcoder.codebook import validate

        named = re.split(r"^# (\S+\.ya?ml)\s*$", text, flags=re.MULTILINE)
        files = dict(zip(named[1::2], named[2::2], strict=True)) or _unnamed(text)
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
        for folder in sorted({name.split("/")[0] for name in files}):
            if not (self.folder / folder / "codebook.yml").exists():
                (self.folder / folder / "codebook.yml").write_text(HEADER)
            found = validate(
                str(self.folder / folder)
            )  # also of what it extends, which isn't our matter here
            own = [fault for fault in found if fault.location.file.startswith(str(self.folder))]
            faults = [fault for fault in own if fault.severity == "error"]
            assert not faults, "\n".join(map(str, faults))

    def _succeed(self, command: list[str]) -> None:
        done = self._start(command)
        assert done.returncode == 0, done.stdout

    def _start(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            timeout=600,
        )


def _unnamed(text: str) -> dict[str, str]:
    """Where a block without file names belongs, by its first key."""
    key = re.search(r"^(?:- )?(\w+):", text, re.MULTILINE)
    places = {
        "code": "readme/events/readme.yml",
        "text": "readme/events/readme.test.yml",
        "name": "readme/codebook.yml",
    }
    name = places.get(key[1] if key else "")
    assert name, "give this yaml block a first line with its file name: # my-codebook/events/strikes.yml"
    return {name: text}


BLOCKS = read_blocks(README.read_text(encoding="utf-8")) if README.exists() else []

GUIDE_BLOCKS = read_blocks(GUIDE.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    return Runner(tmp_path_factory.mktemp("readme"))


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    return Runner(tmp_path_factory.mktemp("guide"))


def has_arrow() -> bool:
    """Whether R and its package arrow are there."""
    if shutil.which("Rscript") is None:
        return False
    return subprocess.run(["Rscript", "-e", "library(arrow)"], capture_output=True).returncode == 0


@pytest.mark.model
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: f"line{block.line}-{block.language}")
def test_block_of_the_readme(block: Block, runner: Runner) -> None:
    if block.language == "r" and not has_arrow():
        pytest.skip("needs R with arrow")
    runner.run(block)


@pytest.mark.model
@pytest.mark.parametrize("block", GUIDE_BLOCKS, ids=lambda block: f"line{block.line}-{block.language}")
def test_block_of_the_guide_to_codebooks(block: Block, guide: Runner) -> None:
    guide.run(block)


SAMPLE = """
<!-- set-up: run -->

```console
$ exit 7
```

```console
$ mkdir out && echo first; echo second
first
second
$ ls
…
out
$ printf 'took %s s\\n' \\
    "$RANDOM"
took … s
```

```python
import pathlib
pathlib.Path("made").write_text("x")
```

```bash
test -f made
```
"""


def test_set_up_is_left_out_and_lines_are_known() -> None:
    blocks = read_blocks(SAMPLE)
    assert [(block.language, block.line) for block in blocks] == [
        ("console", 8),
        ("python", 20),
        ("bash", 25),
    ]


def test_sample_runs_in_one_folder(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    for block in read_blocks(SAMPLE):
        runner.run(block)
    assert (tmp_path / "work" / "made").exists()


@pytest.mark.parametrize(
    "text",
    [
        "```console\n$ echo one\ntwo\n```",
        "```console\n$ exit 2\n```",
        "```python\nraise ValueError\n```",
        "```bash\nfalse\ntrue\n```",
    ],
)
def test_wrong_blocks_fail(text: str, tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    with pytest.raises(AssertionError):
        runner.run(read_blocks(text)[0])


@pytest.mark.parametrize(
    ("shown", "got", "same"),
    [
        ("a\n…\nd", "a\nb\nc\nd", True),
        ("a\n…\nd", "a\nd", True),
        ("a\n…\nd", "a\nb", False),
        ("a … c", "a b c", True),
        ("a (b)", "a (b)  \n", True),
        ("a", "a\nb", False),
    ],
)
def test_ellipsis_stands_for_anything(shown: str, got: str, same: bool) -> None:
    assert same_output(shown, got) is same


GOOD_PATTERNS = '```yaml\n- code: "143"\n  patterns:\n    - SOURCE down tools\n```'
NAMED_FILES = (
    '```yaml\n# mine/codebook.yml\nname: mine\nversion: "1.0"\nextends: cameo\n'
    '# mine/events/strikes.yml\n- code: "143"\n  patterns: [SOURCE down tools]\n```'
)


@pytest.mark.parametrize("text", [GOOD_PATTERNS, NAMED_FILES])
def test_patterns_of_yaml_blocks_are_validated(text: str, tmp_path: Path) -> None:
    (block,) = read_blocks(text)
    Runner(tmp_path).run(block)
    wrong = Block(block.language, block.line, block.text.replace('"143"', '"999"'))
    with pytest.raises(AssertionError, match="999"):
        Runner(tmp_path / "again").run(wrong)


def test_yaml_that_fits_nowhere_needs_a_file_name(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="first line with its file name"):
        Runner(tmp_path).run(Block("yaml", 1, "who: knows\n"))
