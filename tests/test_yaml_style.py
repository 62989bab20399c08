"""The shipped codebooks are tidy YAML by `.yamllint.yml`: no code that YAML would read as a number."""

from __future__ import annotations

from pathlib import Path

import pytest
from yamllint import linter
from yamllint.config import YamlLintConfig

ROOT = Path(__file__).resolve().parents[1]
CODEBOOKS = ROOT / "codebooks"
FILES = sorted(path for ending in ("yml", "yaml") for path in CODEBOOKS.rglob(f"*.{ending}"))


@pytest.fixture(scope="module")
def config() -> YamlLintConfig:
    return YamlLintConfig(file=str(ROOT / ".yamllint.yml"))


def faults(text: str, config: YamlLintConfig, name: str = "") -> list[str]:
    return [f"{name}:{one.line}:{one.column}: {one.level}: {one.message}" for one in linter.run(text, config)]


def test_codebooks_have_no_faults(config: YamlLintConfig) -> None:
    assert len(FILES) > 200  # a file a country, and the rest
    found = [
        fault
        for path in FILES
        for fault in faults(path.read_text(encoding="utf-8"), config, str(path.relative_to(ROOT)))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("text", ["code: 010\n", "code: 0o11\n", "code: NO\n", "a: 1\na: 2\n"])
def test_what_yaml_would_misread_is_a_fault(text: str, config: YamlLintConfig) -> None:
    assert faults(text, config)


def test_quoted_codes_are_no_fault(config: YamlLintConfig) -> None:
    assert not faults('code: "010"\ncountry: "NO"\n', config)
