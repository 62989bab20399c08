"""PETRARCH-1, PETRARCH-2 and TABARI dictionaries as a codebook that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eventcoder.codebook.importers.actors import country_files, other_actors, read_actors
from eventcoder.codebook.importers.agents import read_agents
from eventcoder.codebook.importers.codes import ontology, parts
from eventcoder.codebook.importers.discards import read_discards
from eventcoder.codebook.importers.folder import codebook_name, in_files, write_folder
from eventcoder.codebook.importers.ledger import Ledger, Line
from eventcoder.codebook.importers.lines import read_lines
from eventcoder.codebook.importers.rules import event_entries
from eventcoder.codebook.importers.verbs import VerbDictionary


@dataclass(frozen=True, slots=True)
class Dictionaries:
    """The files to import, each kind in the order in which they are read."""

    actors: Sequence[Path] = ()
    agents: Sequence[Path] = ()
    verbs: Sequence[Path] = ()
    discards: Sequence[Path] = ()


def import_petrarch(given: Dictionaries, folder: Path) -> Ledger:
    """Writes a codebook made of the dictionaries, and says what became of each of their lines.

    It extends nothing and codes as PETRARCH does. Raises InputError where a dictionary can't be read, and
    UsageError where the folder can't be written.
    """
    ledger = Ledger()
    files: dict[str, Any] = {
        "codebook.yml": {
            "name": codebook_name(folder),
            "version": "1.0",
            "description": "Imported from " + ", ".join(path.name for path in _all(given)),
            "conventions": "petrarch",
        }
    }
    files |= _actor_files(given, ledger)
    files |= _verb_files(given, ledger)
    discards = read_discards(_lines(given.discards, ledger), ledger)
    if any(discards.values()):
        files["discards.yml"] = discards
    write_folder(folder, files)
    return ledger


def _all(given: Dictionaries) -> list[Path]:
    return [*given.actors, *given.agents, *given.verbs, *given.discards]


def _lines(paths: Sequence[Path], ledger: Ledger) -> list[Line]:
    return [line for path in paths for line in read_lines(path, ledger)]


def _actor_files(given: Dictionaries, ledger: Ledger) -> dict[str, Any]:
    records = read_actors(_lines(given.actors, ledger), ledger)
    countries = country_files(records)
    files: dict[str, Any] = {
        f"actors/countries/{code.lower()}.yml": content for code, content in countries.items()
    }
    others = other_actors(records, ledger)
    if others:
        files |= in_files("actors/others", others, "actors")
    agents = read_agents(_lines(given.agents, ledger), ledger)
    return files | ({"agents.yml": agents} if agents else {})


def _verb_files(given: Dictionaries, ledger: Ledger) -> dict[str, Any]:
    dictionary = VerbDictionary()
    dictionary.read(_lines(given.verbs, ledger), ledger)
    entries = event_entries(dictionary, ledger)
    rules = dictionary.transformations
    used = [entry["code"] for entry in entries] + [rule.code for rule in rules if rule.code != "*"]
    codes, unknown = ontology(used)
    _tell_unknown(dictionary, set(unknown), ledger)
    files: dict[str, Any] = {"ontology.yml": codes, "events/verbs.yml": entries}
    if sets := dictionary.sets.as_file():
        files["sets/dictionary.yml"] = sets
    if rules:
        files["transformations.yml"] = [rule.as_entry() for rule in rules]
    return files


def _tell_unknown(dictionary: VerbDictionary, unknown: set[str], ledger: Ledger) -> None:
    """A code that CAMEO hasn't got may be a slip: it is imported, and told."""
    for block in dictionary.blocks:
        coded = [(pattern.code, pattern.line) for pattern in block.patterns]
        coded += [(verb.code or block.code, verb.line) for verb in block.verbs]
        for code, line in coded:
            for part in parts(code):
                if part in unknown:
                    ledger.changed(line, f"{part} is no CAMEO code: it is listed in ontology.yml")
