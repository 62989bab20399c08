"""Word sets that the coder itself asks for by name; all others are used by patterns only."""

from __future__ import annotations

# They decide status, claim, who acts in a protest, who gives.
ASKED_FOR = frozenset({
    "implicative_verbs", "negative_verbs", "planning_verbs", "unreal_verbs", "averting", "unreal_words",
    "planned_words", "past_words", "unreal_frames", "scenarios", "past_frames", "alleging_verbs",
    "denying_verbs", "crowd_nouns", "labour_nouns", "receiving_verbs", "borrowing_verbs",
})  # fmt: skip
ACLED = "acled_"  # how the names of sets begin that decide between rows of the crosswalk


def is_asked_for(name: str) -> bool:
    """Whether the coder uses the set beside patterns."""
    return name in ASKED_FOR or name.startswith(ACLED)
