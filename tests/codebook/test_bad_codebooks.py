"""Each file of `bad/` is a codebook with one fault, and the message that must come."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.codebook.checks import validate
from eventcoder.codebook.render import render

CASES = sorted((Path(__file__).parent / "bad").glob("*.txt"))
INVISIBLE = {"<BEL>": "\x07", "<ZWSP>": "\u200b"}
BASE = {
    "codebook.yml": 'name: broken\nversion: "1"\n',
    "ontology.yml": (
        '- {code: "14", name: PROTEST, abstract: true}\n'
        '- {code: "140", name: Dissent, parent: "14"}\n'
        '- {code: "143", name: Strike, parent: "14"}\n'
    ),
    "roles.yml": "roles: {GOV: government, LEG: legislature}\ninternationals: {IGO: organisation}\n",
}


def unpack(case: Path, folder: Path) -> str:
    """Writes the codebook of a case below `folder`; gives the message that it must cause."""
    expected, *parts = case.read_text(encoding="utf-8").split("=== ")
    files = BASE | dict(part.split("\n", 1) for part in parts)
    for name, text in files.items():
        for written, meant in INVISIBLE.items():
            text = text.replace(written, meant)
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return expected.removeprefix("expect: ").strip()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_one_fault_gives_its_message(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = unpack(case, tmp_path / "broken")
    monkeypatch.chdir(tmp_path)
    problems = validate("broken")
    found = [problem for problem in problems if str(problem).startswith(f"broken/{expected}")]
    assert found, "\n".join(str(problem) for problem in problems)
    others = [problem for problem in problems if problem.severity == "error" and problem not in found]
    assert not others


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 25


def test_no_message_speaks_the_library_s_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for case in CASES:
        folder = tmp_path / case.stem
        unpack(case, folder)
        text = render(validate(case.stem))
        for word in ("pydantic", "Input should", "Field required", "Extra inputs", "Traceback"):
            assert word not in text, case.stem
