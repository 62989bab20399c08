"""Checks of word sets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from eventcoder.codebook.asked_for import is_asked_for
from eventcoder.codebook.compile import Built
from eventcoder.errors import Problem


def unused(built: Built) -> Iterator[Problem]:
    """A set that no pattern, frame or other set names is a leftover (warning).

    Sets of an included folder are offers: nobody must use all of them.
    """
    own = tuple(layer.source.file.removesuffix("codebook.yml") for layer in built.joined.layers)
    texts = [rule.text for rule in built.joined.rules]
    texts += [frame.text for operator in built.joined.operators.values() for frame in operator.frames]
    texts += [word for raw in built.joined.sets.values() for word in raw.words if word.startswith("&")]
    named = {name for text in texts for name in re.findall(r"&([a-z][a-z0-9_-]*)", text)}
    for name, raw in built.joined.sets.items():
        offered = is_asked_for(name) or not raw.place.location.file.startswith(own)
        if name not in named and not offered:
            found = raw.place.problem("C308", f"no pattern uses the set &{name}", "use it, or take it out")
            yield replace(found, severity="warning")
