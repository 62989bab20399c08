"""Place names in a sentence: which tokens, which places they may mean, and how the sentence leads to them."""

from __future__ import annotations

from collections.abc import Collection

from eventcoder.frozen import record
from eventcoder.places.gazetteer import Candidate, Gazetteer
from eventcoder.places.names import CITY_NOUNS, UNIT_NOUNS
from eventcoder.places.verbs import AT_OBJECT
from eventcoder.records import Tokens

LONGEST = 6  # tokens of a name
IN = frozenset({"in", "at", "inside", "within", "across", "throughout", "on", "over", "around", "along"})
NEAR = frozenset({"near", "outside", "around", "off", "towards", "toward", "beyond"})
MOTION = frozenset({"to", "into", "from", "through", "for", "via"})
DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "kilometers"}
    | {"kilometres", "km", "miles", "outskirts", "mile", "kilometer", "kilometre"}
)
BELONGING = frozenset({"poss", "compound", "nmod", "appos", "conj", "amod", "npadvmod", "nummod", "dep"})
JOINERS = frozenset(
    {
        "of",
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "al",
        "the",
        "and",
        "da",
        "do",
        "du",
        "les",
        "le",
        "sur",
        "-",
    }
    | {"'s", "i", "e", "y", "ul", "ad", "as", "ash", "at", "az", "an", "di", "den", "der", "upon", "von"}
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names that are also common words, first names or surnames: places only where a locative says so.
ALSO_WORDS = _words("""
    of best march hope reading mobile nice victoria jordan chad lincoln washington jackson wellington orange
    bath bar split most man enterprise union liberty independence friendship sale sandwich normal commerce
    defiance surprise protection justice faith young clinton bush carter houston austin florence charlotte
    sydney madison monroe jefferson franklin marshall mitchell montgomery douglas gordon george kent kennedy
    mercedes milan olympia santiago sofia martin alexandria adelaide beverly republic kingdom senate congress
    navy air ministry party church islam muslim christian city general major king queen prince bank council
    court house office street university school may
""")
NEVER = _words("""
    i he she it we they the a an and or but if as at by on in to no so is was be this that these those monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december police government president minister prime army parliament mr mrs ms
    dr north south east west central european union united western eastern northern southern state
""")
# After these a name is that of a street, a river, a paper: "Independence Square" lies in many towns.
NAMED_AFTER = _words("""
    square street avenue road boulevard plaza bridge river lake sea gulf strait canal mountains mountain
    ocean times post journal herald tribune gazette accords accord agreement treaty protocol convention
""")


@record
class PlaceMention:
    """A place name: tokens [start, end), its head token, and the places of that name.

    `lead` is the word that leads to it ("in", "near", "to", "" where none does): it tells a place from an
    actor of the same name. `near` holds for "30 km north of Aleppo" and "outside Aleppo". `unit` is the noun
    that says of what kind it is: "province", "city", or "".
    """

    start: int
    end: int
    head: int
    text: str
    candidates: tuple[Candidate, ...]
    lead: str = ""
    near: bool = False
    unit: str = ""


def find_places(gazetteer: Gazetteer, tokens: Tokens, blocked: Collection[int]) -> tuple[PlaceMention, ...]:
    """The place names of a sentence, the longest at each token, without those that touch a blocked token."""
    found: list[PlaceMention] = []
    i = 0
    while i < len(tokens):
        mention = _longest_at(i, gazetteer, tokens, blocked)
        if mention:
            found.append(mention)
        i = mention.end if mention else i + 1
    return tuple(found)


def _longest_at(
    start: int, gazetteer: Gazetteer, tokens: Tokens, blocked: Collection[int]
) -> PlaceMention | None:
    if not tokens.text[start][:1].isupper():
        return None
    for end in range(min(start + LONGEST, len(tokens)), start, -1):
        inner = range(start, end)
        if any(i in blocked for i in inner) or not _is_name(tokens, start, end):
            continue
        text = _text(tokens, start, end)
        candidates = gazetteer.lookup(text)
        if candidates and _may_be_place(tokens, start, end, text, candidates):
            return _mention(tokens, start, end, text, candidates)
    return None


def _is_name(tokens: Tokens, start: int, end: int) -> bool:
    """Capitalised words, with small joining words between them only."""
    if not tokens.text[end - 1][:1].isupper():
        return False
    return all(t[:1].isupper() or t.lower() in JOINERS for t in tokens.text[start:end])


def _text(tokens: Tokens, start: int, end: int) -> str:
    parts = [tokens.text[start]]
    for i in range(start + 1, end):
        parts += ["" if tokens.start[i] == tokens.end[i - 1] else " ", tokens.text[i]]
    return "".join(parts)


def _may_be_place(tokens: Tokens, start: int, end: int, text: str, candidates: tuple[Candidate, ...]) -> bool:
    """Keeps out common words, parts of longer names, and hamlets that nothing marks as a place."""
    low = text.lower()
    if low in NEVER or tokens.pos[start] in ("VERB", "AUX", "ADV", "ADP", "PRON", "DET"):
        return False
    if tokens.entity[start] in ("PERSON", "ORG") and _part_of_longer(tokens, start, end):
        return False
    if end < len(tokens) and tokens.text[end][:1].isupper() and tokens.lemma[end].lower() in NAMED_AFTER:
        return False
    head = _head(tokens, start, end)
    lead, _ = _lead(head, tokens)
    if low in ALSO_WORDS or tokens.entity[start] == "PERSON":
        return lead in IN | NEAR | MOTION or _qualified(tokens, end) or _is_gone_to(head, tokens)
    if end - start == 1 and tokens.pos[start] not in ("PROPN", "NOUN", "ADJ"):
        return False
    known = any(c.kind in ("country", "admin1", "region") or c.population >= 15_000 for c in candidates)
    return known or bool(lead) or _qualified(tokens, end)


def _is_gone_to(head: int, tokens: Tokens) -> bool:
    """Is it the object of a verb that is done to places: "invaded Jordan"?"""
    verb = tokens.lemma[tokens.head[head]].lower()
    return tokens.dep[head] in ("dobj", "nsubjpass") and verb in AT_OBJECT - {
        "take",
        "hit",
        "strike",
        "leave",
    }


def _part_of_longer(tokens: Tokens, start: int, end: int) -> bool:
    """Does the name go on, as in "Paris Hilton" or "Bank of England"?"""
    label = tokens.entity[start]
    after = end < len(tokens) and tokens.entity[end] == label and tokens.text[end][:1].isupper()
    before = start > 0 and tokens.entity[start - 1] == label and tokens.text[start - 1] not in (",", "and")
    return after or before


def _qualified(tokens: Tokens, end: int) -> bool:
    """ "Paris, Texas": a comma and a capital follow."""
    return end + 1 < len(tokens) and tokens.text[end] == "," and tokens.text[end + 1][:1].isupper()


def _mention(
    tokens: Tokens, start: int, end: int, text: str, candidates: tuple[Candidate, ...]
) -> PlaceMention:
    head = _head(tokens, start, end)
    lead, near = _lead(head, tokens)
    return PlaceMention(start, end, head, text, candidates, lead, near, _unit(tokens, start, end))


def _head(tokens: Tokens, start: int, end: int) -> int:
    """The token of the name whose head lies outside it."""
    outside = [i for i in range(start, end) if not start <= tokens.head[i] < end or tokens.head[i] == i]
    return outside[-1] if outside else end - 1


def _unit(tokens: Tokens, start: int, end: int) -> str:
    """The kind said beside the name: "Aleppo province", "the city of Aleppo", "the Aleppo region"."""
    after = tokens.lemma[end].lower() if end < len(tokens) else ""
    if after in UNIT_NOUNS | CITY_NOUNS:
        return after
    if start > 1 and tokens.text[start - 1].lower() == "of":
        before = tokens.lemma[start - 2].lower()
        return before if before in UNIT_NOUNS | CITY_NOUNS else ""
    before = tokens.lemma[start - 1].lower() if start else ""
    return before if before in UNIT_NOUNS | CITY_NOUNS and before != "state" else ""


def _lead(head: int, tokens: Tokens) -> tuple[str, bool]:
    """The preposition above the name, and whether it means near it ("in Almaty's main square": in)."""
    node = head
    for _ in range(8):
        label, above = tokens.dep[node], tokens.head[node]
        if label in ("pobj", "pcomp"):
            return _lead_of(above, tokens)
        if label not in BELONGING:
            return "", False
        node = above
    return "", False


def _lead_of(prep: int, tokens: Tokens) -> tuple[str, bool]:
    """The lead that a preposition gives: "north of" is near, "in the north of" is in."""
    word, holder = tokens.text[prep].lower(), tokens.head[prep]
    if word not in ("of", "to", "from"):
        return word, word in NEAR
    if word == "to" and tokens.text[prep - 1].lower() in ("close", "next", "near", "adjacent"):
        return word, True
    if tokens.text[holder].lower() in DIRECTIONS and tokens.dep[holder] != "pobj":
        return "of", True
    if word == "of" and tokens.dep[holder] == "pobj":  # "in the city of Aleppo", "on the outskirts of Homs"
        lead, near = tokens.text[tokens.head[holder]].lower(), tokens.text[holder].lower() in DIRECTIONS
        return lead, near or lead in NEAR
    return word, False
