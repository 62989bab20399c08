"""What a phrase says about its actor before references are resolved: owners, roles, beliefs."""

from __future__ import annotations

from datetime import date

from eventcoder.actors import vocabulary as words
from eventcoder.actors.codes import PRIMARY, STATELESS, country_part, first_role, parts
from eventcoder.actors.context import country_code
from eventcoder.actors.lookup import Lookup
from eventcoder.actors.pieces import BELIEFS, Piece
from eventcoder.actors.tree import COUNTRY_SENSES, Tree
from eventcoder.codebook.compiled import Actor
from eventcoder.frozen import record

# A modifier of these kinds says more than the head: "rebel soldiers" are rebels.
_STRONGER = frozenset(("REB", "SEP", "INS", "UAF", "OPP"))


@record
class Owner:
    """Whose agent it is: a country, an organisation, or the person somebody speaks for.

    `people` is set where the country is known from a people that is a minority there ("Chechen").
    """

    code: str
    actor: Actor
    people: bool = False


@record
class Draft:
    """A phrase's own account of its actor, and the piece that heads it."""

    head: int
    sense: str
    piece: Piece | None = None
    owners: tuple[Owner, ...] = ()
    roles: tuple[str, ...] = ()
    beliefs: tuple[str, ...] = ()
    office: str = ""  # words of the agent, lower case: "foreign minister"
    former: bool = False
    plural: bool = False


class Drafter:
    """Makes drafts of the phrases of one sentence on one day."""

    def __init__(self, tree: Tree, lookup: Lookup, day: date) -> None:
        """Of one sentence's tree."""
        self.tree = tree
        self.lookup = lookup
        self.day = day

    def draft(self, head: int) -> Draft:
        """The draft of the phrase with this head token."""
        sense = self.tree.sense(head)
        inner = [(self.draft(child), relation) for child, relation in self.tree.attached[head]]
        if sense == "quantity" and inner:
            return self._counted(head, inner)
        piece = next(iter(self.tree.pieces.get(head, ())), None)
        generic = sense == "generic" or self.tree.phrases.lemma(head) in words.GENERIC
        own = piece.role if piece and piece.sense == "agent" else ""
        titles = sense in ("actor", "surname", "name", "seat")
        given = [
            role
            for draft, relation in inner
            if _roles_flow(relation, generic, titles)
            for role in draft.roles
        ]
        offices = [draft.office for draft, relation in inner if relation == "mod" and draft.office]
        return Draft(
            head,
            sense,
            piece,
            self._owners(_of_name(inner, bool(given)) if sense == "name" else inner, generic, head)
            or tuple(owner for actor in self._inside(piece) for owner in self._of_people(actor)),
            merge_roles(given, own, generic),
            self._beliefs(head, piece, inner),
            piece.surface.lower() if own and piece else (offices[-1] if offices and titles else ""),
            self.tree.phrases.is_former(head),
            self.tree.phrases.plural(head),
        )

    def _counted(self, head: int, inner: list[tuple[Draft, str]]) -> Draft:
        counted = next((draft for draft, relation in inner if relation == "of"), inner[-1][0])
        row = [draft for draft, relation in inner if relation == "of"]
        if len(row) > 1 and counted.sense in COUNTRY_SENSES:  # "a number of Syrians and Iraqis"
            return Draft(head, "generic", owners=self._owners(inner, False), plural=True)
        owners = counted.owners or self._owners([pair for pair in inner if pair[0] is not counted], False)
        return Draft(
            head,
            counted.sense,
            counted.piece,
            owners,
            counted.roles,
            counted.beliefs,
            counted.office,
            plural=True,
        )

    def _owners(self, inner: list[tuple[Draft, str]], generic: bool, head: int = -1) -> tuple[Owner, ...]:
        """Owners from the nearest relation that has any: modifiers and possessors, of-phrases, places."""
        for relations in (("mod", "poss"), ("of",), ("in",)):
            if relations == ("in",) and head >= 0 and self._whose_is_told_otherwise(head):
                break
            found = [
                (owner, draft.piece.actor if draft.piece else None)
                for draft, relation in inner
                if relation in relations
                for owner in self._as_owners(draft, generic, relation)
            ]
            outright = [owner for owner, actor in found if actor is None or actor.kind not in BELIEFS]
            if found:
                return tuple({owner.code: owner for owner in outright or [one for one, _ in found]}.values())
        return ()

    def _whose_is_told_otherwise(self, head: int) -> bool:
        """Whether the place tells nothing of whose it is: "its embassy in Lima"."""
        phrases = self.tree.phrases
        own = phrases.child(head, "poss")
        return phrases.lemma(head) in words.NOT_BY_PLACE or (own >= 0 and phrases.tokens.tag[own] == "PRP$")

    def _as_owners(self, draft: Draft, generic: bool, relation: str) -> tuple[Owner, ...]:
        actor = draft.piece.actor if draft.piece else None
        if not actor or draft.sense == "agent":
            return draft.owners
        if actor.kind in BELIEFS:
            return self._of_people(actor)
        code = country_code(actor, self.day)
        if draft.sense in COUNTRY_SENSES:
            return (Owner(code, actor),) if code else ()
        role = actor.role_on(self.day)
        full = role.code if role else code
        whole = generic or actor.kind != "person"
        if relation == "in" or not full:
            return ()
        return (Owner(full if whole else code, actor),)

    def _of_people(self, actor: Actor) -> tuple[Owner, ...]:
        """The country by whose code a people goes: Serbia of "Serb policemen"."""
        code = country_part(actor.roles[0].code) if actor.roles else None
        country = self.lookup.countries.get(code or "")
        if not code or not country:
            return ()
        return (Owner(code, country, not country.name.startswith(actor.name[:4])),)

    def _inside(self, piece: Piece | None) -> list[Actor]:
        """Peoples and faiths within an agent's own words: "Tamil rebel", "Sunni cleric"."""
        if not piece or piece.sense != "agent" or " " not in piece.surface:
            return []
        hits = self.lookup.search(piece.surface.rsplit(" ", 1)[0].title())
        actors = [self.lookup.actors.get(name.owner) for hit in hits for name in hit.names]
        return list({actor.id: actor for actor in actors if actor and actor.kind in BELIEFS}.values())

    def _beliefs(self, head: int, piece: Piece | None, inner: list[tuple[Draft, str]]) -> tuple[str, ...]:
        """Ethnic, religious and tertiary parts: of modifiers, and of words inside the agent's own name."""
        found = [belief for draft, relation in inner if relation != "in" for belief in self._belief(draft)]
        found += [actor.roles[0].code for actor in self._inside(piece) if actor.roles]
        found = [code for code in found if code not in self.lookup.countries]
        return tuple(dict.fromkeys((*found, *self._degree(head, found))))

    def _degree(self, head: int, beliefs: list[str]) -> list[str]:
        """RAD or MOD, which say something beside a faith only: "radical Muslim clerics"."""
        lemmas = [self.tree.phrases.lemma(child) for child in self.tree.phrases.children[head]]
        return [words.DEGREES[lemma] for lemma in lemmas if beliefs and lemma in words.DEGREES]

    def _belief(self, draft: Draft) -> tuple[str, ...]:
        actor = draft.piece.actor if draft.piece else None
        if actor and actor.kind in BELIEFS and actor.roles:
            return (actor.roles[0].code,)
        return draft.beliefs


def _of_name(inner: list[tuple[Draft, str]], titled: bool) -> list[tuple[Draft, str]]:
    """What may tell the country of a name in no dictionary: not the surname in "Lee Hsien Loong".

    Without a title an of-phrase tells nothing: "Organization of American States".
    """
    kept = [pair for pair in inner if pair[0].sense not in ("surname", "name")]
    kept = [pair for pair in kept if titled or pair[1] in ("mod", "poss")]
    clear = [pair for pair in kept if pair[0].sense not in ("city", "region")]
    return clear if any(draft.sense in COUNTRY_SENSES for draft, _ in clear) else kept


def _roles_flow(relation: str, generic: bool, titles: bool) -> bool:
    return relation == "mod" or (relation in ("of", "poss") and generic and not titles)


def merge_roles(given: list[str], own: str, generic: bool) -> tuple[str, ...]:
    """The role codes of a head and its modifiers together: "opposition fighters", "rebel soldiers"."""
    if not given or not own:
        return tuple(dict.fromkeys(given or ([own] if own else [])))
    if generic:
        return tuple(dict.fromkeys(given))
    if own == "CVL":
        return tuple(dict.fromkeys(role for role in given)) or (own,)
    given = [role for role in given if role != "CVL"]
    primary = [role for role in given if role[:3] in PRIMARY]
    if own[:3] not in PRIMARY or not primary:
        return tuple(dict.fromkeys((*given, own)))
    if primary[0] == "OPP" and own in ("REB", "INS", "SEP"):
        return ("OPP", own)
    if primary[0] == "OPP" and own == "UAF":  # the armed opposition is what the manual calls rebels
        return ("OPP", "REB")
    return tuple(dict.fromkeys(given)) if primary[0][:3] in _STRONGER else (own,)


def is_whole(code: str) -> bool:
    """Whether a code is complete as it stands: a group with a role, or an armed international one."""
    return code.startswith("IMG") or (
        code[:3] not in STATELESS and bool(first_role(code)) and len(parts(code)) > 2
    )
