"""Places of events in whole sentences, read with the real parser and the real gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from eventcoder.places import event_place, load_gazetteer, resolve

pytestmark = pytest.mark.model

OVERRIDES = Path(__file__).parents[2] / "codebooks" / "places.yml"
NOUNS = frozenset(
    {"attack", "protest", "bombing", "explosion", "visit", "talk", "talks", "siege", "clash", "blast"}
)

# sentence, trigger, focus countries, "precision country name" ("-" for no name), or "" for no place
CASES = [
    ("Rebels killed 12 soldiers in Aleppo.", "killed", "SYR", "1 SYR Aleppo"),
    ("Rebels killed 12 soldiers near Aleppo.", "killed", "SYR", "2 SYR Aleppo"),
    ("A bomb exploded 30 km north of Aleppo.", "exploded", "", "2 SYR Aleppo"),
    ("Clashes broke out in Aleppo province.", "broke", "", "2 SYR -"),
    ("A tornado hit and gunmen killed two people in Paris, Texas.", "killed", "", "1 USA Paris"),
    ("Protesters marched in Paris.", "marched", "", "1 FRA Paris"),
    ("Protesters marched in western Kazakhstan.", "marched", "", "3 KAZ -"),
    ("Protesters marched in Kazakhstan on Sunday.", "marched", "", "3 KAZ -"),
    ("In Mangystau, where the protests began, the authorities cut prices.", "cut", "KAZ", "2 KAZ -"),
    ("Washington said it would send troops.", "send", "", ""),
    ("Police arrested ten people in Washington.", "arrested", "USA", "1 USA Washington"),
    ("The president will visit Ankara next week.", "visit", "", "1 TUR Ankara"),
    ("Government forces shelled Homs.", "shelled", "", "1 SYR Homs"),
    ("Thousands gathered in Almaty's main square.", "gathered", "", "1 KAZ Almaty"),
    ("The Kabul bombing killed nine people.", "bombing", "", "1 AFG Kabul"),
    ("The bombing of Dresden began at night.", "bombing", "", "1 DEU Dresden"),
    ("The two leaders met in Geneva, Switzerland.", "met", "", "1 CHE Geneva"),
    ("The two leaders held talks in Vienna.", "talks", "", "1 AUT Vienna"),
    ("Soldiers opened fire in Saigon.", "opened", "", "1 VNM Ho Chi Minh City"),
    ("The government in Nur-Sultan resigned.", "resigned", "", "1 KAZ Astana"),
    ("Fighting killed 20 people in Darfur.", "killed", "", "2 SDN Darfur"),
    ("Protesters blocked roads in Georgia.", "blocked", "", "3 GEO -"),
    ("Protesters blocked roads in Georgia.", "blocked", "USA", "2 USA -"),
    ("Police detained two men in Birmingham.", "detained", "USA", "1 USA Birmingham"),
    ("Police detained two men in Birmingham.", "detained", "GBR", "1 GBR Birmingham"),
    ("Gunmen attacked a church in Tripoli, Lebanon.", "attacked", "", "1 LBN Tripoli"),
    ("Gunmen attacked a church in Tripoli.", "attacked", "", "1 LBY Tripoli"),
    ("France condemned the attack in Bamako.", "attack", "", "1 MLI Bamako"),
    ("The army, which lost a base in Mosul, shelled Tikrit.", "shelled", "", "1 IRQ Tikrīt"),
    ("The army, which lost a base in Mosul, shelled Tikrit.", "lost", "", "1 IRQ Mosul"),
    ("Troops from Chad clashed with rebels in Maiduguri.", "clashed", "", "1 NGA Maiduguri"),
    ("Speaking in Brussels, the minister accused Russia of lying.", "accused", "", "1 BEL Brussels"),
    ("Workers went on strike in the city of Córdoba.", "went", "ARG", "1 ARG Córdoba"),
    ("A car bomb exploded outside a mosque in Kano.", "exploded", "", "1 NGA Kano"),
    ("Victoria Nuland met opposition leaders in Kiev.", "met", "", "1 UKR Kyiv"),
    ("Police fired tear gas in Hyderabad.", "fired", "PAK", "1 PAK Hyderabad"),
    ("Police fired tear gas in Hyderabad.", "fired", "IND", "1 IND Hyderabad"),
    ("Rebels in Ituri province killed ten farmers.", "killed", "COD", "2 COD -"),
    ("Ukraine evacuated people from Bakhmut.", "evacuated", "", "1 UKR Bakhmut"),
    ("The minister said the economy would grow in March.", "grow", "", ""),
    ("Rebels attacked the town of Gori.", "attacked", "", "1 GEO Gori"),
    ("Tanks attacked Ljubljana airport.", "attacked", "", "1 SVN Ljubljana"),
    ("Syrian tanks invaded Jordan on Saturday.", "invaded", "SYR", "3 JOR -"),
    ("The police arrested two men in Atlanta, Georgia.", "arrested", "", "1 USA Atlanta"),
    ("The police arrested two men in Lebanon, Tennessee.", "arrested", "", "1 USA Lebanon"),
    ("Storms hit Alabama before police arrested looters in Georgia.", "arrested", "", "2 USA -"),
    ("Gunmen abducted pupils in Chibok.", "abducted", "", "1 NGA Chibok"),
    ("Gunmen attacked officers in Chibok district.", "attacked", "", "2 NGA Chibok"),
    ("Militants killed diplomats in Mazar-i-Sharif.", "killed", "", "1 AFG Mazār-e Sharīf"),
    ("Troops fired on refugees close to Goma.", "fired", "", "2 COD Goma"),
    ("The two countries imposed sanctions on Russia.", "imposed", "", ""),
    ("The attack on Kuwait began at dawn.", "attack", "", "3 KWT -"),
    ("Police attacked protesters on Independence Square.", "attacked", "", ""),
    ("Soldiers shot protesters on Tahrir Square.", "shot", "", "1 EGY Cairo"),
    ("Serbia extradited the general to The Hague.", "extradited", "", "1 NLD The Hague"),
    ("The United States deployed 2,000 soldiers to Mogadishu.", "deployed", "", "1 SOM Mogadishu"),
    ("Two soldiers died in Sri Lanka's north.", "died", "", "3 LKA -"),
    ("Macron met Biden in Paris.", "met", "USA", "1 FRA Paris"),
    ("Kashmir separatists attacked a police post in Srinagar, the capital of the state.", "attacked", "IND",
     "1 IND Srinagar"),
]  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer():  # type: ignore[no-untyped-def]
    return load_gazetteer(OVERRIDES)


@pytest.fixture(scope="module")
def parser():  # type: ignore[no-untyped-def]
    from eventcoder.parse.parser import load_parser

    return load_parser()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0][:40]} {case[2]}")
def test_event_place(case, parser, gazetteer) -> None:  # type: ignore[no-untyped-def]
    from eventcoder.parse.clauses import find_clauses

    text, trigger, focus, expected = case
    tokens = parser.parse([text])[0]
    clauses = find_clauses(tokens, NOUNS, frozenset({"hold"}), frozenset())
    clause = next(c for c in clauses if tokens.text[c.trigger] == trigger)
    resolved = resolve(gazetteer.find(tokens, set()), focus.split())
    place = event_place(clause, clauses, tokens, resolved)
    told = f"{place.precision} {place.country} {place.name or '-'}" if place else ""
    assert told == expected
