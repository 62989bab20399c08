"""JSON Lines: one object a line. Empty lines don't count."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from eventcoder.text.readers.options import ReadOptions
from eventcoder.text.readers.record import Fault, Record
from eventcoder.text.readers.sources import Source
from eventcoder.text.readers.streams import has_surrogates, open_text


def read_json_lines(source: Source, options: ReadOptions) -> Iterator[Record | Fault]:
    """A record a line; a line that can't be read gives a fault, and the next one is read."""
    with open_text(source, newline="\n") as lines:
        yield from records_of(lines, options)


def records_of(texts: Iterable[str], options: ReadOptions) -> Iterator[Record | Fault]:
    """A record or fault for each text that isn't empty, numbered from 1."""
    number = 0
    for text in texts:
        if text := text.strip(" \t\r\n\ufeff\x00"):
            number += 1
            yield _record(text, number, options)


def _record(text: str, number: int, options: ReadOptions) -> Record | Fault:
    try:
        value = json.loads(text)
    except RecursionError:
        return Fault("broken_json", "the JSON is nested too deep: give one flat object", number)
    except ValueError as error:
        if has_surrogates(text):
            return Fault("undecodable", "the record holds bytes that aren't UTF-8: save it as UTF-8", number)
        return Fault("broken_json", f"this is no JSON ({str(error)[:120]}): mend or remove it", number)
    if not isinstance(value, dict):
        kind = {list: "a list", str: "a string", type(None): "null"}.get(type(value), "a bare value")
        return Fault("not_an_object", f"the record is {kind}: write an object with text and date", number)
    return Record(number, options.pick(value))
