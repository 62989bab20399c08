from __future__ import annotations

from datetime import date

from actor_codebook import make_codebook, parsed

from eventcoder.actors import DocumentContext, Lookup, find_mentions
from eventcoder.records import Document, Given, Mention

LOOKUP = Lookup(make_codebook())
DAY = date(2022, 1, 8)


def mentions(rows: str, day: date = DAY, given: tuple[Given, ...] = ()) -> dict[str, Mention]:
    tokens, sentence = parsed(rows)
    context = DocumentContext.of(Document("d", day, sentence.text), LOOKUP)
    found = find_mentions(tokens, sentence, LOOKUP, day, context, given)
    for mention in found:
        assert sentence.text[mention.char_start : mention.char_end] == mention.text
        assert mention.start <= mention.head < mention.end
    return {mention.text: mention for mention in found}


def codes(rows: str, day: date = DAY) -> dict[str, str | None]:
    return {text: mention.entity.code for text, mention in mentions(rows, day).items()}


def test_adjective_and_agent() -> None:
    assert codes("""
Kazakh = JJ amod 1
police = NNS nsubj 2
fled flee VBD ROOT 2
""") == {"Kazakh police": "KAZCOP"}


def test_possessor_and_titled_agent() -> None:
    found = mentions("""
Kazakhstan = NNP poss 3
~'s = POS case 0
foreign = JJ amod 3
minister = NN nsubj 4
spoke speak VBD ROOT 4
""")
    assert list(found) == ["Kazakhstan's foreign minister"]
    assert found["Kazakhstan's foreign minister"].entity.code == "KAZGOV"
    assert found["Kazakhstan's foreign minister"].head == 3


def test_agent_with_the_country_in_a_place_phrase() -> None:
    found = codes("""
police = NNS nsubj 3
in = IN prep 0
Kazakhstan = NNP pobj 1
fled flee VBD ROOT 3
""")
    assert found == {"police": "KAZCOP", "Kazakhstan": "KAZ"}


def test_title_and_unknown_name() -> None:
    found = mentions("""
Kazakh = JJ amod 4
Foreign = NNP compound 2
Minister = NNP compound 4
Mukhtar = NNP compound 4
Tileuberdi = NNP nsubj 5
spoke speak VBD ROOT 5
""")
    mention = found["Kazakh Foreign Minister Mukhtar Tileuberdi"]
    assert (mention.entity.code, mention.entity.country, mention.entity.role) == ("KAZGOV", "KAZ", "GOV")
    assert (mention.entity.name, mention.entity.kind) == ("Mukhtar Tileuberdi", "name")


def test_a_name_in_no_dictionary_stays_without_a_code() -> None:
    found = mentions("""
Mukhtar = NNP compound 1
Tileuberdi = NNP nsubj 2
spoke speak VBD ROOT 2
to = IN prep 2
Kazakhstan = NNP pobj 3
""")
    entity = found["Mukhtar Tileuberdi"].entity
    assert (entity.code, entity.country, entity.why) == (None, None, "in no dictionary")


def test_apposition_is_one_entity() -> None:
    found = mentions("""
Tileuberdi = NNP nsubj 6
~, = , punct 0
the = DT det 5
Kazakh = JJ amod 5
foreign = JJ amod 5
minister = NN appos 0
spoke speak VBD ROOT 6
""")
    assert found["Tileuberdi"].entity == found["the Kazakh foreign minister"].entity
    assert found["Tileuberdi"].entity.code == "KAZGOV"


def test_conjunction_gives_separate_mentions() -> None:
    assert codes("""
Iran = NNP nsubj 5
~, = , punct 0
Libya = NNP conj 0
and = CC cc 2
Cuba = NNP conj 2
agreed agree VBD ROOT 5
""") == {"Iran": "IRN", "Libya": "LBY", "Cuba": "CUB"}


def test_one_phrase_of_several_countries_has_parts() -> None:
    found = mentions("""
Russian = JJ amod 3
and = CC cc 0
Ukrainian = JJ conj 0
officials official NNS nsubj 4
met meet VBD ROOT 4
""")
    entity = found["Russian and Ukrainian officials"].entity
    assert entity.code is None
    assert [part.code for part in entity.parts] == ["RUSGOV", "UKRGOV"]


def test_a_possessor_of_something_else_is_the_mention() -> None:
    assert codes("""
Israel = NNP poss 2
~'s = POS case 0
boycott = NN nsubj 3
failed fail VBD ROOT 3
""") == {"Israel": "ISR"}


def test_a_modifier_of_something_else_is_the_mention() -> None:
    found = mentions("""
Israeli = JJ amod 2
air = NN compound 2
strikes strike NNS nsubj 3
failed fail VBD ROOT 3
""")
    assert found["Israeli"].entity.code == "ISR"
    assert found["Israeli"].entity.kind == "country"


def test_capital_as_government_and_as_place() -> None:
    assert codes("Moscow = NNP nsubj 1\nsaid say VBD ROOT 1\nso = RB advmod 1") == {"Moscow": "RUSGOV"}
    assert codes("She she PRP nsubj 1\nspoke speak VBD ROOT 1\nin = IN prep 1\nMoscow = NNP pobj 2") == {}
    assert codes("""
She she PRP nsubj 1
flew fly VBD ROOT 1
to = IN prep 1
Moscow = NNP pobj 2
""") == {"Moscow": "RUS"}


def test_counted_people_are_headed_by_the_number() -> None:
    found = mentions("""
thousands thousand NNS nsubj 4
of = IN prep 0
Kazakh = JJ amod 3
protesters protester NNS pobj 1
marched march VBD ROOT 4
""")
    mention = found["thousands of Kazakh protesters"]
    assert (mention.head, mention.entity.code, mention.entity.plural) == (0, "KAZCVL", True)


def test_former_holder() -> None:
    assert codes("""
The the DT det 3
former = JJ amod 3
US = NNP compound 3
ambassador = NN nsubj 6
to = IN prep 3
Iraq = NNP pobj 4
spoke speak VBD ROOT 6
""") == {"The former US ambassador to Iraq": "USAELI"}


def test_roles_by_date() -> None:
    rows = "Nursultan = NNP compound 1\nNazarbayev = NNP nsubj 2\nspoke speak VBD ROOT 2"
    assert codes(rows, date(2010, 5, 1)) == {"Nursultan Nazarbayev": "KAZGOV"}
    assert codes(rows, date(2022, 1, 8)) == {"Nursultan Nazarbayev": "KAZELI"}
    early = mentions(rows, date(1990, 1, 1))["Nursultan Nazarbayev"].entity
    assert early.code == "KAZ"
    assert "before the first role" in early.why


def test_iso_codes_differ_from_cameo() -> None:
    found = mentions("Romanian = JJ amod 1\npolice = NNS nsubj 2\nfled flee VBD ROOT 2")
    entity = found["Romanian police"].entity
    assert (entity.code, entity.country) == ("ROMCOP", "ROU")
    united = mentions("UN = NNP nsubj 1\nagreed agree VBD ROOT 1")["UN"].entity
    assert (united.code, united.country, united.role) == ("IGOUNO", None, None)


def test_two_owners_of_a_name_are_decided_by_the_date_or_left() -> None:
    rows = "Clinton = NNP nsubj 1\nspoke speak VBD ROOT 1"
    assert mentions(rows, date(1995, 1, 1))["Clinton"].entity.name == "Bill Clinton"
    assert mentions(rows, date(2010, 1, 1))["Clinton"].entity.name == "Hillary Clinton"
    later = mentions(rows, date(2022, 1, 1))["Clinton"].entity
    assert later.code is None
    assert "ambiguous" in later.why


def test_somebody_else_with_the_same_surname() -> None:
    entity = mentions("Lyudmila = NNP compound 1\nPutin = NNP nsubj 2\nspoke speak VBD ROOT 2")
    assert entity["Lyudmila Putin"].entity.code is None


def test_backed_by_a_country_is_not_that_countrys() -> None:
    found = codes("""
Iran = NNP npadvmod 2
~- = HYPH punct 2
~backed back VBN amod 3
militias militia NNS nsubj 4
fled flee VBD ROOT 4
in = IN prep 4
Iraq = NNP pobj 5
""")
    assert found == {"Iran-backed militias": "IRQUAF", "Iraq": "IRQ"}


def test_a_dateline_names_nobody() -> None:
    assert codes("""
MOSCOW = NNP npadvmod 4
~, = , punct 0
Russia = NNP npadvmod 0
- = HYPH punct 0
fled flee VBD ROOT 4
police = NNS nsubj 4
""") == {"police": "RUSCOP"}


def test_given_mentions_come_first_and_are_exact() -> None:
    rows = """
Turkish = JJ amod 1
police = NNS nsubj 2
arrested arrest VBD ROOT 2
two = CD nummod 4
gunmen gunman NNS dobj 2
"""
    given = (Given(0, 14, None, "source"), Given(24, 34, "KURUAF", "target"))
    found = mentions(rows, given=given)
    assert set(found) == {"Turkish police", "two gunmen"}
    police, gunmen = found["Turkish police"], found["two gunmen"]
    assert (police.entity.code, police.side, police.given, police.head) == ("TURCOP", "source", True, 1)
    assert (gunmen.entity.code, gunmen.entity.kind, gunmen.side) == ("KURUAF", "given", "target")
    assert police.entity.key != gunmen.entity.key


def test_given_span_of_several_actors_has_parts() -> None:
    rows = """
Iran = NNP nsubj 3
and = CC cc 0
Iraq = NNP conj 0
agreed agree VBD ROOT 3
"""
    entity = mentions(rows, given=(Given(0, 13),))["Iran and Iraq"].entity
    assert [part.code for part in entity.parts] == ["IRN", "IRQ"]


def test_a_given_pronoun_is_resolved() -> None:
    rows = """
Putin = NNP nsubj 1
said say VBD ROOT 1
he = PRP nsubj 3
agreed agree VBD ccomp 1
"""
    found = mentions(rows, given=(Given(0, 5), Given(11, 13)))
    assert (found["he"].entity.code, found["he"].given) == ("RUSGOV", True)


def test_a_phrase_that_overlaps_a_given_mention_is_dropped() -> None:
    rows = """
Turkish = JJ amod 1
police = NNS nsubj 2
fled flee VBD ROOT 2
"""
    assert set(mentions(rows, given=(Given(0, 7),))) == {"Turkish"}


def test_a_holder_who_has_just_left_keeps_the_title_the_text_gives() -> None:
    rows = "President = NNP compound 1\nNazarbayev = NNP nsubj 2\nspoke speak VBD ROOT 2"
    assert codes(rows, date(2019, 4, 1)) == {"President Nazarbayev": "KAZGOV"}
    assert codes(rows, date(2019, 9, 1)) == {"President Nazarbayev": "KAZELI"}


def test_given_mention_outside_the_sentence_is_passed_over() -> None:
    found = mentions("police = NNS nsubj 1\nfled flee VBD ROOT 1", given=(Given(50, 60),))
    assert [mention.given for mention in found.values()] == [False]
