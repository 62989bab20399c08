"""ACLED's actor types (inter) and their combinations (interaction)."""

from __future__ import annotations

import polars as pl

INTER = {
    1: "State forces",
    2: "Rebel group",
    3: "Political militia",
    4: "Identity militia",
    5: "Rioters",
    6: "Protesters",
    7: "Civilians",
    8: "External/Other forces",
}
STATE = ("GOV", "MIL", "COP", "SPY", "JUD", "LEG")
ABROAD = ("GOV", "MIL", "COP", "SPY")
REBELS = ("REB", "INS", "SEP", "IMG")
MILITIAS = ("UAF", "CRM")
CIVILIANS = (
    "CVL",
    "BUS",
    "EDU",
    "MED",
    "HLH",
    "LAB",
    "AGR",
    "REF",
    "ELI",
    "HRI",
    "REL",
    "OPP",
    "PTY",
    "SET",
    "ENV",
)
OUTSIDE = ("IGO", "NGO", "MNC", "PKO")
PROTESTS = ("140", "141", "142", "143", "144")


def inter_of(side: str) -> pl.Expr:
    """ACLED's type of a participant by its role, the place of the event and, for a source, the protest code.

    Follows the crosswalk of CAMEO roles; a country named as an actor counts as its state forces. Null
    where there is no such participant or its role says nothing.
    """
    role, code = pl.col(f"{side}_role"), pl.col(f"{side}_code")
    abroad = pl.col(f"{side}_country") != pl.col("country")
    number: pl.Expr = (
        pl.when(role.is_in(ABROAD) & abroad | (role.is_null() & abroad))
        .then(8)
        .when(role.is_in(STATE) | (role.is_null() & (pl.col(f"{side}_country") == pl.col("country"))))
        .then(1)
        .when(role.is_in(REBELS))
        .then(2)
        .when(role.is_in(MILITIAS))
        .then(3)
        .when(role.is_in(OUTSIDE) | code.str.starts_with("IGO"))
        .then(8)
        .when(role.is_in(CIVILIANS))
        .then(7)
    )
    if side == "source":
        riot = pl.col("code").str.starts_with("145")
        protest = pl.col("code").str.slice(0, 3).is_in(PROTESTS)
        number = pl.when(riot).then(5).when(protest).then(6).otherwise(number)
    return number.replace_strict(INTER, default=None, return_dtype=pl.String)


def interaction(first: str, second: str) -> pl.Expr:
    """The pair of actor types as ACLED words it, the lower type first; null without a first."""
    order = {name: number for number, name in INTER.items()}
    one, other = pl.col(first), pl.col(second)
    swapped = one.replace_strict(order, default=None) > other.replace_strict(order, default=None)
    low, high = pl.when(swapped).then(other).otherwise(one), pl.when(swapped).then(one).otherwise(other)
    # The one pair that ACLED words the other way round.
    turned = (low == "Civilians") & (high == "External/Other forces")
    return (
        pl.when(other.is_null())
        .then(pl.concat_str(one, pl.lit(" only")))
        .when(turned)
        .then(pl.lit("External/Other forces-Civilians"))
        .otherwise(pl.concat_str(low, pl.lit("-"), high))
    )
