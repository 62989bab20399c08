"""JSON Schemas of the files of a codebook, for completion and checks in editors; made from the models."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from eventcoder.codebook.layers import MODELS, AgentList

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file, by kind; `eventcoder codebook validate` checks far more."""
    made = {}
    for kind, model in MODELS.items():
        # Agents may stand in a plain list as well.
        form: Any = AgentList | model if kind == "agents" else model
        schema = TypeAdapter(form).json_schema(by_alias=True, mode="validation")
        made[kind] = {"$schema": DIALECT, **_loosened(schema)}
    return made


def write_json_schemas(folder: Path) -> None:
    """Writes them as `<kind>.schema.json`: what codebooks/schemas/ holds."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind, schema in json_schemas().items():
        text = json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
        (folder / f"{kind}.schema.json").write_text(text, encoding="utf-8")


def _loosened(schema: Any) -> Any:
    """A text may be written as a plain number (`from: 2019`); what has a fixed form must stay a text."""
    if isinstance(schema, list):
        return [_loosened(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    loose = {key: _loosened(value) for key, value in schema.items() if key != "title" or value is None}
    if loose.get("type") == "string" and not {"pattern", "enum", "const"} & set(loose):
        loose["type"] = ["string", "number"]
    return loose


if __name__ == "__main__":
    write_json_schemas(Path(sys.argv[1]))
