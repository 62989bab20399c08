"""Words that say what happened to people, by the column they count for."""

from __future__ import annotations

# Verbs whose object is counted.
DONE_TO = {
    "fatalities": frozenset(
        {
            "kill",
            "murder",
            "assassinate",
            "execute",
            "slay",
            "behead",
            "massacre",
            "lynch",
            "slaughter",
            "hang",
        }
        | {"electrocute", "stab_dead", "shoot_dead", "gun_down", "beat_dead", "hack_dead", "burn_dead"}
    ),
    "injured": frozenset({"wound", "injure", "hurt", "maim"}),
    "arrested": frozenset({"arrest", "detain", "apprehend", "round_up", "take_custody"}),
}
# Verbs whose subject is counted.
DONE_BY = {
    "fatalities": frozenset({"die", "perish", "succumb", "drown"}),
    "crowd_size": frozenset(
        {
            "protest",
            "march",
            "demonstrate",
            "rally",
            "gather",
            "assemble",
            "riot",
            "strike",
            "converge",
            "attend",
        }
        | {"parade", "picket", "take_street", "turn_out", "walk_out", "go_strike"}
    ),
}
# Words that follow or hold the number themselves: "12 people dead", "30 wounded", "12 deaths".
STATES = {
    "dead": "fatalities", "death": "fatalities", "fatality": "fatalities", "killed": "fatalities",
    "corpse": "fatalities", "life": "fatalities",
    "wounded": "injured", "injured": "injured", "hurt": "injured", "injury": "injured",
    "arrest": "arrested", "detention": "arrested", "arrested": "arrested", "detained": "arrested",
    "protester": "crowd_size", "protestor": "crowd_size", "demonstrator": "crowd_size",
    "marcher": "crowd_size", "striker": "crowd_size", "rioter": "crowd_size", "crowd": "crowd_size",
}  # fmt: skip
# Nouns whose of-phrase is counted: "the killing of 12 people".
SUFFERED = {
    "life": "fatalities", "death": "fatalities", "killing": "fatalities", "murder": "fatalities",
    "execution": "fatalities", "massacre": "fatalities", "assassination": "fatalities",
    "wounding": "injured", "injury": "injured", "arrest": "arrested", "detention": "arrested",
}  # fmt: skip
CROWDS = frozenset({"crowd", "protest", "demonstration", "rally", "march", "gathering", "strike", "turnout"})
TOLLS = frozenset({"toll", "tally", "count"})
NONE_OF = {
    "casualty": ("fatalities", "injured"), "death": ("fatalities",), "fatality": ("fatalities",),
    "injury": ("injured",), "arrest": ("arrested",),
}  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a number may count beside people.
NOT_PEOPLE = _words("""
    year month week day hour minute second decade century percent percentage % dollar euro pound $ £ € cent
    km kilometer kilometre mile metre meter yard acre hectare ton tonne barrel degree time point round shot
    house home building car vehicle tank truck bus shop store office bomb rocket missile shell grenade
    weapon gun rifle gram kg kilogram pc seat vote village town city district province country animal cow
""")
# Nouns in the singular that are not one person.
NOT_ONE = _words("""
    people police crowd group family number army force population public militia gang opposition government
    team crew majority minority anyone everyone someone scene area place convoy toll casualty ceasefire hope
    dream bill proposal idea process ammunition cash cache way rest it which that what this ship vessel boat
    staff personnel livestock
""")
