"""Checks of event codes: parents, unknown and abstract codes, counts, codes without pattern or test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from eventcoder.codebook.compile import Built
from eventcoder.codebook.compiled import event_codes
from eventcoder.codebook.joined import Placed, place_in
from eventcoder.codebook.messages import did_you_mean
from eventcoder.codebook.resolve import fits
from eventcoder.errors import Problem

# Operators that are no words but a tense, a modal verb or a negation: they need no frames.
MODAL = frozenset({"will", "will_not", "will_if", "must", "should", "not"})


def ontology(built: Built) -> Iterator[Problem]:
    """A code's parent must exist, and no code may be its own ancestor.

    Bad: `parent: "0231"` where the ontology has no 0231. Good: a parent that is listed.
    """
    codes = built.joined.codes
    if not built.joined.complete("ontology"):
        return
    for code, (entry, place) in codes.items():
        if entry.parent is None:
            continue
        if entry.parent not in codes:
            hint = did_you_mean(entry.parent, codes)
            yield place.problem("C208", f"the parent {entry.parent} of {code} is not in the ontology", hint)
            continue
        seen, above = {code}, entry.parent
        while above in codes and above not in seen:
            seen.add(above)
            above = codes[above][0].parent or ""
        if above == code:
            yield place.problem("C210", f"{code} is its own ancestor", "mend 'parent'")


def begins_like_parent(built: Built) -> Iterator[Problem]:
    """Below a CAMEO code stand its digits and one more, so that roots, tables and compositions find it.

    Bad: `{code: mines, parent: "143"}`. Good: `{code: "1435", parent: "143"}`.
    """
    if not built.codebook.cameo or not built.joined.complete("ontology"):
        return
    for code, (entry, place) in built.joined.codes.items():
        if entry.parent in built.joined.codes and not code.startswith(entry.parent):
            hint = f"call it {entry.parent} with a digit behind, such as {entry.parent}5"
            yield place.problem("C213", f"{code} doesn't begin with its parent {entry.parent}", hint)
        elif not re.fullmatch(r"\d{2,4}", code) or (entry.parent is None and len(code) != 2):
            hint = "two digits for a root, up to four below; or extend nothing and list codes of your own"
            yield place.problem("C213", f"{code} can't be a code beside those of CAMEO", hint)


def used_codes(built: Built) -> Iterator[Problem]:
    """Patterns and compositions must give a code that exists and is no heading.

    Bad: `code: "14"`. Good: `code: "140"` (engage in political dissent, not specified below).
    """
    if not built.joined.complete("ontology"):
        return
    for rule in built.joined.rules:
        for code in event_codes(rule.code):
            yield from _usable(code, built, rule.code_place)
    yield from _transformed_codes(built)
    for operator in built.joined.operators.values():
        for key, (code, place) in operator.codes.items():
            yield from _usable(code, built, place)
            if key and not any(known.startswith(key) for known in built.joined.codes):
                yield place.problem("C208", f"no code begins with '{key}'", "write codes in quotes")
        missing = "codes" if not operator.codes else "frames"
        if not operator.codes or (not operator.frames and operator.name not in MODAL):
            message = f"the operator '{operator.name}' has no {missing}"
            yield operator.place.problem("C201", message, "add some")


def _transformed_codes(built: Built) -> Iterator[Problem]:
    for layer in built.joined.layers:
        for file in layer.of("transformations"):
            for number, entry in enumerate(file.content):
                if entry.code != "*":
                    yield from _usable(entry.code, built, place_in(file, (number, "code")))


def _usable(code: str, built: Built, place: Placed) -> Iterator[Problem]:
    codes = built.joined.codes
    if code not in codes:
        hint = f"did you mean '0{code}'?" if "0" + code in codes else did_you_mean(code, codes)
        yield place.problem("C208", f"the code {code} is not in the ontology", hint)
    elif codes[code][0].abstract:
        below = next((other for other, (entry, _) in sorted(codes.items()) if entry.parent == code), "")
        hint = f"use a code below it, such as {below}" if below else "use a code below it"
        yield place.problem("C209", f"{code} ({codes[code][0].name}) is a heading, never coded", hint)


def counts(built: Built) -> Iterator[Problem]:
    """A codebook must contain what its `counts` say, and fit the version of eventcoder that it `requires`."""
    from eventcoder.codebook.cache import installed_version

    codes = built.codebook.codes.values()
    have = {
        "codes": sum(not code.abstract for code in codes),
        "headings": sum(code.abstract for code in codes),
        "patterns": len(built.patterns),
        "operators": len(built.operators),
        "actors": len(built.codebook.actors),
        "countries": len(built.joined.countries),
    }
    top = built.joined.layers[-1]
    for name, wanted in top.config.counts.items():
        if have[name] != wanted and not any(layer.failed for layer in built.joined.layers):
            message = f"this codebook has {have[name]} {name}, not {wanted}"
            yield top.source.problem("C212", ("counts", name), message, "mend the file or the count")
    for layer in built.joined.layers:
        required = layer.config.requires
        if required and re.match(r"\d", installed_version()) and not fits(installed_version(), required):
            message = f"this codebook needs eventcoder {required}, and this is {installed_version()}"
            yield layer.source.problem("C210", ("requires",), message, "install the version that fits")


def reached(built: Built) -> Iterator[Problem]:
    """Every code that isn't a heading has a pattern, or a composition that gives it (note)."""
    given = {code for pattern in built.patterns for code in event_codes(pattern.code)}
    given |= {code for operator in built.operators for code in operator.codes.values()}
    for code, (entry, place) in sorted(built.joined.codes.items()):
        if not entry.abstract and code not in given:
            message = f"no pattern or composition gives {code} ({entry.name})"
            yield replace(place.problem("C502", message, "write one"), severity="note")


def tested(built: Built) -> Iterator[Problem]:
    """Every code that a pattern gives has a sentence that must give it (warning).

    Only files of the codebook's own layers count; a test with `todo` counts as well.
    """
    expected = {
        event.code
        for layer in built.joined.layers
        for file in layer.of("tests")
        for entry in file.content
        for event in entry.events
    }
    first: dict[str, Placed] = {}
    for rule in built.joined.rules:
        for code in event_codes(rule.code):
            first.setdefault(code, rule.code_place)
    for code, place in sorted(first.items()):
        if code not in expected:
            hint = "add a sentence to the .test.yml file beside it"
            found = place.problem("C503", f"no test sentence expects {code}", hint)
            yield replace(found, severity="warning")
