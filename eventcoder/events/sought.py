"""Whom an act touches though its rule has no word for it: looked for around the clause, the nearest first.

"Serbia vetoed the draft proposed by Britain", "workers won't end the strike until the company pays": the
shipped rules leave TARGET out where English has too many ways to name it. Rules of a user's own codebook mean
what they say, and stay without.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from eventcoder.codebook.compiled import Codebook
from eventcoder.events.actions import Action
from eventcoder.events.scene import Scene
from eventcoder.parse.words import ADJUNCT, ASIDE
from eventcoder.records import Argument, Clause, Mention

_OBJECTS = ("object", "indirect")
# Prepositions that lead to whom an act is done, the likeliest first.
_TOWARDS = (
    *("against", "with", "to", "on", "upon", "over", "from", "at", "into", "toward", "towards", "by"),
    *("for", "of"),
)
_WHERE = frozenset(
    {"in", "near", "at", "around", "across", "along", "inside", "outside", "within", "through"}
)
_CONDITIONS = frozenset({"until", "till", "unless", "if", "should", "because", "so"})
_PRESSURE = frozenset({"after", "amid", "following", "under", "in_face_of", "in_response_to"})
_FORCES = frozenset({"MIL", "COP", "SPY"})
_KINDS_OF = ("compound", "amod", "nmod")


@dataclass(frozen=True, slots=True)
class _Search:
    """What all the looking needs: the action, and what can't be its target."""

    scene: Scene
    action: Action
    keys: frozenset[str]  # entities of the source
    countries: frozenset[str | None]  # of the source
    tokens: frozenset[int]  # words of the source's own phrase

    @property
    def arguments(self) -> tuple[Argument, ...]:
        """The clause's arguments, without those that only say when or in what circumstances."""
        lemmas = self.scene.lemmas
        return tuple(
            one
            for one in self.action.clause.arguments
            if one.prep not in ADJUNCT - _WHERE and lemmas[one.head] not in ASIDE
        )

    def fits(self, mention: Mention) -> bool:
        """Somebody with a code who isn't the source, nor its own country, troops or people."""
        entity = mention.entity
        if entity.key in self.keys or mention.head in self.tokens or entity.code is None:
            return False
        if entity.kind == "event" or (mention.head in self.action.binding.used and not is_named(mention)):
            return False  # "sent troops": what the rule itself asks for
        return not self._is_own(mention) and not self._is_word(mention)

    def _is_own(self, mention: Mention) -> bool:
        entity, tokens = mention.entity, self.scene.tokens
        home = entity.country is not None and entity.country in self.countries
        if home and ((entity.kind == "country" and not entity.plural) or entity.role in _FORCES):
            return True
        return any(
            tokens.head[word] == mention.head and tokens.tag[word] == "PRP$"
            for word in range(mention.start, mention.head)
        )

    def _is_word(self, mention: Mention) -> bool:
        """ "church property", "party leadership": a common noun that only says what kind of thing it is."""
        return self.scene.tokens.dep[mention.head] in _KINDS_OF and mention.entity.kind in ("agent", "name")

    def first(self, arguments: Iterable[Argument]) -> tuple[Mention, ...]:
        """Those whom the first fitting argument names, or else the first one inside it."""
        for argument in arguments:
            found = tuple(one for one in self.scene.actors_in(argument) if self.fits(one))
            found = found or self.among(argument.words)[:1]
            if found:
                return found
        return ()

    def among(self, words: Iterable[int]) -> tuple[Mention, ...]:
        """All who stand at some words, but for places where something is done."""
        tokens, lemmas = self.scene.tokens, self.scene.lemmas
        return tuple(
            one
            for word in words
            for one in self.scene.by_head.get(word, ())
            if self.fits(one) and lemmas[tokens.head[one.head]] not in _WHERE
        )


Look = Callable[[_Search], tuple[Mention, ...]]


def sought_targets(scene: Scene, codebook: Codebook, action: Action) -> tuple[Mention, ...]:
    """The targets of an action whose rule has none; empty where the sentence names nobody who could be."""
    if not _is_open(scene, codebook, action):
        return ()
    keys = frozenset(mention.entity.key for mention in action.sources)
    countries = frozenset(mention.entity.country for mention in action.sources)
    search = _Search(scene, action, keys, countries, _own_words(scene, action))
    found = (look(search) for look in LOOKS)
    return next((targets for targets in found if targets), ())


def _is_open(scene: Scene, codebook: Codebook, action: Action) -> bool:
    if action.targets or action.reciprocal or not action.sources or "target" in scene.marked:
        return False
    return codebook.cameo and action.pattern is not None and action.pattern.layer == 0


def is_named(mention: Mention) -> bool:
    """Whether its own phrase says whose it is: "the offices of T's party", "two T officers"."""
    return mention.entity.why.startswith("named in the phrase")


def _own_words(scene: Scene, action: Action) -> frozenset[int]:
    """The words of the phrases that the sources stand in: "authorities in Pakistan" do it to others."""
    heads = {mention.head for mention in action.sources}
    return frozenset(
        word
        for clause in scene.clauses
        for argument in clause.arguments
        if heads & {argument.head, *argument.heads}
        for word in argument.words
    )


def _in_objects(search: _Search) -> tuple[Mention, ...]:
    """The object itself, or who owns it."""
    objects = (one for one in search.arguments if one.role in _OBJECTS)
    found = (tuple(m for m in search.scene.actors_in(one) if search.fits(m)) for one in objects)
    return next((actors for actors in found if actors), ())


def _in_phrases(search: _Search) -> tuple[Mention, ...]:
    return search.first(_towards(search.arguments))


def _towards(arguments: tuple[Argument, ...]) -> list[Argument]:
    """Phrases that lead to somebody, in the order of their prepositions."""
    phrases = [one for one in arguments if one.role == "prep"]
    return [one for word in _TOWARDS for one in phrases if one.prep.rsplit("_", 1)[-1] == word]


def _told(search: _Search) -> tuple[Mention, ...]:
    """To whom the source says what it will do: "told T it would leave", "warned T that it would"."""
    clause = search.action.clause
    if clause.parent < 0 or not clause.report_verb:
        return ()
    above = search.scene.clauses[clause.parent]
    said = {
        mention.entity.key
        for one in above.arguments
        if one.role == "subject"
        for mention in search.scene.actors_in(one)
    }
    if not said & search.keys:
        return ()
    objects = [one for one in above.arguments if one.role in _OBJECTS and one.within < 0]
    return search.first([*objects, *(one for one in above.arguments if one.prep == "to" and one.within < 0)])


def _in_participles(search: _Search) -> tuple[Mention, ...]:
    """Whom the same subject turns to meanwhile: "marched through the city, calling on T to go"."""
    for clause in _adverbial(search):
        if any(one.role == "subject" and one.head not in search.tokens for one in clause.arguments):
            continue
        objects = [one for one in clause.arguments if one.role in _OBJECTS]
        found = search.first([*objects, *_towards(clause.arguments)])
        if found:
            return found
    return ()


def _pressed(search: _Search) -> tuple[Mention, ...]:
    """Whoever gets their way by a concession: "resigned after weeks of protests"."""
    if not search.action.code.startswith("08"):
        return ()
    phrases = (one for one in search.action.clause.arguments if one.role == "prep" and one.prep in _PRESSURE)
    heads = (word for phrase in phrases for word in phrase.words)
    crowds = (
        one for word in heads for one in search.scene.by_head.get(word, ()) if one.entity.kind == "event"
    )
    return tuple(crowds)[:1]


def _after_talks(search: _Search) -> tuple[Mention, ...]:
    """Those with whom a concession was worked out: "lifted their roadblocks after talks with T"."""
    if not search.action.code.startswith("08"):
        return ()
    phrases = (one for one in search.action.clause.arguments if one.role == "prep" and one.prep in _PRESSURE)
    return search.first(phrases)


def _in_places(search: _Search) -> tuple[Mention, ...]:
    """Another country than the source's own where it happens: "patrolled in T"."""
    places = search.first(one for one in search.arguments if one.role == "prep" and one.prep in _WHERE)
    return tuple(one for one in places if one.entity.country not in search.countries)


def _in_complements(search: _Search) -> tuple[Mention, ...]:
    """Who does, or is touched by, the act that the rule has taken in: "agreed to open T's ports"."""
    for clause in _below(search):
        arguments = clause.arguments
        nearer = [one for one in arguments if one.role in (*_OBJECTS, "subject", "possessor")]
        found = search.first([*nearer, *(one for one in arguments if one.role == "prep")])
        if found:
            return found
    return ()


def _below(search: _Search) -> list[Clause]:
    own = {complement.clause for complement in search.action.clause.complements}
    clauses = search.scene.clauses
    return [clauses[index] for index in sorted((own | search.action.consumed) - {search.action.clause.index})]


def _around_objects(search: _Search) -> tuple[Mention, ...]:
    """Whoever stands in a clause on the object: "sanctions imposed on T", "workers employed by T"."""
    below = (one for clause in _below(search) for one in clause.arguments)
    for argument in (*search.arguments, *below):
        if argument.role in (*_OBJECTS, "prep", "attribute"):
            found = search.among(sorted(search.scene.subtree(argument.head)))
            if found:
                return found[:1]
    return ()


def _in_conditions(search: _Search) -> tuple[Mention, ...]:
    """The subject of an adverbial clause: "won't lift the ban until T leaves"."""
    lemmas, head = search.scene.lemmas, search.scene.tokens.head
    for clause in _adverbial(search):
        words = {lemmas[token] for token in range(len(head)) if head[token] == clause.trigger}
        if words & _CONDITIONS:
            found = search.first(one for one in clause.arguments if one.role in ("subject", *_OBJECTS))
            if found:
                return found
    return ()


def _adverbial(search: _Search) -> list[Clause]:
    tokens, trigger = search.scene.tokens, search.action.clause.trigger
    return [
        clause
        for clause in search.scene.clauses
        if tokens.head[clause.trigger] == trigger and tokens.dep[clause.trigger] == "advcl"
    ]


LOOKS: tuple[Look, ...] = (
    _in_objects,
    _in_phrases,
    _told,
    _pressed,
    _in_participles,
    _in_places,
    _in_complements,
    _around_objects,
    _in_conditions,
    _after_talks,
)
