"""A clause in the making; only this package sees it, and it leaves as a frozen `Clause`."""

from __future__ import annotations

from dataclasses import dataclass, field

from eventcoder.records import Argument, Clause, Complement


@dataclass(slots=True)
class Draft:
    """What is known of one clause so far. Fields of `Clause` are explained there."""

    index: int
    trigger: int
    lemma: str
    base: str
    kind: str
    passive: bool = False
    # The noun that stands as subject on the surface (or would, in a shortened clause); -1 for none.
    surface: int = -1
    swallowed: int = -1  # token of the particle or preposition that went into the lemma
    parent: int = -1
    link: Complement | None = None  # how the parent holds this clause
    light: int = -1
    negated: bool = False
    tense: str = ""
    modality: str = ""
    question: bool = False
    quoted: bool = False
    flags_from: int = -1  # token of the verb that lends its flags to a noun: "held" in "held talks"
    reporter: int = -1
    report_verb: str = ""
    arguments: list[Argument] = field(default_factory=list)
    complements: list[Complement] = field(default_factory=list)

    def head_of(self, *roles: str) -> int:
        """The head of the first argument with one of the roles that hangs on the trigger itself, or -1."""
        for argument in self.arguments:
            if argument.role in roles and argument.within < 0:
                return argument.head
        return -1

    def freeze(self) -> Clause:
        """The finished clause."""
        return Clause(
            index=self.index,
            trigger=self.trigger,
            lemma=self.lemma,
            base=self.base,
            kind=self.kind,
            arguments=tuple(dict.fromkeys(self.arguments)),
            complements=tuple(dict.fromkeys(self.complements)),
            parent=self.parent,
            passive=self.passive,
            negated=self.negated,
            tense=self.tense,
            modality=self.modality,
            question=self.question,
            quoted=self.quoted,
            reporter=self.reporter,
            report_verb=self.report_verb,
            light=self.light,
        )
