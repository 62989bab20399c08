"""From the folders of a codebook to the frozen `Codebook` that codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from eventcoder.codebook.compile_actors import compile_actors
from eventcoder.codebook.compile_patterns import (
    by_trigger,
    check_disabled,
    compile_operators,
    compile_patterns,
    frames_by_trigger,
)
from eventcoder.codebook.compile_sets import compile_sets
from eventcoder.codebook.compiled import (
    AcledRow,
    Codebook,
    Discards,
    EventCode,
    Nominal,
    Operator,
    Pattern,
    Transformation,
)
from eventcoder.codebook.grammar import WordSet
from eventcoder.codebook.join import join_layers
from eventcoder.codebook.joined import Joined
from eventcoder.codebook.layers import LayerFolder, read_layer
from eventcoder.codebook.meaning import meaning_hash
from eventcoder.codebook.models import NominalEntry, OntologyEntry
from eventcoder.codebook.periods import last_day
from eventcoder.codebook.phrasal import fixed_lemmas
from eventcoder.errors import CodebookError, Problem


@dataclass(frozen=True, slots=True)
class Built:
    """A compiled codebook with what it was made from, for the checks; `problems` are the findings so far."""

    codebook: Codebook
    joined: Joined
    patterns: tuple[Pattern, ...]
    operators: tuple[Operator, ...]
    problems: tuple[Problem, ...]


def compile_codebook(folders: tuple[LayerFolder, ...]) -> Codebook:
    """The codebook of these layers. Raises CodebookError with every error found."""
    # Imported here because the checks look at what this module builds.
    from eventcoder.codebook.checks import check_for_use

    built = build(folders)
    found = [*built.problems, *check_for_use(built)]
    errors = tuple(sorted({problem for problem in found if problem.severity == "error"}))
    if errors:
        raise CodebookError(errors)
    return built.codebook


def build(folders: tuple[LayerFolder, ...], with_tests: bool = False) -> Built:
    """Reads, joins and compiles without stopping at the first fault."""
    problems: list[Problem] = []
    layers = tuple(read_layer(found, index, with_tests, problems) for index, found in enumerate(folders))
    joined = join_layers(layers)
    sets = compile_sets(joined)
    patterns = compile_patterns(joined, sets)
    operators = compile_operators(joined, sets)
    check_disabled(joined)
    codebook = _assemble(joined, sets, patterns, operators)
    found = tuple(problems + joined.problems)
    return Built(codebook, joined, tuple(patterns), tuple(operators), found)


def _assemble(
    joined: Joined, sets: dict[str, WordSet], patterns: list[Pattern], operators: list[Operator]
) -> Codebook:
    actors, names = compile_actors(joined)
    top = joined.layers[-1].config
    as_of = max((last_day(layer.config.as_of) for layer in joined.layers if layer.config.as_of), default=None)
    differ = {code: raw.iso3 for code, raw in joined.countries.items() if raw.iso3 and raw.iso3 != code}
    return Codebook(
        name=top.name,
        version=top.version,
        hash=meaning_hash(joined.layers),
        as_of=as_of,
        codes={code: _event_code(entry, joined) for code, (entry, _place) in joined.codes.items()},
        patterns=by_trigger(patterns),
        operators=frames_by_trigger(operators),
        modal_operators={operator.name: operator for operator in operators if not operator.frames},
        nominals=_nominals(joined),
        event_nouns=frozenset(
            {noun for noun, _verb in joined.nominals} | _noun_triggers(patterns, operators)
        ),
        fixed=fixed_lemmas([*patterns, *(frame for operator in operators for frame in operator.frames)]),
        light_verbs=frozenset(joined.light_verbs),
        sets={name: frozenset("+".join(word) for word in found.words) for name, found in sets.items()},
        contexts={name: frozenset(words) for name, words in joined.contexts.items()},
        actors=actors,
        names=names,
        country_names={**joined.country_names, **differ},
        conventions=top.conventions,
        discards=_discards(joined),
        transformations=tuple(
            Transformation(**entry.model_dump())
            for layer in joined.layers
            for file in layer.of("transformations")
            for entry in file.content
        ),
        cameo=any(layer.name == "cameo" for layer in joined.layers),
    )


def _discards(joined: Joined) -> Discards:
    models = [file.model for layer in joined.layers for file in layer.of("discards")]
    sentences = [" ".join(text.lower().split()) for model in models for text in model.sentences]
    documents = [" ".join(text.lower().split()) for model in models for text in model.documents]
    return Discards(tuple(dict.fromkeys(sentences)), tuple(dict.fromkeys(documents)))


def _event_code(entry: OntologyEntry, joined: Joined) -> EventCode:
    plover = _inherited("plover", entry, joined)
    rows = _inherited("acled", entry, joined) or []
    acled = tuple(AcledRow(number, row.event, row.sub_event, row.when) for number, row in enumerate(rows, 1))
    return EventCode(
        code=entry.code,
        name=entry.name,
        parent=entry.parent,
        root=_root(entry, joined),
        abstract=entry.abstract,
        quad_class=_inherited("quad", entry, joined),
        goldstein=_inherited("goldstein", entry, joined),
        plover_type=plover.type if plover else None,
        plover_mode=plover.mode if plover else None,
        contexts=tuple(entry.contexts),
        acled=acled,
    )


def _inherited(field: str, entry: OntologyEntry, joined: Joined) -> Any:
    """The value of a code, or that of its parent where a later layer put the code below another's."""
    value = getattr(entry, field)
    parent = joined.codes.get(entry.parent or "")
    if value not in (None, []) or field in entry.model_fields_set or parent is None:
        return value
    if joined.code_layers[entry.code] <= joined.code_layers[parent[0].code]:
        return value  # within one layer all is said
    return _inherited(field, parent[0], joined)


def _root(entry: OntologyEntry, joined: Joined) -> str:
    """The topmost ancestor; a circle of parents (reported by the checks) ends where it began."""
    seen = [entry.code]
    while entry.parent in joined.codes and entry.parent not in seen:
        entry = joined.codes[entry.parent][0]
        seen.append(entry.code)
    return seen[-1]


def _nominals(joined: Joined) -> dict[str, tuple[Nominal, ...]]:
    found: dict[str, list[Nominal]] = {}
    for (noun, verb), (entry, _place) in joined.nominals.items():
        found.setdefault(noun, []).append(_nominal(noun, verb, entry))
    return {noun: tuple(made) for noun, made in sorted(found.items())}


def _nominal(noun: str, verb: str, entry: NominalEntry) -> Nominal:
    made = Nominal(noun, verb)
    target = tuple(entry.target) if entry.target is not None else made.target
    source = tuple(entry.source) if entry.source is not None else made.source
    return Nominal(noun, verb, target, source, entry.possessor)


def _noun_triggers(patterns: list[Pattern], operators: list[Operator]) -> set[str]:
    """The head lemmas of triggers that are nouns (`strike/n`, or a set of nouns)."""
    nouns: set[str] = set()
    for pattern in (*patterns, *(frame for operator in operators for frame in operator.frames)):
        if pattern.tree.body.trigger.pos == "n":
            nouns |= pattern.tree.body.trigger.heads
    return nouns
