"""Checks of the test sentences: codes and patterns that they expect must exist."""

from __future__ import annotations

from collections.abc import Iterator

from eventcoder.codebook.compile import Built
from eventcoder.codebook.layers import LayerFile
from eventcoder.codebook.messages import did_you_mean
from eventcoder.errors import Problem

_STATUS = ("actual", "planned", "negated", "hypothetical", "historical")
_CLAIM = ("none", "said", "alleged", "denied")


def expectations(built: Built) -> Iterator[Problem]:
    """What a test expects must be possible: a code that is coded, a known status; each sentence once."""
    seen: dict[tuple[str, str], str] = {}
    for layer in built.joined.layers:
        for file in layer.of("tests"):
            for number, entry in enumerate(file.content):
                yield from _events(built, file, number)
                here = str(file.source.location((number,)))
                first = seen.setdefault((entry.text, entry.date), here)
                if first != here:
                    message = "this sentence is tested twice"
                    yield file.source.problem("C504", (number, "text"), message, f"see {first}")


def _events(built: Built, file: LayerFile, number: int) -> Iterator[Problem]:
    codes = built.codebook.codes
    if not built.joined.complete("ontology"):
        return
    entry = file.content[number]
    for index, event in enumerate(entry.events):
        path = (number, "events", index)
        if event.code is not None and (event.code not in codes or codes[event.code].abstract):
            message = f"the code {event.code} can't come out: it is a heading or not in the ontology"
            hint = did_you_mean(event.code, [code for code, known in codes.items() if not known.abstract])
            yield file.source.problem("C501", (*path, "code"), message, hint)
        for key, value, known in (("status", event.status, _STATUS), ("claim", event.claim, _CLAIM)):
            if value is not None and value not in known:
                hint = did_you_mean(value, known, f"one of {', '.join(known)}")
                yield file.source.problem("C501", (*path, key), f"'{key}' can't be '{value}'", hint)
    for index, prefix in enumerate(entry.forbidden):
        if not any(code.startswith(prefix) for code in codes):
            message = f"no code begins with '{prefix}'"
            yield file.source.problem("C501", (number, "not", index), message, 'write it like "18"')
