"""From drafts to entities: dictionary entries, agents with owners, unknown names; references for the rest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from eventcoder.actors import references
from eventcoder.actors import vocabulary as words
from eventcoder.actors.again import same_agent
from eventcoder.actors.codes import INTERNATIONAL, ROLES, STATELESS, compose, first_role, former, parts
from eventcoder.actors.dictionary_codes import dictionary_entity
from eventcoder.actors.drafts import Draft, Owner, is_whole
from eventcoder.actors.entities import dated_code, holder, of_actor
from eventcoder.actors.names import looks_like_person, name_start
from eventcoder.actors.pieces import BELIEFS
from eventcoder.actors.scene import Scene
from eventcoder.actors.sides import both_sides
from eventcoder.actors.titles import titled_before
from eventcoder.actors.tree import COUNTRY_SENSES
from eventcoder.records import Entity

# A holder who left so lately, and whom the text still gives the title, acted in office.
JUST_LEFT = timedelta(days=31)


def resolve(draft: Draft, scene: Scene) -> Entity:
    """The entity that a draft stands for in its sentence and document."""
    if scene.lookup.codebook.conventions == "petrarch":
        return dictionary_entity(draft, scene)
    if draft.sense in COUNTRY_SENSES or draft.sense == "seat":
        return _territory(draft, scene)
    if draft.sense in ("actor", "surname"):
        return _dictionary(draft, scene)
    if draft.sense == "name":
        return _unknown(draft, scene)
    return agent(draft, scene)


def _unresolved(draft: Draft, scene: Scene) -> Entity:
    assert draft.piece
    rivals = " or ".join(actor.name for actor in draft.piece.rivals)
    text = draft.piece.surface
    return Entity(f"name:{text.lower()}", name=text, why=f"ambiguous: {rivals}")


def _territory(draft: Draft, scene: Scene) -> Entity:
    """A country, people, capital, seat, or an ethnic or religious community."""
    actor = draft.piece.actor if draft.piece else None
    if not actor:
        return _unresolved(draft, scene)
    if actor.kind in BELIEFS:
        return _community(draft, scene)
    entity = replace(of_actor(actor, scene.lookup, scene.day), plural=draft.plural)
    if draft.sense == "seat":
        return entity
    code = entity.code[:3] if entity.code else None
    if draft.sense == "capital" and code and scene.acts_as_government(draft.head):
        return government(
            code, scene, f"{draft.piece.surface if draft.piece else ''} stands for the government"
        )
    return replace(entity, kind="country", why=f"{draft.sense} in the dictionary")


def government(code: str, scene: Scene, why: str) -> Entity:
    """The government of a country; one entity however it is written."""
    full = code + "GOV"
    return Entity(f"agent:{full}:government", full, scene.lookup.iso3(code), "GOV", kind="agent", why=why)


def _community(draft: Draft, scene: Scene) -> Entity:
    actor = draft.piece.actor if draft.piece else None
    assert actor
    code = actor.roles[0].code if actor.roles else None
    key, why = actor.id, f"{actor.kind} community"
    if draft.owners:
        code = compose(draft.owners[0].code, (), (code or "",))
        key = f"{draft.owners[0].actor.id}+{actor.id}"
    elif code and actor.kind == "religious" and scene.context.focus:
        code, why = compose(scene.context.focus, (), (code,)), why + " of the document's country"
    return Entity(
        key,
        code,
        scene.lookup.iso3(code),
        first_role(code),
        actor.name,
        "group",
        plural=draft.plural,
        why=why,
    )


def _dictionary(draft: Draft, scene: Scene) -> Entity:
    """A person or organisation of the dictionary, by its code on the day; a title may say more."""
    assert draft.piece
    actor = draft.piece.actor
    if not actor:
        seen = scene.context.surnames.get(draft.piece.surface)
        return (
            replace(seen, why=f"surname of {seen.name}, named before") if seen else _unresolved(draft, scene)
        )
    entity = of_actor(actor, scene.lookup, scene.day)
    if actor.role_on(scene.day) or draft.former or not draft.roles or actor.kind != "person":
        return entity
    past = [role for role in actor.roles if role.office.lower() == draft.office and role.until < scene.day]
    if past and all(scene.day - role.until > JUST_LEFT for role in past):
        return entity
    owner = draft.owners[0].code if draft.owners else (entity.code or "")[:3]
    code = compose(owner[:3], draft.roles)
    titled = of_actor(actor, scene.lookup, scene.day, code, f"title '{draft.office}'; {entity.why}")
    return replace(titled, office=draft.office)


def _unknown(draft: Draft, scene: Scene) -> Entity:
    """A name in no dictionary: seen before in the document, or with the role its title gives."""
    start = name_start(scene.phrases, draft.head, scene.tree.covered)
    words_of_name = scene.phrases.tokens.text[start : draft.head + 1]
    name = " ".join(words_of_name).replace(" - ", "-")
    seen = scene.context.surnames.get(words_of_name[-1]) or scene.seen_name(words_of_name[-1])
    if seen and (len(words_of_name) == 1 or seen.name == name) and not draft.roles:
        return replace(seen, why=f"surname of {seen.name}, named before")
    body = scene.phrases.has_child(draft.head, frozenset(("the",)))  # "the FBI", but "Ali Hasan"
    key = f"{'body' if body else 'name'}:{name.lower()}"
    entity = Entity(key, name=name, why="in no dictionary")
    if draft.roles:
        single = replace(draft, sense="agent", plural=False, owners=draft.owners[:1])
        titled = agent(single, scene, holders=False)
        return replace(
            entity,
            code=titled.code,
            country=titled.country,
            role=titled.role,
            why=f"title '{draft.office}'; {titled.why}",
            office=draft.office,
        )
    if draft.owners and (
        scene.country_by_adjective(draft.head) or not looks_like_person(scene.phrases, draft.head)
    ):
        code = draft.owners[0].code
        code = code if code[:3] in STATELESS else code[:3]
        return replace(
            entity, code=code, country=scene.lookup.iso3(code), why="in no dictionary; country in the phrase"
        )
    return entity


def agent(draft: Draft, scene: Scene, holders: bool = True) -> Entity:
    """An agent noun with its owner, or the reference that it makes where the phrase names none."""
    if scene.phrases.lemma(draft.head) in words.COUNTERPART:
        return references.counterpart(draft, scene)
    known = titled_before(draft, scene) if holders else None
    if known:
        return known
    if draft.roles == ("IGOPKO",) and draft.owners and draft.owners[0].actor.kind == "country":
        return owned(replace(draft, roles=("PKO",)), scene, draft.owners[0], "whose peacekeepers", holders)
    if draft.roles and draft.roles[0][:3] in STATELESS:
        owner = next((owner.code for owner in draft.owners if owner.code[:3] in STATELESS), "")
        each = [part for role in draft.roles for part in parts(role)]
        return _entity(draft, scene, "".join(dict.fromkeys((*parts(owner), *each))), "international agent")
    if len(draft.owners) > 1:
        return _several(draft, scene)
    if draft.owners:
        return owned(draft, scene, draft.owners[0], "named in the phrase", holders)
    if not draft.roles and not draft.beliefs and not scene.tree.attached[draft.head]:
        return Entity(scene.key(draft.head), kind="agent", plural=draft.plural, why="no role and no country")
    return _referring(draft, scene, holders)


def _referring(draft: Draft, scene: Scene, holders: bool) -> Entity:
    """An agent whose owner the phrase doesn't name."""
    known = both_sides(draft, scene) or same_agent(draft, scene)
    if known:
        return known
    if draft.sense == "generic" and draft.beliefs and not draft.roles:
        return _community_of(draft, scene)
    draft = references.of_a_leader(draft, scene)
    owners, why = _named_owner(draft, scene) or references.owners_of(draft, scene)
    if len(owners) > 1:
        return _several(replace(draft, owners=owners), scene)
    if owners:
        return owned(draft, scene, owners[0], why, holders)
    if not draft.roles and not draft.beliefs:
        return Entity(scene.key(draft.head), kind="agent", plural=draft.plural, why="no role and no country")
    people = next((belief for belief in draft.beliefs if belief in STATELESS), "")
    code = compose(people, draft.roles, draft.beliefs)
    return _entity(draft, scene, code, "no country in phrase or document")


def _community_of(draft: Draft, scene: Scene) -> Entity:
    """The people or faith that a phrase without a role of its own belongs to: "Serb positions"."""
    code = "".join(draft.beliefs)
    for child, _ in scene.tree.attached[draft.head]:
        piece = next(iter(scene.tree.pieces.get(child, ())), None)
        if piece and piece.actor and piece.actor.kind in BELIEFS:
            return replace(_community(scene.draft(child), scene), plural=draft.plural)
    return _entity(draft, scene, code, "community named in the phrase")


def _named_owner(draft: Draft, scene: Scene) -> tuple[tuple[Owner, ...], str] | None:
    """The one in no dictionary whose agent it is: "Mr Poroshenko's office" after "President Poroshenko"."""
    for child, relation in scene.tree.attached[draft.head]:
        if relation == "in" or scene.tree.sense(child) != "name":
            continue
        entity = resolve(scene.draft(child), scene)
        country = scene.lookup.countries.get((entity.code or "")[:3])
        if entity.code and country:
            generic = scene.phrases.lemma(draft.head) in words.GENERIC
            code = entity.code if generic else entity.code[:3]
            return (Owner(code, country),), f"{entity.name}: {entity.why}"
    return None


def _several(draft: Draft, scene: Scene) -> Entity:
    """One phrase for agents of several owners: "Russian and Ukrainian officials"."""
    each = tuple(owned(draft, scene, owner, "one of several", True) for owner in draft.owners)
    key = "+".join(entity.key for entity in each)
    return Entity(key, kind="agent", plural=True, why="several in one phrase", parts=each)


def owned(draft: Draft, scene: Scene, owner: Owner, why: str, holders: bool = True) -> Entity:
    """The entity of an agent of this owner; the holder of an office where the dictionary knows him."""
    own = owner.actor.kind
    if draft.sense == "generic" and scene.phrases.lemma(draft.head) in words.PROXY and not draft.roles:
        code = owner.code
        if scene.phrases.lemma(draft.head) in words.ARMS and owner.actor.kind == "country":
            code = compose(code, ("MIL",))
        return of_actor(owner.actor, scene.lookup, scene.day, code, f"stands for {owner.actor.name}")
    if own in ("organisation", "group", "seat") and (is_whole(owner.code) or first_role(owner.code)):
        entity = _entity(draft, scene, owner.code, why, owner)
        members = own == "group" and draft.plural  # "Hamas fighters": later "they" or "the group"
        return replace(entity, kind="group") if members else entity
    roles = draft.roles
    if owner.code[:3] in INTERNATIONAL:  # an envoy of the UN is no government
        roles = tuple(role for role in roles if role not in ("GOV", "LEG", "CVL"))
    if owner.people and draft.office in words.LEADERS:  # who leads a minority doesn't govern the country
        roles = tuple(role for role in roles if role != "GOV")
    code = compose(owner.code, roles, draft.beliefs)
    if draft.former and _left_office(first_role(code), draft):
        return _entity(draft, scene, former(code), f"{why}; former", owner)
    if holders and not draft.plural and draft.office and scene.phrases.definite(draft.head):
        person = holder(scene.lookup, owner.code[:3], draft.office, scene.day)
        if person:
            held = dated_code(person, scene.day)[0]
            return of_actor(person, scene.lookup, scene.day, held, f"{draft.office} on {scene.day}; {why}")
    return _entity(draft, scene, code, why, owner)


def _left_office(role: str | None, draft: Draft) -> bool:
    """Whether "former" makes it somebody of the elite: an official always, an officer where it is one."""
    return role in words.OFFICES or (role in words.SERVICES and not draft.plural)


def _entity(draft: Draft, scene: Scene, code: str, why: str, owner: Owner | None = None) -> Entity:
    country = scene.lookup.iso3(code) if code[:3] not in ROLES else None
    if owner and owner.code:
        country = owner.actor.country or country
    key = (
        f"agent:{code}:{scene.phrases.lemma(draft.head)}"
        if scene.one_of_its_kind(draft)
        else scene.key(draft.head)
    )
    return Entity(
        key,
        code or None,
        country,
        first_role(code),
        kind="agent",
        plural=draft.plural,
        why=why,
        office="" if draft.plural else draft.office,
    )
