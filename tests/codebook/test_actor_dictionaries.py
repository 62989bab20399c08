from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eventcoder.codebook import Codebook, load
from eventcoder.codebook.checks import validate
from eventcoder.codebook.compile_actors import surname
from eventcoder.codebook.periods import first_day, last_day
from eventcoder.codebook.plurals import is_plural, plural

KAZ = """
code: KAZ
iso3: KAZ
names: [Kazakhstan, {name: Kazakh SSR, until: 1991-12}]
adjectives: [Kazakh]
people: [Kazakhs]
capital: [Astana, {name: Nur-Sultan, from: 2019-03, until: 2022-09}]
seats: [Akorda]
cities: [Almaty]
valid: {from: 1991-12-16}
actors:
  - name: Kassym-Jomart Tokayev
    aliases: [Kasym-Zhomart Tokaev]
    gender: m
    roles:
      - {code: LEG, office: senate speaker, from: 2013-10-16, until: 2019-03-19}
      - {code: GOV, office: president, from: 2019-03-20}
  - name: National Security Committee
    aliases: [KNB]
    kind: organisation
    code: SPY
"""
AGENTS = """
- code: COP
  words: [police officer, police, Gendarme]
- code: MIL
  words: [gendarmerie, army]
  plural: {gendarmerie: ~}
- code: GOV
  words: [foreign minister]
  titles: true
"""
OTHERS = "actors:\n  - {name: United Nations, aliases: [UN], code: IGOUNO, kind: organisation}\n"


@pytest.fixture
def codebook(base: Path) -> Codebook:
    for name, text in {"countries/kaz": KAZ, "agents": AGENTS, "international": OTHERS}.items():
        path = base / f"actors/{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return load(str(base))


def test_a_country_and_its_names(codebook: Codebook) -> None:
    country = codebook.actors["kaz"]
    assert (country.name, country.kind, country.country) == ("Kazakhstan", "country", "KAZ")
    assert country.role_on(date(1991, 12, 15)) is None
    role = country.role_on(date(1991, 12, 16))
    assert role is not None and role.code == "KAZ"
    assert [codebook.names[text][0].kind for text in ("Kazakh", "Kazakhs", "Astana", "Almaty")] == [
        "adjective",
        "people",
        "capital",
        "city",
    ]
    assert codebook.names["Kazakhs"][0].plural
    named = codebook.names["Nur-Sultan"][0]
    assert (named.since, named.until) == (date(2019, 3, 1), date(2022, 9, 30))
    assert codebook.names["Kazakh SSR"][0].until == date(1991, 12, 31)


def test_a_seat_is_the_government(codebook: Codebook) -> None:
    name = codebook.names["Akorda"][0]
    role = codebook.actors[name.owner].role_on(date(2020, 1, 1))
    assert (name.kind, role and role.code) == ("seat", "KAZGOV")


def test_roles_by_date(codebook: Codebook) -> None:
    person = codebook.actors["kaz/kassym-jomart-tokayev"]
    days = {date(2013, 10, 15): None, date(2019, 3, 19): "KAZLEG", date(2019, 3, 20): "KAZGOV"}
    for day, code in days.items():
        role = person.role_on(day)
        assert (role.code if role else None) == code
    assert (person.kind, person.gender) == ("person", "m")
    assert codebook.names["Tokayev"][0].kind == "surname"
    assert codebook.names["Tokaev"][0].owner == person.id


def test_organisations_have_no_surname(codebook: Codebook) -> None:
    assert "Committee" not in codebook.names and "Nations" not in codebook.names
    assert codebook.actors[codebook.names["KNB"][0].owner].roles[0].code == "KAZSPY"
    assert codebook.actors["igo/united-nations"].roles[0].code == "IGOUNO"
    assert codebook.actors["igo/united-nations"].country is None


def test_agents_and_their_plurals(codebook: Codebook) -> None:
    kinds = {
        text: [(name.kind, name.owner, name.plural) for name in codebook.names[text]]
        for text in codebook.names
    }
    assert kinds["police officers"] == [("agent", "COP", True)]
    assert kinds["police"] == [("agent", "COP", True)]
    assert kinds["gendarmes"] == [("agent", "COP", True)]
    assert kinds["armies"] == [("agent", "MIL", True)]
    assert "gendarmeries" not in kinds and "Gendarme" not in kinds
    assert kinds["foreign minister"] == [("agent", "GOV", False), ("title", "GOV", False)]


def test_a_later_layer_adds_to_a_country(codebook: Codebook, base: Path, write) -> None:
    text = "code: KAZ\niso3: KAZ\nactors: [{name: Miners' Union, kind: organisation, code: LAB}]\n"
    mine = write("mine", {"actors/countries/kaz.yml": text}, extends="../base")
    later = load(str(mine))
    assert later.actors["kaz"] == codebook.actors["kaz"]
    assert later.actors["kaz/miners-union"].roles[0].code == "KAZLAB"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("soldier", "soldiers"),
        ("police officer", "police officers"),
        ("policeman", "policemen"),
        ("woman", "women"),
        ("spokesperson", "spokespeople"),
        ("army", "armies"),
        ("boy", "boys"),
        ("chief of staff", "chiefs of staff"),
        ("German", "Germans"),
        ("coach", "coaches"),
        ("commander-in-chief", "commanders-in-chief"),
        ("militia", "militias"),
        ("police", None),
        ("armed forces", None),
        ("military", None),
    ],
)
def test_plurals(one: str, many: str | None) -> None:
    assert plural(one) == many


def test_what_is_plural_already() -> None:
    assert [is_plural(noun) for noun in ("police", "armed forces", "military", "boss")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("name", "last"),
    [("Kofi Annan", "Annan"), ("Ferdinand Marcos Jr.", "Marcos"), ("Suharto", "")],
)
def test_surnames(name: str, last: str) -> None:
    assert surname(name) == last


@given(st.dates())
def test_a_partial_date_is_the_whole_period(day: date) -> None:
    for text in (f"{day:%Y-%m-%d}".zfill(10), f"{day.year:04}-{day.month:02}", f"{day.year:04}"):
        assert first_day(text) <= day <= last_day(text)


@pytest.mark.parametrize("text", ["2019-13", "2019-02-30", "19", "2019-3", "March 2019", "", "0000"])
def test_no_dates(text: str) -> None:
    with pytest.raises(ValueError):
        last_day(text)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.tuples(st.integers(1990, 2010), st.integers(0, 8)), min_size=2, max_size=4),
    st.integers(1990, 2020),
)
def test_one_holder_of_an_office_has_one_role_or_an_overlap(
    base: Path, spans: list[tuple[int, int]], year: int
) -> None:
    roles = "".join(
        f"      - {{code: GOV, office: king, from: {since}, until: {since + years}}}\n"
        for since, years in spans
    )
    text = f"actors:\n  - name: Carol Ruler\n    country: AAA\n    roles:\n{roles.replace('GOV', 'AAAGOV')}"
    (base / "actors").mkdir(exist_ok=True)
    (base / "actors/kings.yml").write_text(text)
    overlaps = [problem for problem in validate(str(base)) if problem.code == "C403"]
    held = [span for span in spans if span[0] <= year <= span[0] + span[1]]
    assert len(held) <= 1 or overlaps
