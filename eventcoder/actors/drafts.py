"""What a phrase says about its actor before references are resolved: owners, roles, beliefs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eventcoder.actors import vocabulary as words
from eventcoder.actors.codes import PRIMARY, STATELESS, first_role, parts
from eventcoder.actors.context import country_code
from eventcoder.actors.lookup import Lookup
from eventcoder.actors.pieces import BELIEFS, Piece
from eventcoder.actors.tree import COUNTRY_SENSES, Tree
from eventcoder.codebook.compiled import Actor

# A modifier of these kinds says more than the head: "rebel soldiers" are rebels.
_STRONGER = frozenset(("REB", "SEP", "INS", "UAF", "OPP"))


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose agent it is: a country, an organisation, or the person somebody speaks for."""

    code: str
    actor: Actor


@dataclass(frozen=True, slots=True)
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
            self._owners(_of_name(inner, bool(given)) if sense == "name" else inner, generic),
            merge_roles(given, own, generic),
            tuple(belief for draft, relation in inner if relation != "in" for belief in self._belief(draft)),
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

    def _owners(self, inner: list[tuple[Draft, str]], generic: bool) -> tuple[Owner, ...]:
        """Owners from the nearest relation that has any: modifiers and possessors, of-phrases, places."""
        for relations in (("mod", "poss"), ("of",), ("in",)):
            found = [
                owner
                for draft, relation in inner
                if relation in relations
                for owner in self._as_owners(draft, generic, relation)
            ]
            if found:
                return tuple({owner.code: owner for owner in found}.values())
        return ()

    def _as_owners(self, draft: Draft, generic: bool, relation: str) -> tuple[Owner, ...]:
        actor = draft.piece.actor if draft.piece else None
        if not actor or draft.sense == "agent":
            return draft.owners
        if actor.kind in BELIEFS:
            return ()
        code = country_code(actor, self.day)
        if draft.sense in COUNTRY_SENSES:
            return (Owner(code, actor),) if code else ()
        role = actor.role_on(self.day)
        full = role.code if role else code
        whole = generic or actor.kind != "person"
        if relation == "in" or not full:
            return ()
        return (Owner(full if whole else code, actor),)

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
    return tuple(dict.fromkeys(given)) if primary[0][:3] in _STRONGER else (own,)


def is_whole(code: str) -> bool:
    """Whether a code is complete as it stands: a group with a role, or an armed international one."""
    return code.startswith("IMG") or (
        code[:3] not in STATELESS and bool(first_role(code)) and len(parts(code)) > 2
    )
