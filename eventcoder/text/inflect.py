"""Every form in which an English word may stand in a text. Too many forms are fine, a missing one is not."""

from __future__ import annotations

from functools import cache
from itertools import chain

from eventcoder.text.irregular import NOUNS, VERBS

_VOWELS = "aeiou"
# "withdraw" bends like "draw", "overthrow" like "throw".
_PREFIXES = (
    *("after", "be", "fore", "for", "hand", "in", "inter", "mis", "off", "out", "over", "pre", "re"),
    *("counter", "self", "sub", "tele", "un", "under", "up", "with"),
)


def word_forms(word: str) -> frozenset[str]:
    """All forms of a lower-case lemma, itself among them, whether it is a verb or a noun."""
    return verb_forms(word) | noun_forms(word)


def verb_forms(verb: str) -> frozenset[str]:
    """The verb with -s, -ed, -ing and its irregular forms: stop, stops, stopped, stopping."""
    forms = {verb, *_with_s(verb), *_irregular_verb(verb)}
    for stem in _stems(verb):
        forms.update((stem + "ed", stem + "ing"))
    if verb.endswith("e"):
        forms.update((verb + "d", verb + "ing"))
    if _ends_in_consonant_and_y(verb):
        forms.add(verb[:-1] + "ied")
    if verb.endswith("ie"):
        forms.add(verb[:-2] + "ying")
    return frozenset(forms)


def noun_forms(noun: str) -> frozenset[str]:
    """The noun and its plurals: party, parties; policeman, policemen; crisis, crises."""
    forms = {noun, *_with_s(noun), *_irregular_nouns().get(noun, ())}
    for ending, plural in (("f", "ves"), ("fe", "ves"), ("man", "men"), ("woman", "women"), ("is", "es")):
        if noun.endswith(ending):
            forms.add(noun.removesuffix(ending) + plural)
    for ending, plural in (
        ("us", "i"),
        ("um", "a"),
        ("on", "a"),
        ("child", "children"),
        ("person", "people"),
    ):
        if noun.endswith(ending):
            forms.add(noun.removesuffix(ending) + plural)
    return frozenset(forms)


def _with_s(word: str) -> set[str]:
    """The word with -s and -es as its ending asks for, both where that is open (volcanos, volcanoes)."""
    forms = {word + "s"}
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        forms.add(word + "es")
    if word.endswith(("s", "z")):
        forms.add(word + word[-1] + "es")  # quizzes, gasses
    if _ends_in_consonant_and_y(word) or word.endswith("quy"):
        forms.add(word[:-1] + "ies")
    return forms


def _stems(verb: str) -> set[str]:
    """What -ed and -ing may hang on: stopp-, mak-, panick-, and the verb itself."""
    stems = {verb}
    if verb.endswith("e"):
        stems.add(verb[:-1])
    elif verb.endswith("c"):
        stems.add(verb + "k")
    elif len(verb) > 1 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS:
        stems.add(verb + verb[-1])
    return stems


def _ends_in_consonant_and_y(word: str) -> bool:
    return len(word) > 1 and word[-1] == "y" and word[-2] not in _VOWELS


def _irregular_verb(verb: str) -> set[str]:
    """Past forms from the table, also those of a verb made with a prefix."""
    table = _irregular_verbs()
    forms = set(table.get(verb, ()))
    for prefix in _PREFIXES:
        if verb.startswith(prefix):
            forms.update(prefix + past for past in table.get(verb.removeprefix(prefix), ()))
    return forms


@cache
def _irregular_verbs() -> dict[str, tuple[str, ...]]:
    return _table(VERBS)


@cache
def _irregular_nouns() -> dict[str, tuple[str, ...]]:
    return _table(NOUNS)


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    """Base form → other forms; a base form listed twice keeps all."""
    rows = [line.split() for line in lines.split("\n") if line]
    bases = dict.fromkeys(row[0] for row in rows)
    return {base: tuple(chain(*(row[1:] for row in rows if row[0] == base))) for base in bases}
