"""Verbs that make a name beside them the place of what happens."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Verbs whose object is where it happens.
AT_OBJECT = _words("""
    visit enter seize capture bomb shell attack hit strike leave reach storm retake recapture take raid
    besiege tour invade occupy rock shake pound cross overrun bombard rocket liberate surround flee blockade
    evacuate paralyse paralyze sweep engulf control loot burn destroy encircle reoccupy conquer strafe overfly
""")
# Verbs and nouns that lead somewhere: "to" and "from" name the event's place only with them.
MOVING = _words("""
    visit travel go come fly arrive return move send deploy withdraw march spread flee trip withdrawal
    deployment deport expel drive head advance pull dispatch evacuate retreat enter cross get bring airlift
    deliver ship rush extradite extradition transfer escort roll pour push invite
""")
