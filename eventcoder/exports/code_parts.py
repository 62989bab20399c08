"""What the parts of an actor code mean: country, role, group, religion, people."""

from __future__ import annotations

from typing import Literal, get_args

import polars as pl
import yaml

from eventcoder.codebook.source import shipped_codebooks

Kind = Literal["country", "international", "group", "ethnic", "religion", "role"]
ETHNIC = frozenset({"ARB", "KUR", "PAL"})  # the peoples for which the CAMEO manual has codes of their own
PART = 3  # letters


def split_actors(codes: pl.Series) -> pl.DataFrame:
    """The parts of actor codes by kind, a row each: a list of text in the columns of `Kind`, empty for none.

    KAZGOVMIL gives country [KAZ] and role [GOV, MIL]; IGOUNO gives international [IGO] and group [UNO].
    """
    meanings = _meanings()
    known = {code: split_actor(code, meanings) for code in codes.unique() if code is not None}
    rows = [known.get(code, {}) for code in codes]
    return pl.DataFrame(
        {kind: [row.get(kind, []) for row in rows] for kind in get_args(Kind)},
        schema={kind: pl.List(pl.String) for kind in get_args(Kind)},
    )


def split_actor(code: str, meanings: dict[str, Kind]) -> dict[Kind, list[str]]:
    """The parts of one code by kind; what has no other meaning is a country, or after the first a group."""
    parts: dict[Kind, list[str]] = {}
    for place in range(0, len(code), PART):
        part = code[place : place + PART]
        kind = meanings.get(part) or ("group" if place else "country")
        if kind == "religion" and not place and part == "SUN":  # first: the Soviet Union, later: Sunni
            kind = "country"
        parts.setdefault(kind, []).append(part)
    return parts


def _meanings() -> dict[str, Kind]:
    """Each part with its kind, from the lists that the shipped codebook keeps."""
    text = (shipped_codebooks() / "cameo" / "roles.yml").read_text(encoding="utf-8")
    lists = yaml.load(text, yaml.CBaseLoader)  # as text: `NO` is a code here, not false
    order: tuple[tuple[str, Kind], ...] = (
        ("religions", "religion"),
        ("groups", "group"),
        ("regions", "country"),
        ("countries", "country"),
        ("internationals", "international"),
        ("roles", "role"),
    )
    meanings: dict[str, Kind] = {part: kind for name, kind in order for part in lists[name]}
    return meanings | dict.fromkeys(ETHNIC, "ethnic") | {"SUN": "religion"}


def nth(parts: str, place: int) -> pl.Expr:
    """The part at this place, counted from 0, of a list of parts; null where there are fewer."""
    return pl.col(parts).list.get(place, null_on_oob=True)
