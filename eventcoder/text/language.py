"""Is a text surely not English? The check guards against whole foreign articles, not single names."""

from __future__ import annotations

from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

SHORTEST = 200  # characters; a shorter text is always taken as English
JUDGED = 2_000  # characters at the beginning of a text that are looked at
FEWEST_LETTERS = 60  # of words that aren't capitalised; below that there is too little to judge
SURELY = 0.01  # English gets less than this chance


@cache
def _detector() -> LanguageDetector:
    """The detector, made at the first long text and kept: it reads its models from disk."""
    languages = (
        Language.ENGLISH,
        *(Language.SPANISH, Language.PORTUGUESE, Language.FRENCH, Language.ITALIAN, Language.ROMANIAN),
        *(Language.GERMAN, Language.DUTCH, Language.SWEDISH, Language.POLISH, Language.UKRAINIAN),
        *(Language.RUSSIAN, Language.SERBIAN, Language.TURKISH, Language.ARABIC, Language.PERSIAN),
        *(Language.HEBREW, Language.HINDI, Language.URDU, Language.BENGALI, Language.CHINESE),
        *(Language.JAPANESE, Language.KOREAN, Language.VIETNAMESE, Language.THAI, Language.INDONESIAN),
        *(Language.SWAHILI, Language.SOMALI),
    )
    return LanguageDetectorBuilder.from_languages(*languages).with_low_accuracy_mode().build()


def is_surely_not_english(text: str) -> bool:
    """True where a text of at least 200 characters is surely in another language.

    Only its first 2,000 characters are judged, and of these only words that don't begin with a capital:
    a list of foreign names in an English report must not make it foreign.
    """
    if len(text) < SHORTEST:
        return False
    words = [word for word in text[:JUDGED].split() if not word[0].isupper()]
    sample = " ".join(words)
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return False
    return _detector().compute_language_confidence(sample, Language.ENGLISH) < SURELY
