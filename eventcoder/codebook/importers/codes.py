"""The ontology of an imported codebook: the CAMEO codes, and every other code of the dictionaries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from eventcoder.codebook.importers.verbs import NO_CODE
from eventcoder.codebook.source import read_source, shipped_codebooks


def ontology(used: Iterable[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """The entries of `ontology.yml`, and those of the codes used that CAMEO hasn't got, sorted."""
    entries = _cameo()
    known = {entry["code"]: entry for entry in entries}
    single = sorted({part for code in used for part in parts(code)})
    others = [code for code in single if code not in known]
    for code in single:
        if code in known:
            known[code].pop("abstract", None)
            continue
        root = code[:2]
        entry = {"code": code, "name": f"Code {code} of the dictionaries"}
        if root != code:
            entry["parent"] = root
        if root != code and root not in known:
            known[root] = {"code": root, "name": f"Codes {root} of the dictionaries", "abstract": "true"}
            entries.append(known[root])
        known[code] = entry
        entries.append(entry)
    return sorted(entries, key=lambda entry: str(entry["code"])), others


def parts(code: str) -> list[str]:
    """The event codes in a code of a pattern: 040 and 042 of `040:042`, none of `---`."""
    return [part for part in code.split(":") if part and part != NO_CODE]


def _cameo() -> list[dict[str, Any]]:
    folder = shipped_codebooks() / "cameo"
    entries = read_source(folder / "ontology.yml", "codebooks/cameo/ontology.yml").plain()
    assert isinstance(entries, list)
    return [dict(entry) for entry in entries]
