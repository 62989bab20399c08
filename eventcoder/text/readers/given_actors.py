"""The mentions that a user already knows: `actors`, a list of {start, end, code?, side?}."""

from __future__ import annotations

import json

from eventcoder.records import Given
from eventcoder.text.readers.record import Fault
from eventcoder.text.readers.streams import has_surrogates

_FORM = 'write a list such as [{"start": 0, "end": 6, "code": "KAZ", "side": "source"}]'


def read_actors(value: object, length: int) -> tuple[Given, ...]:
    """The mentions in a field, which may be JSON text; `length` is that of the document's text.

    Raises Fault `bad_actors` where the field is no such list or an offset lies outside the text.
    """
    if isinstance(value, str):
        value = _from_json(value)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise Fault("bad_actors", f"actors is no list: {_FORM}")
    return tuple(_given(number, item, length) for number, item in enumerate(value, 1))


def _from_json(text: str) -> object:
    if not text.strip():
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise Fault("bad_actors", f"actors is no JSON: {_FORM}") from None


def _given(number: int, item: object, length: int) -> Given:
    if not isinstance(item, dict):
        raise Fault("bad_actors", f"actor {number} is no object: {_FORM}")
    start, end = item.get("start"), item.get("end")
    if type(start) is not int or type(end) is not int:  # True is an int, but no offset
        raise Fault("bad_actors", f"actor {number} needs whole numbers as start and end: {_FORM}")
    if not 0 <= start < end <= length:
        raise Fault(
            "bad_actors", f"actor {number} has offsets {start}–{end}, the text has {length} characters"
        )
    code, side = item.get("code") or None, item.get("side") or None
    if not isinstance(code, str | None) or has_surrogates(code or ""):
        raise Fault("bad_actors", f"actor {number} has a code that is no text: {_FORM}")
    if side not in ("source", "target", None):
        raise Fault("bad_actors", f"actor {number} has side {str(side)[:20]!r}: write source or target")
    return Given(start, end, code, side)
