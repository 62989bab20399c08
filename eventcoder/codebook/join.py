"""Joins the layers: a later one replaces, adds to, or switches off what the earlier ones say."""

from __future__ import annotations

from eventcoder.codebook.join_actors import join_actors
from eventcoder.codebook.joined import (
    Disabled,
    Joined,
    Placed,
    RawOperator,
    RawSet,
    Rule,
    place_in,
)
from eventcoder.codebook.layers import Layer, LayerFile
from eventcoder.codebook.messages import did_you_mean
from eventcoder.codebook.models import SetEntry


def join_layers(layers: tuple[Layer, ...]) -> Joined:
    """All layers in one; findings about single values and their neighbours are in its `problems`."""
    joined = Joined(layers)
    for layer in layers:
        _join_codes(layer, joined)
        _join_roles(layer, joined)
        _join_sets(layer, joined)
        _join_nominals(layer, joined)
        for file in layer.of("events"):
            _join_events(layer, file, joined)
        for file in layer.of("composition"):
            _join_composition(layer, file, joined)
        join_actors(layer, joined)
    return joined


def _join_codes(layer: Layer, joined: Joined) -> None:
    for file in layer.of("ontology"):
        here: dict[str, Placed] = {}
        for number, entry in enumerate(file.content):
            place = place_in(file, (number, "code"))
            if entry.code in here:
                hint = f"it stands in line {here[entry.code].location.line} already"
                joined.problems.append(place.problem("C305", f"the code {entry.code} is listed twice", hint))
            here[entry.code] = place
            joined.codes[entry.code] = (entry, place)
            joined.code_layers[entry.code] = layer.index


def _join_roles(layer: Layer, joined: Joined) -> None:
    for file in layer.of("roles"):
        joined.roles.update(file.model.roles)
        joined.internationals.update(file.model.internationals)
        for part in (file.model.regions, file.model.groups, file.model.religions):
            joined.other_parts.update(part)
        for code, iso3 in file.model.countries.items():
            joined.other_parts[code] = iso3 or code
            if iso3:
                joined.country_names[code] = iso3


def _join_sets(layer: Layer, joined: Joined) -> None:
    here: dict[str, Placed] = {}
    for file in layer.of("sets"):
        for name, entry in file.content.items():
            place = place_in(file, (name,), key=True)
            if name in here:
                joined.problems.append(
                    place.problem("C310", f"the set &{name} is defined twice", f"see {here[name].location}")
                )
            here[name] = place
            _join_set(name, entry, place, joined)


def _join_set(name: str, entry: SetEntry, place: Placed, joined: Joined) -> None:
    if entry.words is not None:
        joined.sets[name] = RawSet(entry.pos or "noun", tuple(entry.words), place)
        return
    earlier = joined.sets.get(name)
    if earlier is None:
        hint = did_you_mean(name, joined.sets, "give it 'pos' and 'words'")
        joined.problems.append(place.problem("C302", f"there is no earlier set &{name} to change", hint))
        return
    for word in entry.remove:
        if word not in earlier.words:
            hint = did_you_mean(word, earlier.words)
            joined.problems.append(place.problem("C302", f"'{word}' is not in the set &{name}", hint))
    words = [word for word in earlier.words if word not in entry.remove]
    words += [word for word in entry.add if word not in words]
    joined.sets[name] = RawSet(earlier.pos, tuple(words), place)


def _join_nominals(layer: Layer, joined: Joined) -> None:
    for file in layer.of("nominalizations"):
        for number, entry in enumerate(file.content):
            for noun in entry.nouns:
                joined.nominals[noun, entry.verb] = (entry, place_in(file, (number,)))
    for file in layer.of("light_verbs"):
        joined.light_verbs.update(file.model.light_verbs)
    for file in layer.of("contexts"):
        joined.contexts.update({name: tuple(words) for name, words in file.content.items()})


def _join_events(layer: Layer, file: LayerFile, joined: Joined) -> None:
    for number, entry in enumerate(file.content):
        for index, identity in enumerate(entry.disable):
            joined.disabled.append(
                Disabled(identity, layer.index, place_in(file, (number, "disable", index)))
            )
        for index, text in enumerate(entry.patterns):
            place = place_in(file, (number, "patterns", index))
            overrides = frozenset(entry.overrides)
            code_place = place_in(file, (number, "code"))
            joined.rules.append(
                Rule(layer.index, layer.name, entry.code, entry.id or "", text, overrides, place, code_place)
            )


def _join_composition(layer: Layer, file: LayerFile, joined: Joined) -> None:
    for number, entry in enumerate(file.content):
        place = place_in(file, (number, "operator"))
        operator = joined.operators.setdefault(entry.operator, RawOperator(entry.operator, place))
        for index, text in enumerate(entry.frames):
            at = place_in(file, (number, "frames", index))
            frame = Rule(layer.index, layer.name, "", "", text, frozenset(), at, place, entry.operator)
            operator.frames.append(frame)
        for key, code in entry.codes.items():
            operator.codes[key] = (code, place_in(file, (number, "codes", key)))
