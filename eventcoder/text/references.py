"""Words that point to someone named before, or to a group by its place in the report."""

from __future__ import annotations

# Any of these may be resolved to an actor, so a sentence that has one isn't dropped by the prefilter.
_PRONOUNS = """
he she it they we i him her them us me his hers its their theirs our ours my mine who whom whose
himself herself itself themselves ourselves both each former latter
"""
_GROUPS = """
side sides party parties country countries nation nations neighbor neighbors neighbour neighbours
state states government governments leader leaders group groups organization organizations
organisation organisations bloc blocs alliance coalition movement delegation delegations capital
capitals republic kingdom union army military police authorities ministry official officials
president premier minister ministers spokesman spokeswoman spokesperson people residents citizens
"""


def reference_words() -> frozenset[str]:
    """All of them in lower case: he, they, the two sides, the country, the president."""
    return frozenset((_PRONOUNS + _GROUPS).split())
