"""`codebook new`: what it writes has no findings, and its sentences come out; schemas for editors."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from eventcoder.codebook import shipped_codebooks, validate
from eventcoder.codebook.json_schema import json_schemas, write_json_schemas
from eventcoder.codebook.layout import codebook_files
from eventcoder.codebook.scaffold import TEMPLATES, new_codebook
from eventcoder.errors import UsageError


class AsEditors(yaml.SafeLoader):
    """YAML as editors read it: dates are texts."""

    yaml_implicit_resolvers = {
        first: [(tag, form) for tag, form in found if not tag.endswith("timestamp")]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_new_codebook_has_no_findings(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    files = new_codebook(Path("pit-strikes"), template)
    assert "name: pit-strikes\n" in Path("pit-strikes/codebook.yml").read_text()
    assert [file.read_text() for file in files if "example:" in file.read_text()] == []
    assert [str(problem) for problem in validate("pit-strikes")] == []


@pytest.mark.model
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_sentences_of_a_new_codebook_come_out(template: str, tmp_path: Path) -> None:
    from eventcoder.coder import CodeOptions, load
    from eventcoder.evaluate.rule_tests import find_cases, run_rule_tests

    new_codebook(tmp_path / "mine", template)
    name = str(tmp_path / "mine")
    results = run_rule_tests(load(name, options=CodeOptions(status="all")), find_cases([name]))
    assert len(results) >= 3 and [result.case.text for result in results if result.failed] == []


def test_names_that_cannot_be(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="small letters"):
        new_codebook(tmp_path / "My Codebook")
    with pytest.raises(UsageError, match="exists already"):
        new_codebook(tmp_path.rename(tmp_path.with_name("taken")))


def test_the_shipped_schemas_are_current(tmp_path: Path) -> None:
    """After a change of the models: `python -m eventcoder.codebook.json_schema codebooks/schemas`."""
    write_json_schemas(tmp_path)
    shipped = shipped_codebooks() / "schemas"
    made = {file.name: file.read_text() for file in tmp_path.iterdir()}
    assert {file.name: file.read_text() for file in shipped.iterdir()} == made


@pytest.mark.parametrize("folder", ["cameo", "actors", "templates/extending", "templates/own"])
def test_shipped_files_fit_their_schemas(folder: str) -> None:
    schemas = json_schemas()
    prefix = "actors/" if folder == "actors" else ""
    for file in codebook_files(shipped_codebooks() / folder, folder, prefix):
        jsonschema.validate(yaml.load(file.path.read_text(), AsEditors), schemas[file.kind])


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_first_line_names_the_schema_of_the_kind(template: str, tmp_path: Path) -> None:
    new_codebook(tmp_path / "mine", template)
    for file in codebook_files(tmp_path / "mine", "mine"):
        named = file.path.read_text().splitlines()[0].partition("$schema=")[2]
        schema = (file.path.parent / named).resolve()
        assert schema.name == f"{file.kind}.schema.json"
        assert json.loads(schema.read_text())["$schema"].endswith("2020-12/schema")


def test_a_schema_finds_what_an_editor_should_mark() -> None:
    schemas = json_schemas()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"code": "143", "patern": ["SOURCE strike"]}], schemas["events"])
    jsonschema.validate([{"code": "143", "patterns": "SOURCE strike"}], schemas["events"])
    jsonschema.validate(
        {"actors": [{"name": "A", "roles": [{"code": "GOV", "from": 2019}]}]}, schemas["actors"]
    )
