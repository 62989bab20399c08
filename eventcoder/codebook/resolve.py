"""From the names of codebooks to the folders of their layers, lowest first."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from eventcoder.codebook.layers import LayerFolder, read_file
from eventcoder.codebook.layout import CodebookPath
from eventcoder.codebook.locked import check_lock
from eventcoder.codebook.messages import did_you_mean
from eventcoder.codebook.source import shipped_codebooks
from eventcoder.errors import CodebookError, Problem
from eventcoder.location import Location

_CONDITION = re.compile(r"(>=|<=|==|!=|<|>)\s*(\d+(?:\.\d+)*)")
_REFERENCE = re.compile(r"([a-z0-9][a-z0-9-]*|[^@<>=!]*/[^@<>=!]*)(?:@(\d+(?:\.\d+)*)|([<>=!].*))?")


def resolve(*codebooks: str) -> tuple[LayerFolder, ...]:
    """The folders of all layers, lowest first; each codebook brings what it extends.

    A codebook is a name (`cameo`), a name with a version (`cameo@1`, `cameo>=1,<2`) or the path of a
    folder. Raises CodebookError where one can't be found, has another version, or extends itself.
    """
    found: dict[Path, LayerFolder] = {}
    for name in codebooks:
        start = Location(f"codebook '{name}'")
        for layer in _with_bases(_Asked(name, Path.cwd(), "", start), ()):
            found.setdefault(layer.folder.resolve(), layer)
    _refuse_namesakes(list(found.values()))
    return tuple(found.values())


def _refuse_namesakes(layers: list[LayerFolder]) -> None:
    """Two layers of one name would give their patterns the same ids."""
    first: dict[str, LayerFolder] = {}
    for layer in layers:
        other = first.setdefault(layer.config.name, layer)
        if other is not layer:
            message = f"the name '{layer.config.name}' is that of {other.shown} already"
            raise _fault(layer.source.problem("C210", ("name",), message, "give one of them another name"))


def fits(version: str, wanted: str) -> bool:
    """True where `version` fulfils `wanted`: "1" (any 1.x), or conditions such as ">=1,<2"."""
    have = _numbers(version)
    if re.fullmatch(r"\d+(\.\d+)*", wanted):
        want = _numbers(wanted)
        return have[: len(want)] == want
    return all(_holds(have, sign, _numbers(number)) for sign, number in _CONDITION.findall(wanted))


def _holds(have: tuple[int, ...], sign: str, want: tuple[int, ...]) -> bool:
    length = max(len(have), len(want))
    left, right = (side + (0,) * (length - len(side)) for side in (have, want))
    return {
        ">=": left >= right,
        "<=": left <= right,
        "<": left < right,
        ">": left > right,
        "==": left == right,
        "!=": left != right,
    }[sign]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.split("-")[0]))


def _fault(problem: Problem) -> CodebookError:
    return CodebookError((problem,))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A reference to a codebook, the folder it is relative to (`shown` in messages), and who asks."""

    reference: str
    base: Path
    shown: str
    place: Location
    line: str = ""

    def fail(self, code: str, message: str, hint: str = "") -> CodebookError:
        return _fault(Problem(self.place, code, message, hint, source_line=self.line))


def _with_bases(asked: _Asked, above: tuple[Path, ...]) -> list[LayerFolder]:
    """The layer that is asked for, after the layers that it extends."""
    folder, shown, wanted = _find(asked)
    check_lock(folder, shown)
    if folder.resolve() in above:
        raise asked.fail("C210", f"'{asked.reference}' extends itself", "take the circle out of 'extends'")
    layer = _read_config(folder, shown)
    if wanted and not fits(layer.config.version, wanted):
        message = f"'{layer.config.name}' has version {layer.config.version}, not {wanted}"
        raise asked.fail("C210", message, "change 'extends', or install the version that fits")
    if layer.config.extends is None:
        return [layer]
    place = layer.source.location(("extends",))
    below = _Asked(layer.config.extends, folder, shown, place, layer.source.lines[place.line - 1])
    return [*_with_bases(below, (*above, folder.resolve())), layer]


def _find(asked: _Asked) -> tuple[Path, str, str]:
    """Folder, name for messages, and wanted version; a bare name means a shipped codebook first."""
    split = _REFERENCE.fullmatch(asked.reference.strip())
    name, version = asked.reference, ""
    if split and not (asked.base / name).is_dir():
        name, version = split.group(1), split.group(2) or split.group(3) or ""
    shipped = shipped_codebooks()
    if "/" not in name and name not in (".", "..") and (shipped / name / "codebook.yml").is_file():
        return shipped / name, f"codebooks/{name}", version
    folder = asked.base / name
    if (folder / "codebook.yml").is_file():
        return folder, os.path.normpath(os.path.join(asked.shown, name)), version
    if folder.is_dir():
        message = f"the folder {name} has no codebook.yml"
        raise asked.fail("C211", message, "add one with 'name' and 'version'")
    known = sorted(path.parent.name for path in shipped.glob("*/codebook.yml"))
    hint = did_you_mean(name, known, f"give a folder, or one of: {', '.join(known)}")
    raise asked.fail("C211", f"there is no codebook '{name}'", hint)


def _read_config(folder: Path, shown: str) -> LayerFolder:
    problems: list[Problem] = []
    path = CodebookPath("codebook.yml", folder / "codebook.yml", "codebook", f"{shown}/codebook.yml")
    file = read_file(path, problems)
    if file is None:
        raise CodebookError(tuple(problems))
    return LayerFolder(folder, shown, file.model, file.source)
