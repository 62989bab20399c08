"""What the conditions of the ACLED crosswalk ask of an event: who the sides are, what the sentence says.

Every answer is True, False, or None where the text doesn't tell.
"""

from __future__ import annotations

from collections.abc import Mapping

from eventcoder.frozen import record
from eventcoder.records import Event

# Roles by facts/cameo_role_to_acled_inter.csv: state forces, rebel groups and militias bear arms.
ARMED = frozenset(("MIL", "COP", "SPY", "REB", "SEP", "INS", "UAF", "PKO"))
STATE = frozenset(("GOV", "MIL", "COP", "SPY", "JUD", "LEG"))
NON_STATE = frozenset(("REB", "SEP", "INS", "UAF", "CRM"))
# fmt: off
UNARMED = frozenset((
    "CVL", "BUS", "EDU", "MED", "HLH", "LAB", "AGR", "REF", "ELI", "HRI", "LEG", "REL", "OPP", "PTY", "DEV",
    "NGO", "ENV", "SET", "JUD", "CRM", "MNC",
))
# fmt: on
MANY = 3  # ACLED: a demonstration has at least three participants


@record
class Facts:
    """One event among those of its document; `words` are the lemmas of its sentence and their pairs."""

    event: Event
    words: frozenset[str]
    others: tuple[Event, ...]  # of the same document that may be of the same day and place
    sets: Mapping[str, frozenset[str]]

    def says(self, name: str) -> bool:
        """Whether a word of the set stands in the sentence."""
        return bool(self.words & self.sets.get(f"acled_{name}", frozenset()))

    def text_says(self, side: str, name: str) -> bool:
        """Whether the words of the source or target are of the set, in singular or plural."""
        text: str = (getattr(self.event, f"{side}_text") or "").lower()
        known = self.sets.get(f"acled_{name}", frozenset())
        return any(word in known or word.removesuffix("s") in known for word in text.split())

    def armed(self, side: str) -> bool | None:
        """Whether a side bears arms, by its role; a people doesn't; None for a bare country or nobody."""
        code, role = getattr(self.event, f"{side}_code"), getattr(self.event, f"{side}_role")
        if code and code.startswith("IMG"):
            return True
        if role in ARMED or role == "GOV":
            return True
        if role in UNARMED or (side == "target" and self._is_people(side)):
            return False
        return None

    def _is_people(self, side: str) -> bool:
        """ "Palestinians", "Serbs": the plural of a country's or a people's name."""
        text, name = getattr(self.event, f"{side}_text") or "", getattr(self.event, f"{side}_name") or ""
        return text.endswith("s") and not name.endswith("s") and text.lower() != name.lower()

    def civilians(self) -> bool | None:
        """Whether the target is unarmed and no demonstration; by the sentence's words where none is named."""
        if self.protesters():
            return False
        if self.event.target_role == "GOV":
            return False
        armed = self.armed("target")
        if armed is not None:
            return not armed
        if self.event.target_text is None or self.event.target_code is None:
            return True if self.says("civilians") else None
        return True if self.text_says("target", "civilians") else None

    def protesters(self) -> bool:
        """Whether the target demonstrates."""
        if self.text_says("target", "protesters"):
            return True
        if self.armed("target") or self.event.root == "14":
            return False
        return self.says("protesters") or any(other.root == "14" for other in self.others)

    def rioters(self) -> bool:
        """Whether the target riots: so called, or by a violent protest of the same day and place."""
        text = (self.event.target_text or "").lower()
        return "rioter" in text or any(other.code.startswith("145") for other in self.others)

    def crowd(self) -> bool:
        """Whether the source is a crowd without an organisation."""
        return self.event.source_role in UNARMED and (
            self.text_says("source", "crowd") or (self.event.source_text or "").endswith("s")
        )

    def harmed(self) -> bool:
        """Whether somebody was killed or hurt."""
        return bool(self.event.fatalities or self.event.injured)

    def state(self) -> bool | None:
        """Whether the source is a state or its forces; None where nobody is named."""
        if self.event.source_code is None:
            return None
        return self.event.source_role in STATE or self.event.source_role is None

    def many(self) -> bool:
        """Whether at least three take part, as far as the words of the source show."""
        if self.event.crowd_size is not None:
            return self.event.crowd_size >= MANY
        words = (self.event.source_text or "").lower().split()
        single = words[:1] in (["a"], ["an"], ["one"]) and not self.text_says("source", "crowd")
        return not single

    def force_used(self) -> Event | None:
        """An act against the demonstration of the same day and place: arrests, repression, violence."""
        acts = (other for other in self.others if other.code.startswith(("173", "175", "18", "19")))
        return next((act for act in acts if act.target_role not in ARMED), None)


def may_be_of_one_day_and_place(one: Event, other: Event) -> bool:
    """Whether two rows of a document agree in day and place, as far as both are known."""
    undated = "publication" in (one.date_precision, other.date_precision)
    same_day = undated or one.event_date == other.event_date
    same_place = one.place == other.place or None in (one.place, other.place)
    same_country = one.country == other.country or None in (one.country, other.country)
    return same_day and same_place and same_country
