"""One layer: a codebook folder read into models, each value still knowing where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, RootModel, ValidationError

from eventcoder.codebook import actor_models, models
from eventcoder.codebook.layout import KINDS, CodebookPath, codebook_files
from eventcoder.codebook.messages import did_you_mean, model_problems
from eventcoder.codebook.source import Source, read_source, shipped_codebooks
from eventcoder.errors import CodebookError, Problem
from eventcoder.location import Location

MODELS: dict[str, type[BaseModel]] = {
    "codebook": models.CodebookFile,
    "ontology": models.OntologyFile,
    "roles": models.RolesFile,
    "sets": models.SetsFile,
    "nominalizations": models.NominalizationsFile,
    "light_verbs": models.LightVerbsFile,
    "contexts": models.ContextsFile,
    "events": models.EventsFile,
    "composition": models.CompositionFile,
    "discards": models.DiscardsFile,
    "transformations": models.TransformationsFile,
    "country": actor_models.CountryFile,
    "actors": actor_models.ActorsFile,
    "agents": actor_models.AgentsFile,
    "tests": models.TestsFile,
}
SHIPPED = "eventcoder:"  # before the name of a folder that comes with eventcoder
_FOLDERS = ["codebook.yml", "ontology.yml", "composition.yml", "agents.yml", "roles.yml"]
_FOLDERS += ["discards.yml", "transformations.yml", "places.yml", "events", "sets", "actors"]
# What an empty file of a list or mapping means.
_EMPTY: dict[str, Any] = {"ontology": [], "sets": {}, "nominalizations": [], "contexts": {}, "events": []}
_EMPTY |= {"composition": [], "tests": [], "transformations": [], "discards": {}}


@dataclass(frozen=True, slots=True)
class LayerFile:
    """One file of a layer: its kind, the text with its places, and the model made from it."""

    kind: str
    relative: str
    source: Source
    model: Any

    @property
    def content(self) -> Any:
        """The list or mapping inside a file that is nothing else, or the model itself."""
        return getattr(self.model, "root", self.model)


@dataclass(frozen=True, slots=True)
class LayerFolder:
    """Where a layer was found: its folder, the name that messages use, and its `codebook.yml`."""

    folder: Path
    shown: str
    config: models.CodebookFile
    source: Source


@dataclass(frozen=True, slots=True)
class Layer:
    """A codebook folder with all its files, by kind; `index` counts layers from 0, the lowest.

    `failed` are the kinds of which a file couldn't be read: what it holds must not be called unknown.
    """

    index: int
    config: models.CodebookFile
    source: Source
    files: dict[str, tuple[LayerFile, ...]]
    failed: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name that begins the ids of its patterns."""
        return self.config.name

    def of(self, kind: str) -> tuple[LayerFile, ...]:
        """The files of one kind, in the order of their names."""
        return self.files.get(kind, ())


def folders_of(found: LayerFolder) -> list[tuple[str, str]]:
    """The layer's own folder and those it includes, each with what its files' relative names begin with."""
    included = [folder for name in found.config.includes if (folder := included_folder(found, name))]
    return [(str(found.folder.resolve()), "")] + [(str(folder), folder.name + "/") for folder in included]


def included_folder(found: LayerFolder, name: str) -> Path | None:
    """The folder that `includes` names: one of its own, or a shipped one (`eventcoder:actors`); else None.

    A shipped codebook may include its neighbours; a user's own folder never reaches outside itself.
    """
    shipped = shipped_codebooks().resolve()
    own = found.folder.resolve()
    if name.startswith(SHIPPED):
        folder, limit = (shipped / name.removeprefix(SHIPPED)).resolve(), shipped
    else:
        folder, limit = (own / name).resolve(), shipped if own.is_relative_to(shipped) else own
    return folder if folder.is_dir() and folder.is_relative_to(limit) and folder != limit else None


def layer_paths(found: LayerFolder) -> list[CodebookPath]:
    """The files of a layer: those of its own folder, then those of the folders it includes."""
    paths: list[CodebookPath] = []
    shipped = shipped_codebooks().resolve()
    for folder, prefix in folders_of(found):
        path = Path(folder)
        if not prefix:
            shown = found.shown
        elif path.is_relative_to(shipped):
            shown = f"codebooks/{path.relative_to(shipped).as_posix()}"
        else:
            shown = f"{found.shown}/{path.relative_to(found.folder.resolve()).as_posix()}"
        paths += codebook_files(path, Path(shown).as_posix(), prefix)
    return paths


def read_layer(found: LayerFolder, index: int, with_tests: bool, problems: list[Problem]) -> Layer:
    """The layer in a folder; whatever is wrong in its files is added to `problems`."""
    files: dict[str, list[LayerFile]] = {kind: [] for kind in KINDS}
    failed: set[str] = set()
    for number, include in enumerate(found.config.includes):
        if included_folder(found, include) is None:
            message = f"there is no folder {include} in this codebook"
            hint = "name a folder below it, or a shipped one, such as eventcoder:actors"
            problems.append(found.source.problem("C211", ("includes", number), message, hint))
    for path in layer_paths(found):
        if path.kind == "codebook" or (path.kind == "tests" and not with_tests):
            continue
        if not path.kind:
            problems.append(_unplaced(path))
            continue
        file = read_file(path, problems)
        if file is not None:
            files[path.kind].append(file)
        else:
            failed.add(path.kind)
    by_kind = {kind: tuple(of) for kind, of in files.items()}
    return Layer(index, found.config, found.source, by_kind, frozenset(failed))


def read_file(path: CodebookPath, problems: list[Problem]) -> LayerFile | None:
    """One file as a model, or None where it can't be one; its faults are added to `problems`."""
    model = MODELS[path.kind]
    try:
        source = read_source(path.path, path.shown)
    except CodebookError as error:
        problems.extend(error.problems)
        return None
    data = source.plain()
    if data is None:
        data = _EMPTY.get(path.kind)
    if path.kind == "agents" and isinstance(data, list):
        model = AgentList
    try:
        return LayerFile(path.kind, path.relative, source, model.model_validate(data))
    except ValidationError as error:
        problems.extend(model_problems(error, source, model))
        return None


class AgentList(RootModel[list[actor_models.AgentEntry]]):
    """`agents.yml` as a plain list."""


def _unplaced(path: CodebookPath) -> Problem:
    if path.relative.endswith(".yaml"):
        return Problem(Location(path.shown), "C211", "files of a codebook end in .yml", "rename it")
    top = path.relative.split("/")[0]
    places = "patterns belong into events/, word sets into sets/, actors into actors/"
    hint = did_you_mean(top, _FOLDERS, places)
    return Problem(Location(path.shown), "C211", "this file has no place in a codebook", hint)
