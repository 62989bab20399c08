from __future__ import annotations

from datetime import date

from actor_codebook import make_codebook, parsed

from eventcoder.actors import DocumentContext, Lookup, find_mentions
from eventcoder.records import Document, Entity

LOOKUP = Lookup(make_codebook())
DAY = date(2022, 1, 8)


def last(*sentences: str, day: date = DAY) -> dict[str, Entity]:
    """Mentions of the last sentence, those before having been read first."""
    read, start = [], 0
    for number, rows in enumerate(sentences):
        tokens, sentence = parsed(rows, start, number)
        start += len(sentence.text) + 1
        read.append((tokens, sentence))
    text = " ".join(sentence.text for _, sentence in read)
    context = DocumentContext.of(Document("d", day, text), LOOKUP)
    found = ()
    for tokens, sentence in read:
        found = find_mentions(tokens, sentence, LOOKUP, day, context)
        context = context.updated(found)
    for mention in found:
        assert text[mention.char_start : mention.char_end] == mention.text
    return {mention.text: mention.entity for mention in found}


MINISTER = """
Kazakh = JJ amod 4
Foreign = NNP compound 2
Minister = NNP compound 4
Mukhtar = NNP compound 4
Tileuberdi = NNP nsubj 5
spoke speak VBD ROOT 5
"""
TOKAYEV = "Kassym-Jomart = NNP compound 1\nTokayev = NNP nsubj 2\nspoke speak VBD ROOT 2"
TURKEY_AND_RUSSIA = "Turkey = NNP nsubj 3\nand = CC cc 0\nRussia = NNP conj 0\nmet meet VBD ROOT 3"


def test_surname_after_an_unknown_full_name() -> None:
    entity = last(MINISTER, "Tileuberdi = NNP nsubj 1\nleft leave VBD ROOT 1")["Tileuberdi"]
    assert (entity.code, entity.name) == ("KAZGOV", "Mukhtar Tileuberdi")
    assert "named before" in entity.why


def test_the_president_is_the_holder_on_the_day() -> None:
    rows = "The the DT det 1\npresident = NN nsubj 2\nleft leave VBD ROOT 2\nKazakhstan = NNP dobj 2"
    assert last(rows)["The president"].name == "Kassym-Jomart Tokayev"
    assert last(rows, day=date(2000, 1, 1))["The president"].name == "Nursultan Nazarbayev"
    assert last(rows)["The president"].key == last(TOKAYEV)["Kassym-Jomart Tokayev"].key


def test_the_government_is_that_of_the_focus_country() -> None:
    entity = last(TOKAYEV, "the = DT det 1\ngovernment = NN nsubj 2\nfell fall VBD ROOT 2")["the government"]
    assert (entity.code, entity.country) == ("KAZGOV", "KAZ")
    assert "about" in entity.why


def test_no_country_anywhere_leaves_the_role() -> None:
    entity = last("the = DT det 1\narmy = NN nsubj 2\nfled flee VBD ROOT 2")["the army"]
    assert (entity.code, entity.country, entity.role) == ("MIL", None, "MIL")


def test_he_is_the_salient_person_and_it_the_country() -> None:
    rows = "{} = PRP nsubj 1\nleft leave VBD ROOT 1"
    assert last(TOKAYEV, rows.format("He"))["He"].name == "Kassym-Jomart Tokayev"
    assert "She" not in last(TOKAYEV, rows.format("She"))
    assert "It" not in last(TOKAYEV, rows.format("It"))
    country = "Turkey = NNP nsubj 1\nagreed agree VBD ROOT 1"
    assert last(country, rows.format("It"))["It"].code == "TUR"
    assert "He" not in last(country, rows.format("He"))


def test_they_are_several() -> None:
    rows = "They they PRP nsubj 1\nleft leave VBD ROOT 1"
    police = "Turkish = JJ amod 1\npolice = NNS nsubj 2\nfled flee VBD ROOT 2"
    assert last(police, rows)["They"].code == "TURCOP"
    assert "They" not in last(TOKAYEV, rows)


def test_who_is_what_the_clause_hangs_on() -> None:
    found = last("""
Putin = NNP nsubj 3
who = WP nsubj 2
fled flee VBD relcl 0
spoke speak VBD ROOT 3
""")
    assert found["who"].key == found["Putin"].key


def test_him_is_not_the_subject_of_the_same_verb() -> None:
    found = last(TOKAYEV, "Putin = NNP nsubj 1\nthanked thank VBD ROOT 1\nhim he PRP dobj 1")
    assert found["him"].name == "Kassym-Jomart Tokayev"


def test_counterpart_has_the_same_office_elsewhere() -> None:
    entity = last(
        MINISTER.replace("spoke speak VBD ROOT 5", "met meet VBD ROOT 5")
        + "his = PRP$ poss 8\nTurkish = JJ amod 8\ncounterpart = NN dobj 5\n"
    )["his Turkish counterpart"]
    assert (entity.code, entity.country) == ("TURGOV", "TUR")
    assert "counterpart of Mukhtar Tileuberdi" in entity.why
    russian = "President = NNP compound 1\nPutin = NNP nsubj 2\nmet meet VBD ROOT 2\n"
    kazakh = last(russian + "his = PRP$ poss 5\nKazakh = JJ amod 5\ncounterpart = NN dobj 2\n")
    assert kazakh["his Kazakh counterpart"].name == "Kassym-Jomart Tokayev"


def test_its_president() -> None:
    rows = """
Russia = NNP nsubj 1
said say VBD ROOT 1
its = PRP$ poss 3
president = NN nsubj 4
left leave VBD ccomp 1
"""
    assert last(rows)["its president"].name == "Vladimir Putin"


def test_the_two_sides_and_both_countries() -> None:
    sides = "The the DT det 2\ntwo = CD nummod 2\nsides side NNS nsubj 3\nagreed agree VBD ROOT 3"
    assert [part.code for part in last(TURKEY_AND_RUSSIA, sides)["The two sides"].parts] == ["TUR", "RUS"]
    presidents = "Both both DT det 1\npresidents president NNS nsubj 2\nagreed agree VBD ROOT 2"
    both = last(TURKEY_AND_RUSSIA, presidents)["Both presidents"]
    assert [part.code for part in both.parts] == ["TURGOV", "RUSGOV"]
    assert last(sides) == {}


def test_the_same_noun_again_is_the_same_actor() -> None:
    first = """
Syrian = JJ amod 1
rebels rebel NNS nsubj 2
fled flee VBD ROOT 2
from = IN prep 2
Turkey = NNP pobj 3
"""
    again = "Turkey = NNP nsubj 1\ncondemned condemn VBD ROOT 1\nthe = DT det 3\nrebels rebel NNS dobj 1"
    assert last(first, again)["the rebels"].code == "SYRREB"
    assert last(first, again)["the rebels"].key == last(first)["Syrian rebels"].key


def test_second_of_a_row_shares_the_country() -> None:
    rows = """
Turkish = JJ amod 1
police = NNS nsubj 4
and = CC cc 1
soldiers soldier NNS conj 1
fled flee VBD ROOT 4
Iraq = NNP dobj 4
~, = , punct 4
Iraq = NNP conj 5
"""
    assert last(rows)["soldiers"].code == "TURMIL"


def test_the_group_is_the_last_one_named() -> None:
    rows = "the = DT det 1\ngroup = NN nsubj 2\nleft leave VBD ROOT 2"
    assert last("Hamas = NNP nsubj 1\nagreed agree VBD ROOT 1", rows)["the group"].code == "PSEREBHMS"


def test_the_context_is_never_changed() -> None:
    context = DocumentContext(DAY)
    tokens, sentence = parsed(TOKAYEV)
    after = context.updated(find_mentions(tokens, sentence, LOOKUP, DAY, context))
    assert (context.sentence, context.salient, dict(context.surnames)) == (0, (), {})
    assert (after.sentence, list(after.surnames)) == (1, ["Tokayev"])
