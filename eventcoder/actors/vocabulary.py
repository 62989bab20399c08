"""Closed word lists of English that the noun phrases of actors turn on. Lemmas, lower case."""

from __future__ import annotations


def listed(text: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(text.split())


# The head lends its role to whoever it speaks for: "Hamas spokesman" is Hamas, "police chief" is police.
GENERIC = listed(
    "leader spokesman spokeswoman spokesperson official representative chief head member source "
    "figure aide adviser advisor delegate delegation negotiator negotiators candidate commander "
    "deputy team leadership envoy emissary wing branch office bureau recruit unit"
)
# What is theirs stands for them: "Hamas positions", "the Iraqi city".
PROXY = listed(
    "position target stronghold base outpost camp hideout facility installation asset territory soil "
    "area enclave city town village region province countryside capital district convoy vehicle "
    "warplane plane jet aircraft helicopter drone ship vessel warship boat tank airspace checkpoint "
    "gunboat submarine gunship frigate destroyer cruiser "
    "headquarters compound interest side"
)
# The head only counts: "thousands of protesters", "a group of lawmakers".
QUANTITY = listed(
    "group thousand hundred dozen score ten million number crowd handful majority minority lot couple "
    "pair band some many most all none one each several half part wave stream mob gang bulk rest "
    "series any few more least two three four five six seven eight nine"
)
# Agents that are surnames too, and nouns that mean something else in a proper name.
SURNAMES_TOO = listed("king prince bishop pope major marshal judge baker cook fisher shepherd")
OTHER_IN_NAMES = listed("union league")
# Before a name, without a role of their own.
HONORIFICS = listed(
    "mr mrs ms miss dr gen sen rep gov lt col maj sgt capt prof sir lord lady dame prince princess "
    "sheikh sheik mr. mrs. ms. dr. gen. sen. rep. gov. lt. col. maj. sgt. capt. prof. st. st brother "
    "sister father"
)
FORMER = listed("former ex ousted deposed erstwhile onetime ex-president toppled")
# Role parts that are offices, which a former holder leaves (soldiers and rebels leave nothing of the kind).
OFFICES = frozenset(("GOV", "LEG", "JUD"))
SERVICES = frozenset(("MIL", "COP", "SPY"))
LEADERS = listed("leader ruler strongman")
# Tertiary parts of a code, beside a faith.
DEGREES = {
    "radical": "RAD",
    "extremist": "RAD",
    "fundamentalist": "RAD",
    "militant": "RAD",
    "moderate": "MOD",
}
# Arms of a state: "Turkish jets" are its military.
ARMS = listed(
    "jet warplane helicopter drone tank warship gunboat submarine bomber gunship artillery frigate destroyer "
    "cruiser gunner"
)
# They have the role of whoever they follow: "Savimbi's followers".
FOLLOWERS = listed("fighter follower supporter loyalist force man troop soldier militiaman guerrilla army")
# Whose these are isn't told by where they are: "the embassy in Lima".
NOT_BY_PLACE = listed("embassy consulate ambassador envoy consul peacekeeper")
# Nouns whose of-phrase names the other side, not the owner: "critics of the government".
OPPOSED = listed("victim critic opponent enemy foe survivor rival hostage prisoner target killer")
# Nouns whose to-phrase names the other side, not the owner: "ambassador to Iraq".
POSTED = listed("ambassador envoy emissary representative delegate")
LOCATIVE = listed("in at near around outside inside within across throughout over beyond above")
WHERE_FROM_OR_TO = listed("to from into toward towards through via for")
MOTION = listed(
    "go travel fly arrive return come move head send deploy march drive leave depart flee escape walk "
    "sail land rush journey trip tour visit flight evacuate deport extradite transfer bring take"
)
# Verbs that do something to a town itself, so that a capital as their object isn't its government.
DONE_TO_A_TOWN = listed(
    "visit bomb shell attack capture seize enter leave reach hit strike storm besiege occupy destroy "
    "raid rock surround retake recapture overrun pound encircle liberate tour shake paralyze sweep "
    "control hold cross rename name"
)
# After a hyphen: "Iran-backed militia" isn't Iranian, nor is Iran a party to what the militia does.
NOT_OWNERSHIP = listed(
    "backed sponsored supported funded financed trained allied born educated friendly inspired made "
    "brokered mediated linked aligned armed based held occupied controlled"
)
DIRECTIONS = listed(
    "north south east west northern southern eastern western central upper lower greater mainland "
    "northeast northwest southeast southwest northeastern northwestern southeastern southwestern"
)
TIME_NAMES = listed(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
    "christmas easter ramadan"
)
# Place words that head a proper name: "Orontes River", "Tahrir Square".
PLACE_NAMES = listed(
    "river square street airport province district valley mountain island city town village county "
    "region peninsula sea ocean gulf bay strait avenue road bridge desert lake hill port camp state "
    "governorate border agreement accord treaty act war conference summit hospital university school"
)
# Common nouns for a party to a dispute: "the two sides".
BOTH_SIDES = listed("side country leader nation party neighbour neighbor government president minister")
COUNTERPART = frozenset(("counterpart", "opposite"))
# Nouns that stand for an organisation or state already named.
SAME_AGAIN = {
    "group": ("organisation", "group"),
    "organization": ("organisation", "group"),
    "organisation": ("organisation", "group"),
    "movement": ("organisation", "group"),
    "alliance": ("organisation",),
    "bloc": ("organisation",),
    "country": ("country",),
    "nation": ("country",),
    "kingdom": ("country",),
    "state": ("country",),
    "ministry": ("agent",),
}
# Agents that are bodies of people, so that "he" is none of them and "it" may be.
BODIES = listed(
    "government army police military parliament ministry opposition court congress senate cabinet "
    "navy force party union administration authority council company bank agency media press public "
    "coalition junta regime guard department commission militia"
)
