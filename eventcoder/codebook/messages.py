"""The findings of the models in our own sentences, with place, error code and a hint."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from eventcoder.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eventcoder.codebook.source import DataPath, Source

_SHAPES = {
    "list_type": "a list",
    "dict_type": "a mapping (key: value)",
    "model_type": "a mapping (key: value)",
    "model_attributes_type": "a mapping (key: value)",
    "string_type": "a text",
}
_EMPTY = "give a value, or take the key away"
_NUMBERS = {"int_parsing": "a whole number", "float_parsing": "a number", "bool_parsing": "true or false"}
_PATTERNS = {
    r"^[A-Z]{3}$": "three capital letters, such as KAZ",
    r"^([A-Z]{3})+$": "capital letters in threes, such as GOV or OPPPTY",
    r"^[a-z0-9][a-z0-9-]*$": "small letters, digits and '-', such as coal-strikes",
    r"^[a-z][a-z0-9_-]*$": "small letters, digits, '_' and '-', such as peace_talks",
    r"^[0-9A-Za-z_.-]+$": 'a code, such as "0231"',
}


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the most similar of the known words, or `otherwise`."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else otherwise


def model_problems(error: ValidationError, source: Source, model: type[BaseModel]) -> list[Problem]:
    """Every finding of one file, in the order of the file."""
    return sorted(_problem(item, source, model) for item in error.errors(include_url=False))


def _problem(item: Any, source: Source, model: type[BaseModel]) -> Problem:
    """One finding of pydantic as a Problem; its own sentences are never shown."""
    kind, path, context = str(item["type"]), item["loc"], item.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(path, source, model)
    if path and path[-1] == "[key]":
        return _wrong_key(path[:-1], kind, context, source)
    if kind == "missing":
        return source.problem("C201", path[:-1], f"the key '{path[-1]}' is missing", "add it")
    if item["input"] is None:
        return source.problem("C203", path, f"{_subject(path)} is empty", _EMPTY)
    code, message, hint = _value_message(kind, path, context, item["input"])
    return source.problem(code, path, message, hint)


def _allowed(context: Any) -> list[str]:
    """The values that may stand there, out of the library's "'a', 'b' or 'c'"."""
    return [word.strip(" '") for word in str(context["expected"]).replace(" or ", ",").split(",")]


def _written(context: Any) -> str:
    return f"write {_PATTERNS[context['pattern']]}"


def _subject(path: DataPath) -> str:
    names = [step for step in path if isinstance(step, str)]
    return f"'{names[-1]}'" if names else "this"


def _value_message(kind: str, path: DataPath, context: Any, value: Any) -> tuple[str, str, str]:
    """Error code, message and hint for a value of the wrong kind."""
    subject = _subject(path)
    if kind in _SHAPES:
        return "C202", f"{subject} must be {_SHAPES[kind]}", ""
    if kind in _NUMBERS:
        return "C206", f"{subject} must be {_NUMBERS[kind]}, not '{value}'", ""
    if kind == "literal_error":
        known = _allowed(context)
        hint = did_you_mean(str(value), known, f"one of {', '.join(known)}")
        return "C205", f"{subject} can't be '{value}'", hint
    if kind == "string_pattern_mismatch":
        return "C205", f"{subject} can't be '{value}'", _written(context)
    if kind == "value_error":
        return _own_message(str(context["error"]), subject, value)
    if kind in ("string_too_short", "too_short"):
        return "C203", f"{subject} is empty", _EMPTY
    if kind in ("greater_than_equal", "less_than_equal", "finite_number"):
        limit = context.get("ge", context.get("le", "a finite number"))
        word = {"greater_than_equal": "at least", "less_than_equal": "at most"}.get(kind, "")
        return "C206", f"{subject} is '{value}'", f"it must be {word} {limit}".replace("  ", " ")
    return "C202", f"{subject} has a value that doesn't fit: '{value}'", ""


def _own_message(said: str, subject: str, value: Any) -> tuple[str, str, str]:
    """Messages raised by the models themselves: about dates, or about keys that belong together."""
    if isinstance(value, str):
        return "C401", f"{subject} is '{value}': {said}", "write it like 2019, 2019-03 or 2019-03-20"
    return "C207", said, ""


def _unknown_key(path: DataPath, source: Source, model: type[BaseModel]) -> Problem:
    known = _known_keys(path[:-1], source, model)
    otherwise = f"the keys here are {', '.join(known)}" if known else ""
    hint = did_you_mean(str(path[-1]), known, otherwise)
    return source.problem("C204", path, f"unknown key '{path[-1]}'", hint, key=True)


def _wrong_key(path: DataPath, kind: str, context: Any, source: Source) -> Problem:
    key = str(path[-1])
    if kind == "literal_error":
        known = _allowed(context)
        hint = did_you_mean(key, known, f"the keys here are {', '.join(known)}")
    else:
        hint = _written(context)
    return source.problem("C204", path, f"unknown key '{key}'", hint, key=True)


def _known_keys(path: DataPath, source: Source, model: type[BaseModel]) -> list[str]:
    """The keys that may stand in the mapping at `path`, found by walking down the models."""
    here: Any = model
    for step in ("root", *path) if "root" in model.model_fields else path:
        fields = getattr(here, "model_fields", None)
        if fields is None:
            if isinstance(step, int) or not isinstance(here, dict):
                here = _inner_model(here)
            continue
        named = {info.alias or name: info for name, info in fields.items()}
        if step not in named:
            return []
        here = named[str(step)].annotation
    inner = here if hasattr(here, "model_fields") else _inner_model(here)
    fields = getattr(inner, "model_fields", {})
    return [info.alias or name for name, info in fields.items()]


def _inner_model(annotation: Any) -> Any:
    """The model inside list[...], dict[..., ...], Annotated[...] or a union."""
    if hasattr(annotation, "model_fields"):
        return annotation
    for part in reversed(getattr(annotation, "__args__", ())):
        found = _inner_model(part)
        if found is not None:
            return found
    return None
