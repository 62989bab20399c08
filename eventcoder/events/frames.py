"""A clause seen through one verb: event nouns get the arguments of the verb that they stand for."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from eventcoder.codebook.compiled import Codebook, Nominal
from eventcoder.frozen import record
from eventcoder.records import Argument, Clause

# Sets of verbs that tell an act from the other side, and the verb of the one who acts.
_CONVERSES = (("receiving_verbs", "give"), ("borrowing_verbs", "lend"))


@record
class Frame:
    """A clause under one lemma, with arguments in the roles of that verb's active voice."""

    clause: Clause
    lemma: str
    arguments: tuple[Argument, ...]
    nominal: bool = False
    # What patterns have asked for before: roles, or prepositions, and the arguments that have them.
    _asked: dict[Hashable, tuple[Argument, ...]] = field(default_factory=dict, repr=False, compare=False)

    def having(self, *roles: str) -> tuple[Argument, ...]:
        """The arguments in one of these roles."""
        found = self._asked.get(roles)
        if found is None:
            found = tuple(argument for argument in self.arguments if argument.role in roles)
            self._asked[roles] = found
        return found

    def behind(self, prepositions: frozenset[str]) -> tuple[Argument, ...]:
        """The arguments behind one of these prepositions."""
        found = self._asked.get(prepositions)
        if found is None:
            found = tuple(one for one in self.having("prep") if one.prep in prepositions)
            self._asked[prepositions] = found
        return found


@dataclass(slots=True)
class Frames:
    """The frames of a sentence's clauses, each clause read once."""

    codebook: Codebook
    texts: tuple[str, ...] = ()  # of the tokens, where a dictionary may list forms of a verb by themselves
    _known: dict[int, tuple[Frame, ...]] = field(default_factory=dict, repr=False)

    def of(self, clause: Clause) -> tuple[Frame, ...]:
        """Every way to read a clause of the sentence."""
        found = self._known.get(clause.index)
        if found is None:
            found = self._known[clause.index] = self._as_written(clause) or frames_of(clause, self.codebook)
        return found

    def _as_written(self, clause: Clause) -> tuple[Frame, ...]:
        """A form with patterns of its own has no others: LEFT is not LEAVE."""
        form = self.texts[clause.trigger].lower() if self.texts else ""
        listed = clause.kind == "verb" and form != clause.lemma and form in self.codebook.patterns
        return (Frame(clause, form, clause.arguments),) if listed else ()


def frames_of(clause: Clause, codebook: Codebook) -> tuple[Frame, ...]:
    """Every way to read a clause: a verb with and without its particle, a noun as each of its verbs."""
    if clause.kind == "noun":
        nominals = codebook.nominals.get(clause.lemma, ())
        as_verbs = tuple(_as_verb(clause, nominal) for nominal in nominals)
        return (*as_verbs, _as_noun(clause))
    base = clause.base or clause.lemma.split("_")[0]
    lemmas = dict.fromkeys((clause.lemma, _known(base, codebook)))
    frames = [Frame(clause, lemma, clause.arguments) for lemma in lemmas]
    for name, verb in _CONVERSES:
        if not codebook.sets.get(name, frozenset()).isdisjoint(lemmas):
            frames.extend(_converse(clause, verb))
    return tuple(frames)


def _converse(clause: Clause, verb: str) -> tuple[Frame, ...]:
    """ "T received a loan from S" as "S gave T a loan": who is behind `from` gives, the subject gets."""
    givers = [
        argument for argument in clause.arguments if argument.role == "prep" and argument.prep == "from"
    ]
    if not givers:
        return ()
    out: list[Argument] = []
    for argument in clause.arguments:
        if argument.role == "subject":
            out += [replace(argument, role="indirect"), replace(argument, role="prep", prep="to")]
        else:
            out.append(replace(argument, role="subject", prep="") if argument in givers else argument)
    return (Frame(clause, verb, tuple(out)),)


def _known(lemma: str, codebook: Codebook) -> str:
    """The lemma; where no rule knows it but one a letter longer or shorter, that one: "stag" is "stage"."""
    for form in (lemma, lemma + "e", lemma[:-1] if lemma.endswith(("e", lemma[-2:-1])) else lemma):
        if form in codebook.patterns or form in codebook.operators:
            return form
    return lemma


def _as_noun(clause: Clause) -> Frame:
    """A noun with patterns of its own: its possessor, modifier or by-phrase is the subject."""
    as_verb = _as_verb(clause, Nominal(clause.lemma, clause.lemma))
    return Frame(clause, as_verb.lemma, as_verb.arguments)


def _as_verb(clause: Clause, nominal: Nominal) -> Frame:
    """The frame of `nominal.verb`: possessor, by-phrase or modifier as subject, of-phrases as object."""
    mapped = [_renamed(argument, nominal) for argument in clause.arguments]
    has_subject = any(argument.role == "subject" for argument in mapped)
    has_object = any(argument.role == "object" for argument in mapped)
    out: list[Argument] = []
    for original, argument in zip(clause.arguments, mapped, strict=True):
        role = argument.role
        if role == "possessor":
            to_object = (nominal.possessor == "target" or has_subject) and not has_object
            argument = replace(argument, role="object" if to_object else "subject")
            has_subject = has_subject or not to_object
            has_object = has_object or to_object
        out.append(argument)
        if role != original.role:
            out.append(original)
    if not has_subject:
        out.extend(
            replace(argument, role="subject") for argument in clause.arguments if argument.role == "modifier"
        )
    return Frame(clause, nominal.verb, tuple(out), nominal=True)


def _renamed(argument: Argument, nominal: Nominal) -> Argument:
    """The argument in the verb's role, where the preposition says which."""
    if argument.role != "prep":
        return argument
    if argument.prep in nominal.source or argument.prep == "between":
        return replace(argument, role="subject", prep="")
    if argument.prep in nominal.target:
        return replace(argument, role="object", prep="")
    return argument
