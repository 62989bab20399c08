"""Actor dictionaries: names with synonyms (`+`) and codes in square brackets, dated or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eventcoder.codebook.importers.ledger import Ledger, Line
from eventcoder.codebook.importers.names import as_name
from eventcoder.codebook.importers.periods import DatedCode, in_turn, read_code
from eventcoder.codebook.join_actors import slug

_BRACKETS = re.compile(r"\[([^\]]*)\]")
_CODE = re.compile(r"[A-Z0-9]+(?:/[A-Z0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{3}")
NOBODY = "---"


@dataclass(slots=True)
class ActorRecord:
    """One entry of a dictionary: its names, each with its line, and its codes in their order."""

    names: list[tuple[str, Line]] = field(default_factory=list)
    codes: list[DatedCode] = field(default_factory=list)
    refused: bool = False  # a code of it was refused: said already

    @property
    def country(self) -> str:
        """The code, where it is a lone one of three letters at all times; else empty."""
        lone = self.codes[0] if len(self.codes) == 1 else None
        return lone.code if lone and lone.always and _COUNTRY.fullmatch(lone.code) else ""


def read_actors(lines: list[Line], ledger: Ledger) -> list[ActorRecord]:
    """The entries of an actor dictionary; those without a name or code are refused."""
    records: list[ActorRecord] = []
    for line in lines:
        ledger.imported(line)
        head = line.text.split("[", 1)[0].strip()
        if head and not head.startswith("+"):
            records.append(ActorRecord())
        if not records:
            ledger.refused(line, "it belongs to no entry: no name stands above it")
            continue
        if head:
            _add_name(records[-1], head.lstrip("+").strip(), line, ledger)
        _add_codes(records[-1], line, ledger)
    whole = [record for record in records if _is_whole(record, ledger)]
    return _with_names_of_one(whole, ledger)


def _with_names_of_one(records: list[ActorRecord], ledger: Ledger) -> list[ActorRecord]:
    """Of two entries with the same name and other codes, the later has it."""
    last: dict[str, tuple[ActorRecord, Line]] = {}
    for record in records:
        last.update({name.lower(): (record, line) for name, line in record.names})
    for record in records:
        kept = []
        for name, line in record.names:
            other, later = last[name.lower()]
            if other is record or other.codes == record.codes:
                kept.append((name, line))
            else:
                ledger.refused(line, f"line {later.number} gives the name another code, which holds")
        record.names = kept
    return [record for record in records if record.names]


def _add_name(record: ActorRecord, text: str, line: Line, ledger: Ledger) -> None:
    name = as_name(text)
    if not any(char.isalpha() for char in name):
        ledger.refused(line, "a name needs letters")
        return
    record.names.append((name, line))


def _add_codes(record: ActorRecord, line: Line, ledger: Ledger) -> None:
    rest = line.text[line.text.index("[") :] if "[" in line.text else ""
    if rest and "]" not in rest:
        ledger.refused(line, "the bracket of its code is never closed")
        record.refused = True
    for text in _BRACKETS.findall(rest):
        try:
            code = read_code(text)
        except ValueError as error:
            ledger.refused(line, str(error))
            record.refused = True
            continue
        _add_code(record, code, line, ledger)


def _add_code(record: ActorRecord, code: DatedCode, line: Line, ledger: Ledger) -> None:
    if code.code == NOBODY:
        ledger.changed(line, "--- stands for nobody: in that time the name has no code")
        record.codes.append(DatedCode("", code.since, code.until))
        return
    if code.code != code.code.upper():
        ledger.changed(line, f"the code {code.code} is written in capitals")
    upper = code.code.upper()
    if not _CODE.fullmatch(upper):
        ledger.refused(line, f"'{code.code}' is no actor code: letters and digits only")
        record.refused = True
        return
    record.codes.append(DatedCode(upper, code.since, code.until))


def _is_whole(record: ActorRecord, ledger: Ledger) -> bool:
    if record.codes and record.names:
        return True
    for _, line in record.names:
        ledger.refused(line, "its entry has no code that can be read" if record.refused else "it has no code")
    return False


# -- as files of a codebook


def country_files(records: list[ActorRecord]) -> dict[str, dict[str, Any]]:
    """Countries, and all others whose code is three letters at all times, by code."""
    names: dict[str, list[str]] = {}
    for record in records:
        if record.country:
            names.setdefault(record.country, []).extend(name for name, _ in record.names)
    return {
        code: {"code": code, "iso3": None, "names": list(dict.fromkeys(found))}
        for code, found in sorted(names.items())
    }


def other_actors(records: list[ActorRecord], ledger: Ledger) -> list[dict[str, Any]]:
    """Entries for actors with longer or dated codes; names that an entry above has are left to it."""
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for record in records:
        if record.country:
            continue
        name, line = record.names[0]
        roles = list(_roles(record.codes))
        key = (roles[0]["code"][:3] if roles else "XXX", slug(name))
        entry = _entry(record, roles)
        if key not in seen:
            seen[key] = entry
        elif {**entry, "name": "", "aliases": []} != {**seen[key], "name": "", "aliases": []}:
            ledger.refused(line, "an actor of this name stands above with other codes, and that entry holds")
        else:
            ledger.changed(line, "its names join the actor of this name above")
            known = [seen[key]["name"], *seen[key].get("aliases", ())]
            more = [name for name, _ in record.names if name not in known]
            seen[key]["aliases"] = list(dict.fromkeys([*known[1:], *more]))
    return list(seen.values())


def _entry(record: ActorRecord, roles: list[dict[str, Any]]) -> dict[str, Any]:
    first, *others = dict.fromkeys(name for name, _ in record.names)
    entry: dict[str, Any] = {"name": first}
    if others:
        entry["aliases"] = others
    dated = any("from" in role or "until" in role for role in roles)
    entry["kind"] = "person" if dated else "organisation"
    if dated:
        entry["surname"] = ""
    if roles and not dated:
        entry["code"] = roles[0]["code"]
    elif roles:
        entry["roles"] = roles
    else:
        entry["nobody"] = True
    return entry


def _roles(codes: list[DatedCode]) -> Iterator[dict[str, Any]]:
    for one in in_turn(codes):
        if one.code:
            role: dict[str, Any] = {"code": one.code}
            if one.since != date.min:
                role["from"] = one.since.isoformat()
            if one.until != date.max:
                role["until"] = one.until.isoformat()
            yield role
