"""One sentence on one day in one document: what resolving needs to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from eventcoder.actors import vocabulary as words
from eventcoder.actors.context import DocumentContext
from eventcoder.actors.drafts import Draft, Drafter
from eventcoder.actors.lookup import Lookup
from eventcoder.actors.phrases import MODIFIERS, Phrases
from eventcoder.actors.tree import Tree
from eventcoder.records import Entity, Sentence


@dataclass(slots=True)
class Scene:
    """The sentence being resolved; `entities` fills up in the order of the text, by head token."""

    sentence: Sentence
    phrases: Phrases
    tree: Tree
    lookup: Lookup
    day: date
    context: DocumentContext
    entities: dict[int, Entity] = field(default_factory=dict)

    def draft(self, head: int) -> Draft:
        """The draft of a phrase of this sentence."""
        return Drafter(self.tree, self.lookup, self.day).draft(head)

    def key(self, head: int) -> str:
        """A key that only this mention has."""
        place = self.sentence.start + self.phrases.tokens.start[head]
        return f"{self.sentence.sentence_id}:{place}:{self.phrases.lemma(head)}"

    def one_of_its_kind(self, draft: Draft) -> bool:
        """Whether a country has just one of these, so that two mentions are one entity: "the government"."""
        lone = not draft.plural and self.phrases.tokens.tag[draft.head] in ("NN", "NNP")
        return lone and self.phrases.definite(draft.head) and not draft.former

    def seen_name(self, surname: str) -> Entity | None:
        """The entity of a full name earlier in this sentence that ends in this surname."""
        for entity in self.entities.values():
            if entity.kind in ("person", "name") and entity.name and entity.name.split()[-1] == surname:
                return entity
        return None

    def acts_as_government(self, head: int) -> bool:
        """Whether a capital in this place of the sentence is a government, not the town."""
        tokens = self.phrases.tokens
        first = self.phrases.first_conjunct(head)
        preposition, above = self.phrases.preposition(head)
        if preposition:
            moved = above >= 0 and self.phrases.lemma(above) in words.MOTION
            return preposition not in words.LOCATIVE and not (moved and preposition in words.WHERE_FROM_OR_TO)
        if tokens.dep[first] in ("dobj", "nsubjpass"):
            return self.phrases.lemma(tokens.head[first]) not in words.DONE_TO_A_TOWN
        return True

    def is_place(self, head: int) -> bool:
        """Whether a capital is only a place here: "in Moscow", "the Moscow metro", a dateline."""
        tokens = self.phrases.tokens
        preposition, _ = self.phrases.preposition(head)
        if preposition in words.LOCATIVE or preposition == "as" or self._before_its_country(head):
            return True
        dep = tokens.dep[self.phrases.first_conjunct(head)]
        if dep in MODIFIERS:
            return not self.joined_by_hyphen(head)
        return dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "attr", "dative", "iobj")

    def _before_its_country(self, head: int) -> bool:
        """Whether a comma, a country and another comma follow: "Kabul, Afghanistan,"."""
        text = self.phrases.tokens.text
        after = self.tree.pieces.get(head + 2, ())
        if not after or after[0].sense != "country" or text[head + 1] != ",":
            return False
        return head + 3 < len(text) and text[head + 3] in (",", "(", ".")

    def is_acted_on(self, head: int) -> bool:
        """Whether a town or region is what something is done to: "shelled Basra", "a curfew on Basra"."""
        preposition, _ = self.phrases.preposition(head)
        if preposition:
            return preposition in ("on", "against", "upon")
        return self.phrases.tokens.dep[self.phrases.first_conjunct(head)] in ("dobj", "nsubjpass")

    def joined_by_hyphen(self, head: int) -> bool:
        """Whether the next or last token but one is another actor: "Moscow-Kyiv talks"."""
        text = self.phrases.tokens.text
        for step in (1, -1):
            beside, other = head + step, head + 2 * step
            if 0 <= other < len(text) and text[beside] in ("-", "–", "/") and other in self.tree.covered:
                return True
        return False

    def country_by_adjective(self, head: int) -> bool:
        """Whether an adjective tells the country of a name ("British"); its noun may be a first name."""
        children = [child for child, _ in self.tree.attached[head]]
        return any(self.tree.sense(child) == "adjective" for child in children)

    def is_subject_of_be(self, head: int) -> bool:
        """Whether a token is the subject of a form of "be"."""
        return self.phrases.lemma(self.phrases.tokens.head[head]) in ("be", "'s", "’s")
