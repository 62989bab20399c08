"""From dictionary hits to pieces: one sense a hit, by date, context and the words around it."""

from __future__ import annotations

from datetime import date

from eventcoder.actors import vocabulary as words
from eventcoder.actors.context import DocumentContext
from eventcoder.actors.lookup import KIND_ORDER, Hit, Lookup
from eventcoder.actors.phrases import MODIFIERS, Phrases
from eventcoder.codebook.compiled import Actor, Name
from eventcoder.frozen import record

BELIEFS = frozenset(("ethnic", "religious"))


@record
class Piece:
    """One dictionary form in a sentence.

    `sense`: agent, country, adjective, people, capital, city, region, seat, actor or surname.
    """

    first: int
    last: int
    head: int
    start: int  # characters in the sentence
    end: int
    sense: str
    surface: str
    role: str = ""  # of an agent
    actor: Actor | None = None
    rivals: tuple[Actor, ...] = ()  # owners between which nothing decides


def pieces_of(
    phrases: Phrases, text: str, lookup: Lookup, day: date, context: DocumentContext
) -> tuple[Piece, ...]:
    """The pieces of a sentence in order; hits that stand for something else here are left out."""
    hits = lookup.find(phrases.tokens, text)
    known = frozenset(index for hit in hits for index in range(hit.first, hit.last))
    pieces = (_piece(hit, phrases, text, lookup, day, context) for hit in hits)
    return tuple(piece for piece in pieces if piece and not _is_other_thing(piece, phrases, text, known))


def _piece(
    hit: Hit, phrases: Phrases, text: str, lookup: Lookup, day: date, context: DocumentContext
) -> Piece | None:
    valid = [name for name in hit.names if name.since <= day <= name.until]
    if not valid:
        return None
    kind = min((name.kind for name in valid), key=KIND_ORDER.index)
    head = phrases.head_of(hit.first, hit.last)
    place = (hit.first, hit.last, head, hit.start, hit.end)
    surface = text[hit.start : hit.end]
    if kind in ("agent", "title"):
        role = next(name.owner for name in valid if name.kind in ("agent", "title"))
        return Piece(*place, "agent", surface, role=role)
    owners = _owners(valid, kind, lookup)
    if not owners:
        return None
    if kind == "surname" and phrases.tokens.pos[head] != "PROPN":
        return None
    actor = choose_owner(owners, day, context, _nearby_countries(hit, phrases, lookup, text))
    sense = _sense(kind, owners[0])
    return Piece(*place, sense, surface, actor=actor, rivals=() if actor else tuple(owners))


def _owners(names: list[Name], kind: str, lookup: Lookup) -> list[Actor]:
    ids = dict.fromkeys(name.owner for name in names if name.kind == kind)
    return [lookup.actors[owner] for owner in ids if owner in lookup.actors]


def _sense(kind: str, owner: Actor) -> str:
    if kind == "name":
        if owner.kind in BELIEFS:
            return "adjective"
        return {"country": "country", "seat": "seat"}.get(owner.kind, "actor")
    return kind


def _nearby_countries(hit: Hit, phrases: Phrases, lookup: Lookup, text: str) -> frozenset[str]:
    """ISO codes of the countries named in the phrase before the hit: "Turkish President X"."""
    if all(name.kind not in ("name", "surname") for name in hit.names) or len(hit.names) == 1:
        return frozenset()
    first = phrases.left_edge(phrases.head_of(hit.first, hit.last))
    before = lookup.search(text[phrases.tokens.start[first] : hit.start])
    owners = (lookup.actors.get(name.owner) for found in before for name in found.names)
    return frozenset(owner.country for owner in owners if owner and owner.country)


def choose_owner(
    owners: list[Actor], day: date, context: DocumentContext, nearby: frozenset[str] = frozenset()
) -> Actor | None:
    """The one owner of a name that country, role and date of the context point to, else None."""
    for keep in (
        lambda actor: actor.country in nearby,
        lambda actor: any(entity.key == actor.id for entity in context.entities()),
        lambda actor: actor.role_on(day) is not None,
        lambda actor: actor.country is not None and actor.country == context.focus_iso3,
        lambda actor: actor.country in context.countries,
    ):
        if len(owners) == 1:
            break
        owners = [actor for actor in owners if keep(actor)] or owners
    return owners[0] if len(owners) == 1 else None


def _is_other_thing(piece: Piece, phrases: Phrases, text: str, known: frozenset[int]) -> bool:
    """Whether the words around make it something else: "pro-Russian", "New Mexico", "Lyudmila Putin"."""
    before, after = text[: piece.start].lower(), text[piece.end : piece.end + 14].lower()
    if before.endswith(("pro-", "anti-", "non-", "pro–", "anti–")):
        return True
    if after[:1] in "-–‑" and after[1:].split(" ")[0].strip(".,") in words.NOT_OWNERSHIP:
        return True
    if piece.sense == "agent":
        return phrases.tokens.pos[piece.head] in ("VERB", "AUX", "ADP", "ADV") or _is_name(
            piece, phrases, known
        )
    if piece.sense not in ("country", "capital", "surname", "city", "region"):
        return False
    if piece.sense == "surname" and _before_a_surname(piece, phrases, known):
        return True
    return piece.first - 1 not in known and _part_of_longer_name(piece, phrases)


def _is_name(piece: Piece, phrases: Phrases, known: frozenset[int]) -> bool:
    """Whether an agent noun is a surname or only a word of a proper name: "Dayton King", "African Union"."""
    tokens, previous = phrases.tokens, piece.first - 1
    word = piece.surface.lower()
    if tokens.tag[piece.head] != "NNP" or previous < 0 or tokens.pos[previous] != "PROPN":
        return False
    if tokens.head[previous] != piece.head:
        return False
    if word in words.SURNAMES_TOO:
        is_title = tokens.dep[piece.head] in MODIFIERS  # "District Judge David Hale"
        return not is_title and previous not in known and tokens.text[previous].lower() != "crown"
    return word in words.OTHER_IN_NAMES


def _before_a_surname(piece: Piece, phrases: Phrases, known: frozenset[int]) -> bool:
    """Whether an unknown proper noun follows in the same name, which makes it a first name: "Salim Hadad"."""
    tokens, after = phrases.tokens, piece.last
    if after >= len(tokens) or after in known or tokens.pos[after] != "PROPN":
        return False
    return tokens.dep[piece.head] in MODIFIERS and tokens.head[piece.head] >= after


def _part_of_longer_name(piece: Piece, phrases: Phrases) -> bool:
    """Whether an unknown proper noun stands right before it in the same name."""
    tokens, previous = phrases.tokens, piece.first - 1
    if previous < 0 or tokens.pos[previous] != "PROPN" or tokens.dep[previous] not in MODIFIERS:
        return False
    if tokens.head[previous] != piece.head:
        return False
    word = tokens.text[previous]
    if word.lower() in words.HONORIFICS:
        return False
    if piece.sense == "surname":
        full = piece.actor.name.lower() if piece.actor else ""
        is_initial = len(word.strip(".")) == 1
        return not (is_initial or word.lower() in full or word.lower() in words.FORMER) and not word.isupper()
    return word.lower() not in words.DIRECTIONS
