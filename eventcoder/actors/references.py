"""Whose "police" and which "president": references that the document decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from eventcoder.actors import pronouns
from eventcoder.actors import vocabulary as words
from eventcoder.actors.codes import compose, country_part, first_role
from eventcoder.actors.drafts import Draft, Owner
from eventcoder.actors.entities import describe, holder, of_actor
from eventcoder.actors.scene import Scene
from eventcoder.actors.tree import COUNTRY_SENSES
from eventcoder.records import Entity

# These belong to the country that the document is about, wherever the sentence takes them.
_HEADS_OF_STATE = frozenset(
    ("president", "minister", "government", "chancellor", "king", "premier", "parliament", "cabinet")
)


_Finder = Callable[[Draft, Scene], tuple[tuple[str, ...], str] | None]


def owners_of(draft: Draft, scene: Scene) -> tuple[tuple[Owner, ...], str]:
    """The countries of an agent that names none, and how they were found; empty where nothing tells."""
    finders: tuple[_Finder, ...] = (_possessive, _conjunct, _named_before, _place_in_sentence, _focus)
    # "positions" and "the delegation" of nobody named aren't everywhere those of the country at hand.
    nobodys = draft.sense == "generic" and not draft.roles
    if draft.plural and draft.office == "leaders" and draft.roles == ("GOV",):  # "leaders met": of wherever
        nobodys = True
    if nobodys:
        finders = (_possessive, _conjunct)
    elif draft.roles == ("REF",):  # "refugees" are seldom of the country at hand
        finders = (_possessive, _conjunct, _place_in_sentence)
    for find in finders:
        found = find(draft, scene)
        if found:
            codes, why = found
            countries = scene.lookup.countries
            owners = tuple(Owner(code, countries[code]) for code in codes if code in countries)
            if owners:
                return owners, why
    return (), ""


def of_a_leader(draft: Draft, scene: Scene) -> Draft:
    """ "his fighters" after "Foday Sankoh": they have the role of whoever they follow."""
    child = scene.phrases.child(draft.head, "poss")
    if child < 0 or scene.phrases.lemma(draft.head) not in words.FOLLOWERS:
        return draft
    leader = scene.entities.get(child) or pronouns.antecedent(child, scene)
    if leader is None or leader.role not in ("REB", "SEP", "INS", "UAF", "OPP") or leader.kind != "person":
        return draft
    return replace(draft, roles=(leader.role,))


def _possessive(draft: Draft, scene: Scene) -> tuple[tuple[str, ...], str] | None:
    """ "its president", "the country's army": the country of what the possessor means."""
    child = scene.phrases.child(draft.head, "poss")
    if child < 0:
        return None
    entity = scene.entities.get(child) or pronouns.antecedent(child, scene)
    if not entity:
        return None
    codes = [country_part(each.code) for each in entity.parts or (entity,)]
    known = tuple(code for code in codes if code)
    return (known, f"'{scene.phrases.tokens.text[child]}' is {describe(entity)}") if known else None


def _conjunct(draft: Draft, scene: Scene) -> tuple[tuple[str, ...], str] | None:
    """ "Turkish police and soldiers": the country of the first, where the second has no determiner."""
    first = scene.phrases.first_conjunct(draft.head)
    entity = scene.entities.get(first)
    if first == draft.head or not entity or scene.phrases.child(draft.head, "det") >= 0:
        return None
    code = country_part(entity.code)
    return ((code,), "country of the first of the row") if code and entity.kind == "agent" else None


def _named_before(draft: Draft, scene: Scene) -> tuple[tuple[str, ...], str] | None:
    """The owner of the last actor with the same role, for "the rebels" after "Chadian rebels"."""
    if scene.phrases.child(draft.head, "det") < 0 or not draft.roles:
        return None
    for entity in (*reversed(scene.entities.values()), *scene.context.entities()):
        code = country_part(entity.code)
        if code and entity.kind == "agent" and entity.role == first_role("XXX" + draft.roles[0]):
            return (code,), f"as {describe(entity)} before"
    return None


def _place_in_sentence(draft: Draft, scene: Scene) -> tuple[tuple[str, ...], str] | None:
    """The one country or capital in whose bounds the sentence says it happened."""
    if scene.phrases.lemma(draft.head) in _HEADS_OF_STATE and scene.context.focus:
        return None
    found = {}
    for head, pieces in scene.tree.pieces.items():
        piece = pieces[0]
        if (
            piece.sense in COUNTRY_SENSES
            and piece.actor
            and piece.actor.kind == "country"
            and piece.actor.roles
            and scene.phrases.preposition(head)[0] in words.LOCATIVE
            and _is_around(scene.phrases.verb_above(head), draft.head, scene)
        ):
            found[piece.actor.roles[0].code[:3]] = piece.surface
    if len(found) != 1:
        return None
    code, surface = found.popitem()
    return (code,), f"in {surface}"


def _is_around(verb: int, head: int, scene: Scene) -> bool:
    """Whether what the verb tells is where the phrase is: its own clause, or one above it that isn't past.

    "X was in New York when the army rose" doesn't make it America's army.
    """
    own = scene.phrases.verb_above(head)
    if verb < 0 or own < 0 or verb == own:
        return True
    return scene.phrases.tokens.dep[own] != "advcl"


def _focus(draft: Draft, scene: Scene) -> tuple[tuple[str, ...], str] | None:
    focus = scene.context.focus
    return ((focus,), "the country the document is about") if focus else None


def counterpart(draft: Draft, scene: Scene) -> Entity:
    """ "his Turkish counterpart": the role of the one meant by "his", in the other country."""
    child = scene.phrases.child(draft.head, "poss")
    other = pronouns.antecedent(child, scene) if child >= 0 else None
    if not other:
        other = next((e for e in scene.entities.values() if e.role), None)
    roles = (other.role,) if other and other.role else ()
    if not draft.owners:
        return Entity(
            scene.key(draft.head), kind="agent", role=roles[0] if roles else None, why="whose isn't said"
        )
    owner = draft.owners[0]
    why = f"counterpart of {describe(other)}"
    person = _same_office(other, owner.code[:3], scene)
    if person:
        return replace(person, why=why)
    code = compose(owner.code, roles)
    country = scene.lookup.iso3(code)
    return Entity(scene.key(draft.head), code, country, first_role(code), kind="agent", why=why)


def _same_office(other: Entity | None, country: str, scene: Scene) -> Entity | None:
    actor = scene.lookup.actors.get(other.key) if other else None
    role = actor.role_on(scene.day) if actor else None
    found = holder(scene.lookup, country, role.office.lower(), scene.day) if role and role.office else None
    return of_actor(found, scene.lookup, scene.day) if found else None
