"""Word sets with the sets that they include filled in."""

from __future__ import annotations

from eventcoder.codebook.grammar import Word, WordSet
from eventcoder.codebook.joined import Joined, RawSet
from eventcoder.codebook.messages import did_you_mean


def compile_sets(joined: Joined) -> dict[str, WordSet]:
    """Every set by name; unknown inclusions and circles are added to the problems."""
    done: dict[str, WordSet] = {}
    for name in joined.sets:
        _fill(name, joined, done, ())
    return done


def as_word(text: str) -> Word:
    """A word of a set as its lemmas: "armed+force" and "armed force" are two, "call_off" is one."""
    return tuple(text.replace("+", " ").split())


def _fill(name: str, joined: Joined, done: dict[str, WordSet], above: tuple[str, ...]) -> WordSet:
    if name in done:
        return done[name]
    raw = joined.sets[name]
    words: set[Word] = set()
    for text in raw.words:
        if not text.startswith("&"):
            words.add(as_word(text))
        elif _may_include(text[1:], name, raw, joined, above):
            words |= _fill(text[1:], joined, done, (*above, name)).words
    done[name] = WordSet(raw.pos, frozenset(words))
    return done[name]


def _may_include(other: str, name: str, raw: RawSet, joined: Joined, above: tuple[str, ...]) -> bool:
    found = joined.sets.get(other)
    if found is None and not joined.complete("sets"):
        return False
    if found is None:
        hint = did_you_mean(other, joined.sets, "define it in a file under sets/")
        message = f"the set &{name} includes an unknown set &{other}"
        joined.problems.append(raw.place.problem("C302", message, hint))
    elif other == name or other in above:
        circle = " → ".join(f"&{step}" for step in (*above, name, other))
        message = f"sets include each other: {circle}"
        joined.problems.append(raw.place.problem("C303", message, "take one out"))
    elif found.pos != raw.pos:
        message = f"the set &{name} of {raw.pos}s includes &{other} of {found.pos}s"
        joined.problems.append(raw.place.problem("C311", message, "include only sets of the same 'pos'"))
    else:
        return True
    return False
