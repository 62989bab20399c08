"""Transformations: `~ a (a b ATTACK) SAY = a b 015`: who says that he attacked somebody admits it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from eventcoder.codebook.importers.ledger import Ledger, Line

_RULE = re.compile(
    r"~\s*(?P<speaker>\S+)\s*\(\s*(?P<source>\S+)\s+(?P<target>\S+)\s+(?P<act>\S+)\s*\)\s*(?P<verb>\S+)"
    r"\s*=\s*(?P<new_source>\S+)\s+(?P<new_target>\S+)\s+(?P<code>\S+)\s*"
)
_SIDE = re.compile(r"[a-z]|[._]")


@dataclass(frozen=True, slots=True)
class Transformation:
    """One rule; see `TransformationEntry` of the codebook for what its parts mean."""

    verb: str
    act: str
    speaker: str
    source: str
    target: str
    gives_source: str
    gives_target: str
    code: str

    def as_entry(self) -> dict[str, Any]:
        """Its entry in `transformations.yml`."""
        names = ("verb", "act", "speaker", "source", "target", "gives_source", "gives_target", "code")
        return {name: getattr(self, name) for name in names}


def read_transformation(line: Line, ledger: Ledger) -> Transformation | None:
    """The rule of a line, or None where it is refused."""
    found = _RULE.fullmatch(line.text.strip())
    if found is None:
        ledger.refused(line, "no transformation: ~ a (a b VERB) VERB = a b CODE")
        return None
    sides = [found[key] for key in ("speaker", "source", "target", "new_source", "new_target")]
    if not all(_SIDE.fullmatch(side) for side in sides):
        ledger.refused(line, "sides are single small letters, . for somebody else, or _ for nobody")
        return None
    if not re.fullmatch(r"[0-9A-Za-z]+", found["code"]):
        ledger.refused(line, f"'{found['code']}' is no code")
        return None
    return Transformation(
        verb=found["verb"].lower(),
        act=found["act"].lower(),
        speaker=found["speaker"],
        source=found["source"],
        target=found["target"],
        gives_source=found["new_source"],
        gives_target=found["new_target"],
        code="*" if found["code"] == "Q" else found["code"],
    )
