"""Whole sentences through the real parser and a tiny codebook: who is named, and which code they get."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from actor_codebook import make_codebook

from eventcoder.actors import DocumentContext, Lookup, find_mentions
from eventcoder.parse.parser import Parser, load_parser
from eventcoder.records import Document, Entity, Sentence

DAY = date(2022, 1, 8)

# One text a case, sentences parted by " || ": mentions of its last sentence that must be there.
# A code with "+" is a phrase with parts; None is a mention without a code; "-" no mention at all.
CASES: list[tuple[str, dict[str, str | None]]] = [
    ("Kazakh police detained ten people.", {"Kazakh police": "KAZCOP", "ten people": "KAZCVL"}),
    ("Police in Kazakhstan detained ten people.", {"Police": "KAZCOP", "Kazakhstan": "KAZ"}),
    ("Kazakhstan's foreign minister resigned.", {"Kazakhstan's foreign minister": "KAZGOV"}),
    ("The president of Iran visited Cuba.", {"The president of Iran": "IRNGOV", "Cuba": "CUB"}),
    ("Iran, Libya and Cuba signed the treaty.", {"Iran": "IRN", "Libya": "LBY", "Cuba": "CUB"}),
    (
        "Iran accused Libya of supporting Cuba.",
        {"Iran": "IRN", "Libya": "LBY", "Cuba": "CUB"},
    ),
    ("Two Israeli soldiers were killed.", {"Two Israeli soldiers": "ISRMIL"}),
    ("At least 12 Kazakh protesters were killed.", {"At least 12 Kazakh protesters": "KAZCVL"}),
    ("Thousands of Egyptian protesters marched.", {"Thousands of Egyptian protesters": "EGYCVL"}),
    ("A group of Turkish lawmakers resigned.", {"A group of Turkish lawmakers": "TURLEG"}),
    ("Israeli air strikes killed 3 people.", {"Israeli": "ISR"}),
    ("Israel's boycott of Turkey failed.", {"Israel": "ISR", "Turkey": "TUR"}),
    ("Turkey's army entered Iraq.", {"Turkey's army": "TURMIL", "Iraq": "IRQ", "Turkey": "-"}),
    ("Moscow rejected the demand.", {"Moscow": "RUSGOV"}),
    ("The United States urged Moscow to stop.", {"The United States": "USA", "Moscow": "RUSGOV"}),
    ("Turkey signed the deal in Moscow.", {"Turkey": "TUR", "Moscow": "-"}),
    ("Moscow's decision angered Kyiv.", {"Moscow": "RUSGOV", "Kyiv": "UKRGOV"}),
    ("The Kremlin denied the report.", {"The Kremlin": "RUSGOV"}),
    ("A Kremlin spokesman denied the report.", {"A Kremlin spokesman": "RUSGOV"}),
    ("The Russian foreign ministry protested.", {"The Russian foreign ministry": "RUSGOV"}),
    ("Syrian opposition fighters left the city.", {"Syrian opposition fighters": "SYROPPREB"}),
    ("Kurdish female police recruits left Iraq.", {"Kurdish female police recruits": "IRQCOPKUR"}),
    ("Kurdish female police recruits left.", {"Kurdish female police recruits": "KURCOP"}),
    ("The Shiite militia leader left Baghdad.", {"The Shiite militia leader": "IRQUAFMOSSHI"}),
    (
        "The former US ambassador to Iraq praised Iran.",
        {"The former US ambassador to Iraq": "USAELI", "Iran": "IRN"},
    ),
    ("Hamas leader Osama Bar spoke.", {"Hamas leader Osama Bar": "PSEREBHMS"}),
    ("Hamas fighters attacked Israel.", {"Hamas fighters": "PSEREBHMS", "Israel": "ISR"}),
    ("UN peacekeepers arrived in Libya.", {"UN peacekeepers": "IGOUNOPKO", "Libya": "LBY"}),
    ("A UN envoy met Syrian rebels.", {"A UN envoy": "IGOUNO", "Syrian rebels": "SYRREB"}),
    ("The United Nations condemned Iran.", {"The United Nations": "IGOUNO"}),
    ("Iran condemned the UN.", {"the UN": "IGOUNO"}),
    ("Pro-Russian protesters left Ukraine.", {"Ukraine": "UKR"}),
    ("Government troops attacked Libyan rebels.", {"Government troops": "LBYMIL"}),
    ("Turkish police and soldiers fled.", {"Turkish police": "TURCOP", "soldiers": "TURMIL"}),
    ("Russian and Ukrainian officials met.", {"Russian and Ukrainian officials": "RUSGOV+UKRGOV"}),
    ("US and Iraqi forces attacked the city.", {"US and Iraqi forces": "USAMIL+IRQMIL"}),
    (
        "The leaders of Iran, Turkey and Russia met.",
        {"The leaders of Iran, Turkey and Russia": "IRNGOV+TURGOV+RUSGOV"},
    ),
    (
        "Kazakh President Kassym-Jomart Tokayev met Vladimir Putin.",
        {"Kazakh President Kassym-Jomart Tokayev": "KAZGOV", "Vladimir Putin": "RUSGOV"},
    ),
    ("President Putin thanked Tokayev.", {"President Putin": "RUSGOV", "Tokayev": "KAZGOV"}),
    ("Former President Nursultan Nazarbayev left.", {"Former President Nursultan Nazarbayev": "KAZELI"}),
    (
        "Kazakh Foreign Minister Mukhtar Tileuberdi resigned.",
        {"Kazakh Foreign Minister Mukhtar Tileuberdi": "KAZGOV"},
    ),
    (
        "Mukhtar Tileuberdi, the Kazakh foreign minister, met Iranian officials.",
        {
            "Mukhtar Tileuberdi": "KAZGOV",
            "the Kazakh foreign minister": "KAZGOV",
            "Iranian officials": "IRNGOV",
        },
    ),
    ("Mukhtar Tileuberdi met Iranian officials.", {"Mukhtar Tileuberdi": None}),
    ("Israelis and Syrians protested.", {"Israelis": "ISR", "Syrians": "SYR"}),
    ("Turkish Kurds protested in Ankara.", {"Turkish Kurds": "TURKUR", "Ankara": "-"}),
    ("The opposition accused the Egyptian government.", {"The opposition": "EGYOPP"}),
    ("Egyptian opposition party leaders met.", {"Egyptian opposition party leaders": "EGYOPPPTY"}),
    ("Egyptian students threw stones at police.", {"Egyptian students": "EGYEDU", "police": "EGYCOP"}),
    ("Syrian refugees fled to Turkey.", {"Syrian refugees": "SYRREF", "Turkey": "TUR"}),
    ("MOSCOW (Reuters) - Libya accused Egypt.", {"Libya": "LBY", "Egypt": "EGY", "MOSCOW": "-"}),
    ("The Iraqi city was shelled by Turkey.", {"The Iraqi city": "IRQ", "Turkey": "TUR"}),
    ("Israel struck Hamas positions.", {"Israel": "ISR", "Hamas positions": "PSEREBHMS"}),
    ("NATO jets attacked Serb positions near an American base.", {"Serb positions": "SRB"}),
    ("Turkish Kurds and Iraqi Kurds met.", {"Turkish Kurds": "TURKUR", "Iraqi Kurds": "IRQKUR"}),
    ("In his statement, President Putin thanked Iran.", {"his": "RUSGOV", "Iran": "IRN"}),
    ("Turkey opened its borders to Syrians and Iraqis.", {"its": "TUR", "Syrians": "SYR", "Iraqis": "IRQ"}),
    ("Israel shelled northwest Syria.", {"Israel": "ISR", "northwest Syria": "SYR"}),
    ("Kazakhstan is calm. || The country's army left.", {"The country's army": "KAZMIL"}),
    (
        "Putin met Tokayev. || They spoke of Iran. || The leaders signed a deal.",
        {"The leaders": "RUSGOV+KAZGOV"},
    ),
    (
        "Hamas fighters attacked Israel. || The group warned Egypt.",
        {"The group": "PSEREBHMS", "Egypt": "EGY"},
    ),
    (
        "Turkish police met students. || They arrested 30 of them.",
        {"They": "TURCOP", "30 of them": "-", "them": "TUREDU"},
    ),
    ("Romanian police arrested two men.", {"Romanian police": "ROMCOP", "two men": "ROMCVL"}),
    ("Kazakh President Tokayev spoke. || He thanked Russia.", {"He": "KAZGOV", "Russia": "RUS"}),
    ("Putin met Tokayev. || The two leaders signed a deal.", {"The two leaders": "RUSGOV+KAZGOV"}),
    ("Iran and Iraq met. || Both countries agreed.", {"Both countries": "IRN+IRQ"}),
    ("Turkey agreed. || Its president signed the deal.", {"Its president": "TURGOV"}),
    ("Turkish police fired. || They arrested a student.", {"They": "TURCOP", "a student": "TUREDU"}),
    ("Kazakhstan is calm. || The president spoke.", {"The president": "KAZGOV"}),
    ("Kazakhstan is calm. || The government resigned.", {"The government": "KAZGOV"}),
    ("Syrian rebels fled to Turkey. || Turkey armed the rebels.", {"the rebels": "SYRREB"}),
    (
        "Russian Foreign Minister Ivan Petrov met his Turkish counterpart.",
        {"his Turkish counterpart": "TURGOV"},
    ),
    ("Egyptian Minister Ali Hasan spoke. || Hasan resigned.", {"Hasan": "EGYGOV"}),
    ('"We will not leave," Putin said.', {"We": "RUSGOV"}),
    ('"We will fight on," Hamas said on Sunday.', {"We": "PSEREBHMS"}),
    ("Ali Hasan is the foreign minister of Egypt.", {"Ali Hasan": "EGYGOV"}),
    (
        "Kazakh Foreign Minister Ali Hasan met rebels in Syria. || The minister thanked Turkey.",
        {"The minister": "KAZGOV"},
    ),
    ("Putin arrived in Turkey. || The president thanked Syria.", {"The president": "RUSGOV"}),
    ("Putin met Tokayev. || The Kazakh leader thanked Russia.", {"The Kazakh leader": "KAZGOV"}),
    ("Egyptian forces fled. || The forces left Syria.", {"The forces": "EGYMIL"}),
    ("Iran and Iraq agreed. || The neighbours signed a deal.", {"The neighbours": "IRN+IRQ"}),
    ("Turkey protested at the arrest of its soldiers in Iran.", {"its soldiers": "TURMIL"}),
    ("Turkish jets bombed Syria.", {"Turkish jets": "TURMIL"}),
    ("Turkish peacekeepers left Iraq.", {"Turkish peacekeepers": "TURPKO"}),
    ("Former Egyptian general Ali Hasan left.", {"Former Egyptian general Ali Hasan": "EGYELI"}),
    ("Radical Shiite students protested in Iraq.", {"Radical Shiite students": "IRQEDUMOSSHIRAD"}),
    ("Hamas attacked Israel. || The group warned Egypt.", {"The group": "PSEREBHMS", "Egypt": "EGY"}),
]


@cache
def parser() -> Parser:
    return load_parser()


@cache
def lookup() -> Lookup:
    return Lookup(make_codebook())


def entities(text: str) -> dict[str, Entity]:
    sentences = text.split(" || ")
    whole = " ".join(sentences)
    context = DocumentContext.of(Document("d", DAY, whole), lookup())
    found, start = (), 0
    for number, (sentence, tokens) in enumerate(zip(sentences, parser().parse(sentences), strict=True)):
        placed = Sentence("d", number, start, sentence)
        found = find_mentions(tokens, placed, lookup(), DAY, context)
        context = context.updated(found)
        start += len(sentence) + 1
    assert all(whole[mention.char_start : mention.char_end] == mention.text for mention in found)
    return {mention.text: mention.entity for mention in found}


def code(entity: Entity) -> str | None:
    return "+".join(part.code or "" for part in entity.parts) if entity.parts else entity.code


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_sentence(text: str, expected: dict[str, str | None]) -> None:
    found = {mention: code(entity) for mention, entity in entities(text).items()}
    wanted = {mention: found.get(mention, "-") for mention in expected}
    assert wanted == expected, found
