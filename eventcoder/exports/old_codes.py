"""CAMEO as GDELT and ICEWS have it: the published list of 2011, with names and without later codes."""

from __future__ import annotations

import polars as pl
import yaml

from eventcoder.codebook.source import shipped_codebooks

# In the manual, but in neither the lookup of GDELT nor that of ICEWS.
MISSING = frozenset({"155", "176", "1834", "1951", "1952"})


def with_old_codes(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with `old_code`, `old_name` and `old_goldstein`: the code itself or the nearest above.

    A heading such as 15 is never coded, so that a code right below it (155) becomes its unspecified
    form (150). Codes that a user put below a CAMEO code are mapped the same way.
    """
    known = _known()
    codes = frame["code"].unique().to_list()
    old = {code: nearest(code, known) for code in codes}
    mapped = pl.DataFrame(
        {
            "code": codes,
            "old_code": list(old.values()),
            "old_name": [known[code][0] for code in old.values()],
            "old_goldstein": [known[code][1] for code in old.values()],
        },
        schema={
            "code": pl.String,
            "old_code": pl.String,
            "old_name": pl.String,
            "old_goldstein": pl.Float64,
        },
    )
    return frame.join(mapped, on="code", how="left", maintain_order="left")


def nearest(code: str, known: dict[str, tuple[str, float]]) -> str:
    """The code itself where the old list has it, else the longest one that it begins with."""
    while code not in known and len(code) > 3:
        code = code[:-1]
    return code if code in known else f"{code[:2]}0"


def _known() -> dict[str, tuple[str, float]]:
    """Code → (name, Goldstein weight) of the codes in the old list."""
    text = (shipped_codebooks() / "cameo" / "ontology.yml").read_text(encoding="utf-8")
    entries = yaml.load(text, yaml.CBaseLoader)  # as text: 010 is a code, not 8
    return {
        entry["code"]: (entry["name"], float(entry["goldstein"]))
        for entry in entries
        if entry["code"] not in MISSING and len(entry["code"]) > 2
    }
