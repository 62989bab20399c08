"""The conditions of the ACLED crosswalk by their wording in the ontology (facts: cameo_to_acled.csv).

A condition is True, False, or None where nothing decides it. A wording that isn't here decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eventcoder.events.acled_facts import ARMED, NON_STATE, STATE, Facts

Condition = Callable[[Facts], bool | None]

MASS = 10  # arrests from which on they count as a mass arrest
_SIGNIFICANT = ARMED | frozenset(
    ("OPP", "PTY", "LEG", "GOV", "JUD", "MED", "HRI", "ELI", "REL", "BUS", "LAB")
)


def holds(condition: str, facts: Facts) -> bool | None:
    """Whether a condition holds for an event; None where it can't be decided."""
    if not condition:
        return True
    decide = CONDITIONS.get(condition)
    return decide(facts) if decide else None


def _target_armed(facts: Facts) -> bool | None:
    if facts.text_says("target", "protesters"):
        return False
    armed = facts.armed("target")
    if armed is None and facts.event.target_code is None and facts.civilians():
        return False
    return armed


def _target_unarmed(facts: Facts) -> bool | None:
    if facts.says("bombs"):
        return False
    return facts.event.target_role not in ARMED if facts.event.target_text else None


def _protesters_unharmed(facts: Facts) -> bool | None:
    return facts.protesters() and not facts.rioters() and not facts.harmed()


def _protesters_harmed(facts: Facts) -> bool | None:
    return facts.protesters() and not facts.rioters() and facts.harmed()


def _peaceful(facts: Facts) -> bool | None:
    return facts.many() and facts.force_used() is None


def _intervention(facts: Facts) -> bool | None:
    act = facts.force_used()
    return act is not None and act.root == "17" and not (act.fatalities or act.injured)


def _excessive_force(facts: Facts) -> bool | None:
    act = facts.force_used()
    return act is not None and (act.root != "17" or bool(act.fatalities or act.injured))


def _accompanied(facts: Facts) -> bool | None:
    return any(other.code[:3] in ("140", "141", "144", "145") for other in facts.others)


def _demonstration(facts: Facts) -> bool:
    near = any(other.code[:3] in ("140", "141", "144") for other in facts.others)
    return near or facts.says("protesters")


def _organised(facts: Facts) -> bool | None:
    if facts.crowd():
        return False
    armed = facts.armed("source")
    return True if armed or facts.event.source_role is None and facts.event.source_code else armed


def _loots(facts: Facts) -> bool | None:
    if facts.harmed() or _takes_weapons(facts):
        return False
    return _organised(facts)


def _takes_weapons(facts: Facts) -> bool:
    seized = facts.event.code in ("171", "1711") and facts.says("weapons")
    return seized and not facts.crowd()


def _significant_arrest(facts: Facts) -> bool | None:
    if facts.event.source_role in NON_STATE or _arrests_protesters(facts):
        return False
    mass = facts.event.arrested is not None and facts.event.arrested >= MASS
    return mass or facts.event.target_role in _SIGNIFICANT


def _arrests_protesters(facts: Facts) -> bool:
    return facts.event.source_role not in NON_STATE and facts.protesters()


def _conflict_party(facts: Facts) -> bool:
    roles = (facts.event.source_role, facts.event.target_role)
    codes = (facts.event.source_code or "", facts.event.target_code or "")
    return any(role in NON_STATE - {"CRM"} for role in roles) or any(code[:3] == "IMG" for code in codes)


def _armed_party(facts: Facts) -> bool:
    return _conflict_party(facts) or facts.says("peace")


def _foreign_forces(facts: Facts) -> bool | None:
    source, code = facts.event.source_country, facts.event.source_code or ""
    where = facts.event.country or facts.event.target_country
    if code.startswith("IGO") or facts.event.source_role == "PKO":
        return True
    return source != where if source and where else None


def _released(facts: Facts) -> bool | None:
    return not facts.says("bail") and facts.event.source_role != "JUD"


def _demobilises(facts: Facts) -> bool | None:
    return facts.event.source_role in NON_STATE or facts.says("disarming")


def _surrenders(facts: Facts) -> bool:
    return facts.says("surrender")


def _government_of_the_place(facts: Facts) -> bool | None:
    if _unresisted(facts):
        return False
    where = facts.event.country or facts.event.target_country
    by_state = facts.state()
    if by_state is None or (by_state and where is None):
        return None
    return by_state and facts.event.source_country == where


def _others_take(facts: Facts) -> bool | None:
    if _unresisted(facts):
        return False
    government = _government_of_the_place(facts)
    return None if government is None else not government


def _unresisted(facts: Facts) -> bool:
    return facts.says("unresisted")


def _two_sided(facts: Facts) -> bool:
    return facts.says("exchange")


def _supports_ground(facts: Facts) -> bool:
    return facts.says("ground") and facts.says("exchange")


def _displaces_many(facts: Facts) -> bool:
    text = (facts.event.target_text or "").lower()
    few = text.split()[:1] in (["a"], ["an"], ["one"], ["two"], ["three"], ["four"], ["five"])
    return text.endswith("s") and not few


def _with_violence(facts: Facts) -> bool:
    return facts.harmed() or facts.says("violence")


def _bears_arms_or_state(facts: Facts) -> bool | None:
    if facts.event.source_code is None:
        return None
    return bool(facts.armed("source")) or facts.event.source_role in (None, *STATE)


CONDITIONS: Mapping[str, Condition] = {
    "target armed": _target_armed,
    "target civilians": Facts.civilians,
    "target unarmed": _target_unarmed,
    "target peaceful protesters": lambda facts: facts.protesters() and not facts.rioters(),
    "target peaceful protesters; no serious injury "
    "(tear gas, water cannon, stun grenade)": _protesters_unharmed,
    "target peaceful protesters; serious injury or death": _protesters_harmed,
    "target rioters": Facts.rioters,
    "target civilians outside demonstrations": Facts.civilians,
    "method is a bomb": lambda facts: facts.says("bombs"),
    "3 or more participants; no force used": _peaceful,
    "same day and place: 173 or non-lethal 175 against the crowd": _intervention,
    "same day and place: deaths or serious injuries among peaceful protesters": _excessive_force,
    "only if a gathering of 3 or more accompanies it": _accompanied,
    "only if a demonstration accompanies the strike": _accompanied,
    "barricades, burning tyres or other destructive blockade": lambda facts: facts.says("barricades"),
    "non-destructive sit-in or march blockade": lambda facts: not facts.says("barricades"),
    "demonstration context": _demonstration,
    "no demonstration context": lambda facts: not _demonstration(facts),
    "movement of forces or security measure of note": lambda facts: not facts.says("routine"),
    "movement restriction by armed actor": _bears_arms_or_state,
    "peacekeepers leave": lambda facts: True,
    "organised actor, no violence to persons": _loots,
    "actor is a crowd": Facts.crowd,
    "property seized is weapons": _takes_weapons,
    "significant individual or politically significant mass arrest by state": _significant_arrest,
    "those arrested are protesters": _arrests_protesters,
    "non-state captor or extrajudicial detention": lambda facts: facts.event.source_role in NON_STATE,
    "mass displacement": _displaces_many,
    "displacement without violence": lambda facts: not _with_violence(facts),
    "with violence": _with_violence,
    "no injury reported": lambda facts: not facts.harmed(),
    "injury or death": Facts.harmed,
    "perpetrator organised armed actor": _organised,
    "perpetrator a crowd": Facts.crowd,
    "driver dies in the attack": lambda facts: facts.says("suicide"),
    "otherwise": lambda facts: True,
    "planted": lambda facts: not facts.says("thrown"),
    "hand-thrown": lambda facts: facts.says("thrown"),
    "armed; source is the government of the place": _government_of_the_place,
    "armed; source non-state or foreign state": _others_take,
    "no armed resistance": _unresisted,
    "one-sided": lambda facts: not _two_sided(facts),
    "two-sided": _two_sided,
    "no ground engagement": lambda facts: not _supports_ground(facts),
    "in support of ground fighting": _supports_ground,
    "fire exchanged": lambda facts: True,
    "chemical agent (CWC Schedule 1)": lambda facts: facts.says("agents") or None,
    "peace talks between conflict parties": _conflict_party,
    "at least one party is an armed actor, or the text is about a ceasefire or peace deal": _armed_party,
    "ceasefire between armed actors": _bears_arms_or_state,
    "prisoner or hostage release or exchange": _released,
    "foreign or IGO forces deploy": _foreign_forces,
    "armed group demobilises": _demobilises,
    "withdrawal from a place": lambda facts: not _surrenders(facts),
    "surrender": _surrenders,
}
