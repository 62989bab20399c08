"""Spellings of place names: the form in which two spellings of one name are equal."""

from __future__ import annotations

import hashlib
import re
import unicodedata

# Nouns that name the kind of a unit and may be left out: "Aleppo Governorate", "Mangystau Region".
UNIT_NOUNS = frozenset(
    {"province", "governorate", "region", "oblast", "state", "department", "district", "prefecture", "county"}
    | {"republic", "krai", "canton", "division", "emirate", "raion", "municipality", "voivodeship", "parish"}
)
CITY_NOUNS = frozenset({"city", "town", "village", "port", "capital"})
_DROPPED = re.compile(r"[’‘'`ʻʼʹ.]")
_SPACES = re.compile(r"[\s\-–_/]+")


def plain(name: str) -> str:
    """The name without case, accents, apostrophes and hyphens: "Sa‘dah" and "Sadah" are one."""
    bare = name
    if not name.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    bare = _SPACES.sub(" ", _DROPPED.sub("", bare)).strip().lower()
    return "saint " + bare[3:] if bare.startswith("st ") else bare


def key_of(name: str) -> int:
    """A number of 64 bits for the plain name, the same on every machine."""
    digest = hashlib.blake2b(plain(name).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def short_unit(name: str) -> str:
    """The name of a unit without its kind: "Aleppo" for "Aleppo Governorate"; the name itself otherwise."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in UNIT_NOUNS:
        return " ".join(words[:-1])
    return name


def is_latin_name(name: str) -> bool:
    """Can the name stand in an English text: Latin letters, a capital first, and no airport code?"""
    if len(name) < 3 or not name[0].isupper() or (name.isupper() and len(name) < 5):
        return False
    return name.isascii() or all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼ" for c in name)
