"""Which file of a codebook folder is of which kind. No YAML is read here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# The kinds of files, in the order in which they are read.
KINDS = (
    "codebook",
    "ontology",
    "roles",
    "sets",
    "nominalizations",
    "light_verbs",
    "contexts",
    "events",
    "composition",
    "discards",
    "transformations",
    "country",
    "actors",
    "agents",
    "tests",
)
_BY_NAME = {
    "codebook.yml": "codebook",
    "ontology.yml": "ontology",
    "roles.yml": "roles",
    "composition.yml": "composition",
    "discards.yml": "discards",
    "transformations.yml": "transformations",
    "agents.yml": "agents",
    "actors/agents.yml": "agents",
    "sets/nominalizations.yml": "nominalizations",
    "sets/light-verbs.yml": "light_verbs",
    "sets/contexts.yml": "contexts",
}
_BY_FOLDER = {
    "sets": "sets",
    "sets/nominalizations": "nominalizations",
    "events": "events",
    "actors": "actors",
    "actors/countries": "country",
}
IGNORED = frozenset({"places.yml"})  # read by the gazetteer


@dataclass(frozen=True, slots=True, order=True)
class CodebookPath:
    """A file of a codebook: where it is, its kind ("" where unknown) and the name that messages use."""

    relative: str
    path: Path
    kind: str
    shown: str


def kind_of(relative: str) -> str:
    """The kind of a file from its place in the codebook folder, "" where it has no place there."""
    if relative.endswith(".yaml"):
        return ""
    if relative in _BY_NAME:
        return _BY_NAME[relative]
    if relative.endswith(".test.yml"):
        return "tests"
    folder = str(PurePosixPath(relative).parent)
    for known, kind in _BY_FOLDER.items():
        if folder == known or (known == "events" and folder.startswith("events/")):
            return kind
    return ""


def codebook_files(folder: Path, shown: str, prefix: str = "") -> list[CodebookPath]:
    """Every YAML file below `folder` in a fixed order; hidden files and other formats are left out."""
    found = []
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if (
            path.suffix not in (".yml", ".yaml")
            or path.is_dir()
            or any(part.startswith(".") for part in below.parts)
        ):
            continue
        relative = prefix + below.as_posix()
        if relative not in IGNORED:
            found.append(CodebookPath(relative, path, kind_of(relative), f"{shown}/{below.as_posix()}"))
    return found
