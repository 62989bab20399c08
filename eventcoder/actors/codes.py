"""CAMEO actor codes: taking them apart, putting them together in the manual's order, and their countries."""

from __future__ import annotations

from collections.abc import Iterable

from eventcoder.actors.vocabulary import listed

PRIMARY = listed("COP GOV INS JUD MIL OPP REB SEP SPY UAF")
SECONDARY = listed("AGR BUS CRM CVL DEV EDU ELI ENV HLH HRI LAB LEG MED REF SET REL PKO")
TERTIARY = listed("MOD RAD")
ROLES = PRIMARY | SECONDARY | TERTIARY | {"PTY"}
# First parts that are no country: international kinds, regions and peoples.
STATELESS = listed(
    "IGO IMG INT MNC NGM NGO UIS AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN "
    "SAM SAS SEA SAF WAF WST PAL ARB KUR"
)
PEOPLES = listed("KUR PAL ARB")  # of the stateless the only ones that may stand after a role
INTERNATIONAL = listed("IGO IMG MNC NGM NGO")
PRIMARY_RANK, PARTY_RANK, SECONDARY_RANK, KNOWN_RANK, BELIEF_RANK, TERTIARY_RANK = range(6)


def parts(code: str) -> tuple[str, ...]:
    """The three-letter parts of an actor code: KAZGOV gives KAZ and GOV."""
    return tuple(code[i : i + 3] for i in range(0, len(code), 3))


def first_role(code: str | None) -> str | None:
    """The first role part after the country: COP in KAZCOP; None where there is none."""
    if not code:
        return None
    known = parts(code)
    if known[0] in ROLES:
        return known[0]
    return next((part for part in known[1:] if part in ROLES), None)


def country_part(code: str | None) -> str | None:
    """The country code that an actor code begins with, None for international and roleless beginnings."""
    first = code[:3] if code else ""
    return first if first and first not in STATELESS and first not in ROLES else None


def _rank(part: str) -> int:
    if part in PRIMARY:
        return PRIMARY_RANK
    if part == "PTY":
        return PARTY_RANK
    if part in SECONDARY:
        return SECONDARY_RANK
    return TERTIARY_RANK if part in TERTIARY else KNOWN_RANK


def compose(owner: str, roles: Iterable[str], beliefs: Iterable[str] = ()) -> str:
    """One code from an owner's code, role codes and ethnic or religious codes, in the manual's order.

    Country first; primary role; PTY right after GOV or OPP; secondary role; known group; ethnic and
    religious parts; tertiary. An international owner keeps its own order and takes roles at its end.
    """
    wanted = [part for role in roles for part in parts(role)]
    own = parts(owner)
    if owner[:3] in STATELESS and owner[:3] not in PEOPLES:
        return "".join(dict.fromkeys((*own, *wanted)))
    ranked = [(_rank(part), part) for part in (*own[1:], *wanted)]
    # A region's code says who somebody is only where no country is known: no EAF in RWAUAF.
    ranked += [
        (TERTIARY_RANK if part in TERTIARY else BELIEF_RANK, part)
        for belief in beliefs
        if belief in PEOPLES or belief not in STATELESS
        for part in parts(belief)
    ]
    ordered = [part for _, part in sorted(ranked, key=lambda pair: pair[0])]
    return "".join(dict.fromkeys((*own[:1], *ordered)))


def former(code: str) -> str:
    """The code of somebody who has left office: the country (or organisation) with ELI."""
    return code[:3] + "ELI"
