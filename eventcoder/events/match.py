"""Does a pattern match a clause, and who fills its slots?

Matching is a small search: each item of the pattern must find an argument or complement of its own.
The result says who the sources and targets are, or in one phrase why the pattern doesn't hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace

from eventcoder.codebook.grammar import Absent, Embedded, Item, PatternTree, Phrase, Slot, Words
from eventcoder.events.frames import Frame, Frames
from eventcoder.events.scene import Scene
from eventcoder.frozen import record
from eventcoder.records import Argument, Clause, Complement, Mention

# Where TARGET~ looks when neither object nor indirect object holds an actor, in this order.
NEAR_PREPOSITIONS = (
    "against",
    "with",
    "from",
    "to",
    "on",
    "by",
    "at",
    "into",
    "toward",
    "towards",
    "over",
    "of",
)
# Labels of what is said beside a verb: "fall back", "be angry".
_BESIDE = ("advmod", "prt", "acomp", "oprd", "amod", "compound", "attr")
_NEAR = tuple(frozenset({preposition}) for preposition in NEAR_PREPOSITIONS)
_WITH, _BETWEEN = frozenset({"with"}), frozenset({"between", "among"})
_BARE = ("object", "indirect", "attribute")
_PLACE_PREPOSITIONS = frozenset({"in", "at", "on", "near", "to", "from"})
# "a series of attacks", "thousands of troops": the word behind `of` counts as the head.
_TRANSPARENT = frozenset({
    "amount", "barrel", "batch", "bit", "box", "cargo", "consignment", "couple", "crate", "dozen",
    "group", "half", "handful", "host", "hundred", "kind", "last", "lot", "majority", "million", "most",
    "name", "number", "part", "piece", "plenty", "range", "rest", "round", "score", "series",
    "shipment", "sort", "string", "team", "third", "thousand", "ton", "tonne", "truckload", "type",
    "wave", "worth",
})  # fmt: skip


@record
class Binding:
    """What a pattern's slots hold. `level` is 0 where syntax joins them, 1 and 2 the looser joins.

    `embedded` is the clause that ACTION stands for, `action_nothing` the argument where no clause stands.
    """

    sources: tuple[Mention, ...] = ()
    targets: tuple[Mention, ...] = ()
    used: frozenset[int] = frozenset()  # head tokens of arguments that are spoken for
    consumed: frozenset[int] = frozenset()  # clauses that the pattern has taken in
    embedded: int = -1
    bound: int = 0  # slots and optional parts filled
    target_argument: Argument | None = None


@record
class Matcher:
    """Matches trees against frames. `lenient`: slots may stay empty (embedded actions)."""

    scene: Scene
    frames: Frames
    lenient: bool = False
    _starts: dict[tuple[int, str, bool, bool, bool], Binding | str] = field(default_factory=dict, repr=False)

    def match(self, tree: PatternTree, frame: Frame) -> Binding | str:
        """The binding of a pattern on a frame, or the reason why it doesn't match."""
        if not self._trigger_fits(tree.body.trigger, frame):
            return "its trigger needs other words beside it"
        start = self.start(frame, tree.reciprocal, tree.source.optional)
        if isinstance(start, str):
            return start
        for binding in self._items(tree.body.items, frame, start):
            if tree.reciprocal or not self._same_side(binding):
                return binding
        return "something that it asks for is missing"

    def _trigger_fits(self, trigger: Words, frame: Frame) -> bool:
        """The words of one alternative are all there: for `air+strike`, `air` before `strike`."""
        if trigger.pos == "n" and frame.clause.kind != "noun":
            return False
        if trigger.pos != "n" and frame.clause.kind == "noun" and not frame.nominal:
            return False
        trigger_token = frame.clause.trigger
        for parts in trigger.by_head.get(frame.lemma, ()):
            if not parts or self._has_parts(parts, trigger_token):
                return True
        return False

    # -- who

    def start(self, frame: Frame, reciprocal: bool, optional: bool) -> Binding | str:
        """Who the sources are is the same for all patterns of a frame, so it is found once."""
        key = (frame.clause.index, frame.lemma, frame.nominal, reciprocal, optional)
        found = self._starts.get(key)
        if found is None:
            found = self._reciprocal(frame) if reciprocal else self._source(optional, frame)
            self._starts[key] = found
        return found

    def _source(self, optional: bool, frame: Frame) -> Binding | str:
        subjects = frame.having("subject")
        for argument in subjects:
            actors = self._fitting(argument, "source")
            if actors:
                return Binding(sources=actors, used=frozenset({argument.head}), bound=1)
        crowd = self._crowd(frame)
        if crowd:
            return Binding(sources=crowd, bound=1)
        if optional or self.lenient:
            used = frozenset(argument.head for argument in subjects if self._is_means(argument))
            return Binding(used=used)
        return "no actor as its subject"

    def _crowd(self, frame: Frame) -> tuple[Mention, ...]:
        """A protest or strike of nobody named is its own source where the sentence reports it.

        It does as the subject of a verb ("protests erupted") or with a place, cause or aim ("protests over
        fuel prices"); "the nature of the protests" only speaks of it.
        """
        clause = frame.clause
        found = self.scene.by_head.get(clause.trigger, ()) if clause.kind == "noun" else ()
        crowd = tuple(mention for mention in found if mention.entity.kind == "event")
        if not crowd or self.scene.tokens.dep[clause.trigger] in ("nsubj", "nsubjpass"):
            return crowd
        described = any(argument.role == "prep" for argument in clause.arguments)
        return crowd if described and not self.scene.is_definite(clause.trigger) else ()

    def _is_means(self, argument: Argument) -> bool:
        """A subject that is no actor (a bomb, a blast) is spoken for, so that it can't be the target."""
        return not self.scene.actors_in(argument)

    def _reciprocal(self, frame: Frame) -> Binding | str:
        """A plural subject ("Iran and Iraq met"), a subject and a with-phrase, or "between Iran and Iraq"."""
        actors: list[Mention] = []
        heads: set[int] = set()
        for argument in (*frame.having("subject"), *frame.behind(_BETWEEN)):
            actors.extend(self._fitting(argument, ""))
            heads.add(argument.head)
        for argument in (*frame.behind(_WITH), *frame.having("object")):
            found = self._fitting(argument, "")
            if argument.role == "object":  # "met T", not "held a session on T"
                found = tuple(one for one in found if one.head in (argument.heads or (argument.head,)))
            if found and actors and argument.head not in heads:
                return Binding(tuple(actors), found, frozenset(heads | {argument.head}), bound=2)
        distinct = _distinct(actors)
        if len(distinct) >= 2:
            return Binding((distinct[0],), tuple(distinct[1:]), frozenset(heads), bound=2)
        if self.lenient:
            return Binding(tuple(distinct), (), frozenset(heads))
        return "it takes two actors, and only one is there"

    def _fitting(self, argument: Argument, side: str) -> tuple[Mention, ...]:
        """The actors of an argument that may stand on a side, where the document marks sides."""
        actors = tuple(self.scene.marked_for(mention) for mention in self.scene.actors_in(argument))
        if side and side in self.scene.marked:
            marked = tuple(mention for mention in actors if mention.side == side)
            return marked or tuple(
                mention
                for word in argument.words
                for mention in self.scene.by_head.get(word, ())
                if mention.side == side
            )
        return tuple(mention for mention in actors if mention.side in (None, side)) if side else actors

    def _same_side(self, binding: Binding) -> bool:
        """True where sources and targets are the same entities: no event with oneself."""
        targets = {mention.entity.key for mention in binding.targets}
        return bool(targets) and targets == {mention.entity.key for mention in binding.sources}

    # -- what stands beside the trigger

    def _items(self, items: tuple[Item, ...], frame: Frame, binding: Binding) -> Iterator[Binding]:
        """Every way to place the items, the likeliest first."""
        if not items:
            yield binding
            return
        item, rest = items[0], items[1:]
        for step in self._item(item, frame, binding):
            yield from self._items(rest, frame, step)
        if not isinstance(item, Absent) and item.optional:
            yield from self._items(rest, frame, binding)

    def _item(self, item: Item, frame: Frame, binding: Binding) -> Iterator[Binding]:
        if isinstance(item, Absent):
            if not self._present(item.words, frame.clause):
                yield binding
        elif isinstance(item, Embedded):
            yield from self._complement(item, frame, binding)
        elif isinstance(item.content, Slot):
            yield from self._slot(item, item.content, frame, binding)
        else:
            yield from self._phrase(item, frame, binding)

    def _present(self, words: Words, clause: Clause) -> bool:
        if words.heads.isdisjoint(self.scene.lemma_set):
            return False
        shared = {word for argument in clause.arguments for word in argument.words}
        inside = (self.scene.below(clause) | shared) - {clause.trigger}
        return any(self._word_at(words, token) for token in inside)

    def _phrase(self, item: Phrase, frame: Frame, binding: Binding) -> Iterator[Binding]:
        """`&boycott`, `for &aid`, `TARGET's &boycott`, `*`."""
        for argument in self._candidates(item, frame):
            if not item.prepositions and argument.head in binding.used:
                continue
            if isinstance(item.content, Words) and not self._holds(item.content, argument):
                continue
            step = self._using(binding, argument, item.optional)
            if item.possessor is None:
                yield step
                continue
            own = {mention.entity.key for mention in binding.sources}
            for owner in self._owners(argument):
                if owner.entity.key in own:  # "eased its blockade of Gaza"
                    continue
                yield replace(step, targets=(owner,), bound=step.bound + 1, target_argument=argument)
        if isinstance(item.content, Words) and not item.prepositions and item.possessor is None:
            yield from self._adverb(item.content, frame, binding)

    def _candidates(self, item: Phrase, frame: Frame) -> tuple[Argument, ...]:
        if item.prepositions:
            return frame.behind(item.prepositions)
        if frame.nominal or frame.clause.kind == "noun":
            return frame.having(*_BARE, "modifier")
        return frame.having(*_BARE)

    def _adverb(self, words: Words, frame: Frame, binding: Binding) -> Iterator[Binding]:
        """A bare word may also be an adverb, adjective or particle that hangs on the trigger itself."""
        dep = self.scene.tokens.dep
        for token in self.scene.kids[frame.clause.trigger]:
            if dep[token] in _BESIDE and self._word_at(words, token):
                yield binding
                return

    def _owners(self, argument: Argument) -> tuple[Mention, ...]:
        """The actors that possess or modify it: "T's boycott", "the boycott of T", "the T boycott"."""
        tokens = self.scene.tokens
        found = []
        for word in argument.words:
            if word == argument.head:
                continue
            for mention in self.scene.by_head.get(word, ()):
                if tokens.dep[word] in ("poss", "compound", "amod", "nmod", "pobj", "conj", "appos"):
                    found.append(mention)
        if "target" in self.scene.marked:
            found = [mention for mention in found if mention.side == "target"]
        return tuple(found)

    def _slot(self, item: Phrase, slot: Slot, frame: Frame, binding: Binding) -> Iterator[Binding]:
        """TARGET, TARGET?, TARGET~ with or without a preposition."""
        filled = False
        taken = {mention.head for mention in binding.sources}
        own = {mention.entity.country for mention in binding.sources}
        for argument in self._places_for(item, slot, frame):
            actors = tuple(m for m in self._fitting(argument, "target") if m.head not in taken)
            if not item.prepositions and argument.prep != "of":  # "weeks of protests" may be yielded to
                actors = tuple(m for m in actors if m.entity.kind != "event")
            if argument.head in binding.used:  # "expelled T's diplomats": the word of the rule is T itself
                whole = argument.role == "object" and not item.prepositions
                actors = tuple(m for m in actors if whole and m.head == argument.head and is_foreign(m, own))
            if actors:
                filled = True
                step = binding
                if any(mention.head in (argument.heads or (argument.head,)) for mention in actors):
                    step = self._using(binding, argument, item.optional)
                yield replace(step, targets=actors, bound=step.bound + 1, target_argument=argument)
        if not filled and (slot.optional or self.lenient):
            yield binding

    def _places_for(self, item: Phrase, slot: Slot, frame: Frame) -> tuple[Argument, ...]:
        if item.prepositions:
            return frame.behind(item.prepositions)
        objects = frame.having("object", "indirect")
        if not slot.near:
            return objects
        marked = "target" in self.scene.marked
        near = [
            argument
            for preposition in _NEAR
            for argument in frame.behind(preposition)
            if marked or not self._is_place(argument)
        ]
        if marked:  # the user says that this is the target, wherever it hangs in the clause
            near.extend(argument for argument in frame.having("prep", "attribute") if argument not in near)
        return (*objects, *near)

    def _is_place(self, argument: Argument) -> bool:
        """A phrase of place or time: a country or no actor behind in, at, on, near."""
        if argument.prep not in _PLACE_PREPOSITIONS:
            return False
        actors = self.scene.actors_in(argument)
        return all(actor.entity.kind == "place" for actor in actors)

    def _using(self, binding: Binding, argument: Argument, optional: bool) -> Binding:
        clause = self.scene.noun_clause.get(argument.head)
        consumed = binding.consumed if clause is None else binding.consumed | {clause}
        return Binding(
            binding.sources,
            binding.targets,
            binding.used | {argument.head},
            consumed,
            binding.embedded,
            binding.bound + optional,
            binding.target_argument,
        )

    # -- embedded clauses

    def _complement(self, item: Embedded, frame: Frame, binding: Binding) -> Iterator[Binding]:
        for clause in self._embedded_clauses(item, frame):
            if item.body is not None and clause.negated:  # "vowed not to release" isn't "vowed to release"
                continue
            for step in self.with_subject(item, frame, clause, binding):
                step = replace(step, consumed=step.consumed | {clause.index})
                if item.body is None:
                    yield replace(step, embedded=clause.index)
                    continue
                for inner in self.frames.of(clause):
                    if self._trigger_fits(item.body.trigger, inner):
                        yield from self._items(item.body.items, inner, step)

    def _embedded_clauses(self, item: Embedded, frame: Frame) -> Iterator[Clause]:
        clauses = self.scene.clauses
        for complement in frame.clause.complements:
            if self._fits_kind(item, complement):
                yield clauses[complement.clause]
        if item.kind not in ("noun", "any"):
            return
        arguments = frame.behind(item.prepositions) if item.prepositions else frame.having(*_BARE)
        for argument in arguments:
            index = self.scene.noun_clause.get(self._content_head(argument))
            if index is not None and index != frame.clause.index:
                yield clauses[index]

    def _fits_kind(self, item: Embedded, complement: Complement) -> bool:
        if item.kind == "to":
            return complement.kind in ("to", "purpose")
        if item.kind == "any":
            return complement.kind in ("to", "that", "ing")
        if item.kind in ("noun", "ing"):
            prep = complement.prep
            return complement.kind == "ing" and (not item.prepositions or prep in item.prepositions)
        return complement.kind == item.kind

    def with_subject(
        self, item: Embedded, frame: Frame, clause: Clause, binding: Binding
    ) -> Iterator[Binding]:
        """Bind the complement's subject: an argument of the matrix clause, or the clause's own subject."""
        if item.subject is None:
            yield binding
            return
        arguments = (
            frame.behind(item.prepositions) if item.prepositions else frame.having("object", "indirect")
        )
        own = tuple(argument for argument in clause.arguments if argument.role == "subject")
        for argument in (*arguments, *own):
            if isinstance(item.subject, Words):
                if self._holds(item.subject, argument):
                    yield binding
                    return
                continue
            taken = {mention.head for mention in binding.sources}
            actors = tuple(m for m in self._fitting(argument, "target") if m.head not in taken)
            if actors:
                yield replace(
                    binding,
                    targets=actors,
                    used=binding.used | {argument.head},
                    bound=binding.bound + 1,
                    target_argument=argument,
                )
                return
        if self.lenient or (isinstance(item.subject, Slot) and item.subject.optional):
            yield binding

    # -- words

    def _holds(self, words: Words, argument: Argument) -> bool:
        """True where the head, a conjunct of it, or the noun behind "a series of" is one of the words."""
        tokens = self.scene.tokens
        heads = {argument.head, self._content_head(argument)}
        for word in argument.words:
            if tokens.dep[word] == "conj" and tokens.head[word] in heads:
                heads.add(word)
        return any(self._word_at(words, head) for head in heads)

    def _content_head(self, argument: Argument) -> int:
        """The head, or behind "a series of", "thousands of" the noun that is meant."""
        tokens = self.scene.tokens
        head = argument.head
        if tokens.lemma[head] not in _TRANSPARENT:
            return head
        for word in argument.words:
            preposition = tokens.head[word]
            if (
                tokens.dep[word] == "pobj"
                and tokens.lemma[preposition] == "of"
                and tokens.head[preposition] == head
            ):
                return word
        return head

    def _word_at(self, words: Words, token: int) -> bool:
        parts = words.by_head.get(self.scene.lemmas[token])
        if parts is None:
            return False
        return () in parts or any(self._has_parts(before, token) for before in parts)

    def _has_parts(self, parts: tuple[str, ...], token: int) -> bool:
        """True where the words before a noun phrase's head hang on it: `human` of `human+right`."""
        if not self.scene.lemma_set.issuperset(parts):
            return False
        head, lemmas = self.scene.tokens.head, self.scene.lemmas
        beside = {
            lemmas[other]
            for other in range(max(0, token - 6), min(len(head), token + 6))
            if head[other] == token or head[head[other]] == token
        }
        return beside.issuperset(parts)


def is_foreign(mention: Mention, own: set[str | None]) -> bool:
    """Named with a country of its own that isn't the source's: not just "troops"."""
    entity = mention.entity
    named = entity.kind == "country" or entity.why.startswith("named in the phrase")
    return named and entity.country is not None and entity.country not in own


def _distinct(mentions: list[Mention]) -> list[Mention]:
    """The mentions with different entities, in order."""
    seen: set[str] = set()
    out = []
    for mention in mentions:
        if mention.entity.key not in seen:
            seen.add(mention.entity.key)
            out.append(mention)
    return out
