"""Plurals of agent nouns by rule: police officer → police officers, chief of staff → chiefs of staff."""

from __future__ import annotations

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "spokesperson": "spokespeople",
    "salesperson": "salespeople",
    "businessperson": "businesspeople",
    "chairperson": "chairpeople",
    "wife": "wives",
    "thief": "thieves",
}
# Nouns that are plural as they stand; they have no other form.
_PLURAL_ALREADY = frozenset(
    {"police", "people", "personnel", "clergy", "staff", "folk", "public", "press", "media"}
)
# Mass nouns that take a singular verb and have no plural either.
_SINGULAR_MASS = frozenset(
    {"military", "opposition", "judiciary", "leadership", "headquarters", "cavalry", "infantry", "artillery"}
)
_LINKS = (" of ", " in ", " for ", " to ", " at ", " on ", "-in-", "-of-", "-at-")


def plural(noun: str) -> str | None:
    """The plural of a noun or noun phrase, None where it has none of its own (police, armed forces)."""
    for link in _LINKS:
        if link in noun:
            head, rest = noun.split(link, 1)
            many = plural(head)
            return f"{many}{link}{rest}" if many else None
    words = noun.split(" ")
    many = _word_plural(words[-1])
    return " ".join([*words[:-1], many]) if many else None


def is_plural(noun: str) -> bool:
    """True where the noun as written takes a plural verb: police, armed forces."""
    last = noun.split(" ")[-1].lower()
    if last in _SINGULAR_MASS:
        return False
    return last in _PLURAL_ALREADY or _ends_like_plural(last)


def _ends_like_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _word_plural(word: str) -> str | None:
    low = word.lower()
    if low in _PLURAL_ALREADY or low in _SINGULAR_MASS or _ends_like_plural(low):
        return None
    for one, many in _IRREGULAR.items():
        if low == one or (low.endswith(one) and one in ("man", "woman", "person") and low != "german"):
            return word[: len(word) - len(one)] + many
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if low == "hero":
        return word + "es"
    return word + "s"
