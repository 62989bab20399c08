"""Agent dictionaries: common nouns with a code behind (`~GOV`) or before (`NGO~`) that of their country."""

from __future__ import annotations

import re
from typing import Any

from eventcoder.codebook.importers.ledger import Ledger, Line
from eventcoder.codebook.importers.names import plain
from eventcoder.codebook.plurals import plural

_MARKER = re.compile(r"!(\w+)!")
_DEFINITION = re.compile(r"!(\w+)!\s*=\s*(.*)")
_ENTRY = re.compile(
    r"(?P<name>[^\[{]+?)\s*(?P<plural>\{[^}]*\})?\s*\[\s*(?P<code>[^\]}]*?)\s*(?P<end>[\]}])\s*"
)
_CODE = re.compile(r"[A-Z0-9]+(?:/[A-Z0-9]+)*")


def read_agents(lines: list[Line], ledger: Ledger) -> list[dict[str, Any]]:
    """Entries of `agents.yml`: words with plurals, by code."""
    markers: dict[str, list[str]] = {}
    by_code: dict[str, dict[str, Any]] = {}
    for line in lines:
        ledger.imported(line)
        text = line.text.strip()
        definition = _DEFINITION.fullmatch(text)
        if definition:
            markers[definition[1]] = [plain(word) for word in definition[2].split(",") if word.strip()]
            continue
        found = _ENTRY.fullmatch(text)
        if found is None:
            ledger.refused(line, "no agent: NAME {PLURAL} [~CODE]")
            continue
        _add(found, markers, by_code, line, ledger)
    return [by_code[code] for code in sorted(by_code)]


def _add(
    found: re.Match[str],
    markers: dict[str, list[str]],
    by_code: dict[str, dict[str, Any]],
    line: Line,
    ledger: Ledger,
) -> None:
    if found["end"] == "}":
        ledger.changed(line, "the bracket of its code is closed with }")
    code = _role(found["code"], line, ledger)
    words = _words(found["name"], markers, line, ledger)
    if not code or not words:
        return
    entry = by_code.setdefault(code, {"code": code, "words": []})
    for word in words:
        if word in entry["words"]:
            continue
        entry["words"].append(word)
        given = found["plural"]
        if _MARKER.search(found["name"]) or (given is not None and not given.strip("{} ")):
            entry.setdefault("plural", {})[word] = None
        elif given:
            entry.setdefault("plural", {})[word] = plain(given.strip("{}").split(",")[0])
        elif plural(word) is None:
            entry.setdefault("plural", {})[word] = word + "s"


def _role(text: str, line: Line, ledger: Ledger) -> str:
    code = text.replace("~", "").strip()
    if text.endswith("~"):
        ledger.changed(line, f"{code} comes behind the country's code, not before it")
    elif not text.startswith("~"):
        ledger.changed(line, f"{code} is taken as ~{code}")
    if code != code.upper():
        ledger.changed(line, f"the code {code} is written in capitals")
    if not _CODE.fullmatch(code.upper()):
        ledger.refused(line, f"'{text}' is no agent code")
        return ""
    return code.upper()


def _words(text: str, markers: dict[str, list[str]], line: Line, ledger: Ledger) -> list[str]:
    """The agent's words; a marker such as !PERSON! stands for each word of its list."""
    found = _MARKER.search(text)
    if found is None:
        return [plain(text)]
    if found[1] not in markers:
        ledger.refused(line, f"the substitution !{found[1]}! is not defined above")
        return []
    return [plain(text[: found.start()] + word + text[found.end() :]) for word in markers[found[1]]]
