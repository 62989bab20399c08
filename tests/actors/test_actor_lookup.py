from __future__ import annotations

from datetime import date

from actor_codebook import make_codebook, parsed

from eventcoder.actors.context import DocumentContext, focus_country
from eventcoder.actors.lookup import Lookup, fold, lower
from eventcoder.records import Document

LOOKUP = Lookup(make_codebook())
DAY = date(2022, 1, 8)


def surfaces(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in LOOKUP.search(text)]


def test_names_are_word_bounded() -> None:
    assert surfaces("Iranians in Iran, not in Tiranistan") == ["Iranians", "Iran"]


def test_the_longest_name_wins() -> None:
    assert surfaces("the prime minister met police officers") == ["prime minister", "police officers"]


def test_names_keep_their_case_and_agents_take_any() -> None:
    assert surfaces("turkey and us, POLICE and Police") == ["POLICE", "Police"]
    assert surfaces("TURKEY said US POLICE came") == ["TURKEY", "US", "POLICE"]


def test_accents_and_typographic_signs_are_no_obstacle() -> None:
    assert surfaces("Kassym‑Jomart Tokayev met Mevlüt Cavusoglu") == [
        "Kassym‑Jomart Tokayev",
        "Mevlüt Cavusoglu",
    ]
    assert surfaces("Kassym-Jomart\nTokayev") == ["Kassym-Jomart\nTokayev"]


def test_folding_keeps_the_length() -> None:
    for text in ("İstanbul’da", "Çavuşoğlu – “x”", "Straße"):
        assert len(lower(fold(text))) == len(text)


def test_a_name_inside_a_token_covers_that_token() -> None:
    tokens, sentence = parsed("U.S.-led = JJ amod 1\nforces force NNS nsubj 2\nleft leave VBD ROOT 2")
    first = LOOKUP.find(tokens, sentence.text)[0]
    assert (first.first, first.last, first.start, first.end) == (0, 1, 0, 4)


def test_focus_is_the_country_most_named_and_the_first_at_a_tie() -> None:
    hits = LOOKUP.search("Russia met Turkish and Kazakh ministers. Tokayev spoke.")
    assert focus_country(hits, LOOKUP, DAY) == "KAZ"
    assert focus_country(LOOKUP.search("Russia met Turkey."), LOOKUP, DAY) == "RUS"
    assert focus_country(LOOKUP.search("The UN met."), LOOKUP, DAY) is None


def test_the_context_of_a_document_knows_its_countries() -> None:
    context = DocumentContext.of(Document("d", DAY, "Police in Romania.", title="Romanian news"), LOOKUP)
    assert (context.focus, context.focus_iso3, context.countries) == ("ROM", "ROU", frozenset(("ROU",)))
