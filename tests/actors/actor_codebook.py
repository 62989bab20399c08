"""A tiny codebook and hand-built token arrays for the tests of `actors`."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from eventcoder.codebook.compiled import Actor, Codebook, Name, Role
from eventcoder.records import Sentence, Tokens

COUNTRIES = {  # code: ISO3, name, adjective, people, capital
    "KAZ": ("KAZ", "Kazakhstan", "Kazakh", "Kazakhs", "Astana"),
    "RUS": ("RUS", "Russia", "Russian", "Russians", "Moscow"),
    "TUR": ("TUR", "Turkey", "Turkish", "Turks", "Ankara"),
    "USA": ("USA", "United States", "American", "Americans", "Washington"),
    "IRQ": ("IRQ", "Iraq", "Iraqi", "Iraqis", "Baghdad"),
    "SYR": ("SYR", "Syria", "Syrian", "Syrians", "Damascus"),
    "ISR": ("ISR", "Israel", "Israeli", "Israelis", "Jerusalem"),
    "IRN": ("IRN", "Iran", "Iranian", "Iranians", "Tehran"),
    "UKR": ("UKR", "Ukraine", "Ukrainian", "Ukrainians", "Kyiv"),
    "LBY": ("LBY", "Libya", "Libyan", "Libyans", "Tripoli"),
    "CUB": ("CUB", "Cuba", "Cuban", "Cubans", "Havana"),
    "EGY": ("EGY", "Egypt", "Egyptian", "Egyptians", "Cairo"),
    "ROM": ("ROU", "Romania", "Romanian", "Romanians", "Bucharest"),
}
AGENTS = {
    "COP": "police|police officer",
    "GOV": "government|president|prime minister|foreign minister|official|minister|ambassador|authority|envoy"
    "|foreign ministry|secretary of state|diplomat|administration|leader",
    "MIL": "army|soldier|troops|military|security forces|force|general",
    "CVL": "protester|civilian|people|demonstrator|citizen|woman|man|victim",
    "REB": "rebel|fighter|militant",
    "OPP": "opposition|activist|critic|supporter",
    "OPPPTY": "opposition party",
    "UAF": "gunman|militia",
    "EDU": "student",
    "LEG": "parliament|lawmaker",
    "REF": "refugee",
    "PTY": "party",
    "IGOPKO": "peacekeeper",
}
IRREGULAR = {"gunman": "gunmen", "woman": "women", "man": "men"}
MASS = frozenset(("police", "people", "troops", "military", "security forces", "opposition"))


def _actor(identity: str, name: str, kind: str, country: str | None, *roles: Role, gender: str = "") -> Actor:
    return Actor(identity, name, kind, country, roles, gender)


def _people() -> list[tuple[Actor, tuple[str, ...]]]:
    day = date.fromisoformat
    return [
        (
            _actor(
                "kaz/tokayev", "Kassym-Jomart Tokayev", "person", "KAZ",
                Role("KAZGOV", day("2019-03-20"), office="president"), gender="m",
            ),
            ("Kasym-Zhomart Tokayev",),
        ),
        (
            _actor(
                "kaz/nazarbayev", "Nursultan Nazarbayev", "person", "KAZ",
                Role("KAZGOV", day("1991-12-01"), day("2019-03-19"), "president"), gender="m",
            ),
            (),
        ),
        (
            _actor(
                "rus/putin", "Vladimir Putin", "person", "RUS",
                Role("RUSGOV", day("2000-05-07"), office="president"), gender="m",
            ),
            (),
        ),
        (
            _actor(
                "tur/cavusoglu", "Mevlut Cavusoglu", "person", "TUR",
                Role("TURGOV", day("2015-11-24"), day("2023-06-03"), "foreign minister"), gender="m",
            ),
            (),
        ),
        (
            _actor(
                "usa/clinton-w", "Bill Clinton", "person", "USA",
                Role("USAGOV", day("1993-01-20"), day("2001-01-19"), "president"), gender="m",
            ),
            (),
        ),
        (
            _actor(
                "usa/clinton-h", "Hillary Clinton", "person", "USA",
                Role("USAGOV", day("2009-01-21"), day("2013-01-31"), "secretary of state"), gender="f",
            ),
            (),
        ),
    ]  # fmt: skip


def _groups() -> list[tuple[Actor, tuple[str, ...]]]:
    return [
        (_actor("igo/un", "United Nations", "organisation", None, Role("IGOUNO")), ("UN", "U.N.")),
        (_actor("igo/csto", "CSTO", "organisation", None, Role("IGOCST")), ()),
        (_actor("pse/hamas", "Hamas", "group", "PSE", Role("PSEREBHMS")), ()),
        (_actor("kaz/knb", "KNB", "organisation", "KAZ", Role("KAZSPY")), ()),
        (_actor("rus/kremlin", "Kremlin", "seat", "RUS", Role("RUSGOV")), ()),
    ]


def make_codebook() -> Codebook:
    """Thirteen countries, six persons, a few organisations, agents and communities."""
    actors: dict[str, Actor] = {}
    names: list[Name] = _agent_names()
    for actor, found in [*_countries(), *_people(), *_groups(), *_communities()]:
        actors[actor.id] = actor
        forms = [form if isinstance(form, Name) else Name(form, "name", actor.id) for form in found]
        names += forms if actor.kind in ("country", "ethnic", "religious") else _full(actor, forms)
    by_form: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_form[name.text].append(name)
    return Codebook(
        "tiny", "1", "", None, {}, {}, {}, {}, frozenset(), frozenset(), {}, {}, actors,
        {form: tuple(found) for form, found in by_form.items()}, {"ROM": "ROU"},
    )  # fmt: skip


def _full(actor: Actor, aliases: list[Name]) -> list[Name]:
    names = [Name(actor.name, "name", actor.id), *aliases]
    if actor.kind == "person":
        names.append(Name(actor.name.split()[-1], "surname", actor.id))
    return names


def _countries() -> list[tuple[Actor, tuple[Name, ...]]]:
    found = []
    for code, (iso3, country, adjective, people, capital) in COUNTRIES.items():
        owner = iso3.lower()
        names = [
            Name(country, "name", owner),
            Name(adjective, "adjective", owner),
            Name(people, "people", owner, plural=True),
            Name(capital, "capital", owner),
        ]
        if code == "USA":
            names += [Name("US", "name", owner), Name("US", "adjective", owner), Name("U.S.", "name", owner)]
        found.append((_actor(owner, country, "country", iso3, Role(code)), tuple(names)))
    return found


def _communities() -> list[tuple[Actor, tuple[Name, ...]]]:
    return [
        (
            _actor(identity, text, kind, None, Role(code)),
            (Name(adjective, "adjective", identity), Name(people, "people", identity, plural=True)),
        )
        for identity, text, adjective, people, code, kind in (
            ("ethnic/kurd", "Kurd", "Kurdish", "Kurds", "KUR", "ethnic"),
            ("ethnic/serb", "Serb", "Serb", "Serbs", "SRB", "ethnic"),
            ("religious/shia", "Shiite", "Shiite", "Shiites", "MOSSHI", "religious"),
        )
    ]


def _agent_names() -> list[Name]:
    names = []
    for code, listed in AGENTS.items():
        for word in listed.split("|"):
            names.append(Name(word, "agent", code))
            if word not in MASS:
                names.append(Name(IRREGULAR.get(word) or _plural(word), "agent", code, plural=True))
    return names


def _plural(word: str) -> str:
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def parsed(rows: str, start: int = 0, number: int = 0) -> tuple[Tokens, Sentence]:
    """Tokens from rows of `text lemma tag dep head` ("=" for a lemma like the text); words joined by spaces.

    A row that begins with "~" is written without a space before it.
    """
    coarse = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "IN": "ADP",
              "DT": "DET", "CD": "NUM", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "CC": "CCONJ",
              "POS": "PART", ",": "PUNCT", ".": "PUNCT", "HYPH": "PUNCT"}  # fmt: skip
    columns: list[list[str]] = []
    text, starts, ends = "", [], []
    for line in rows.strip().splitlines():
        word, lemma, tag, dep, head = line.split()
        glued = word.startswith("~")
        word = word.lstrip("~")
        text += "" if glued or not text else " "
        starts.append(len(text))
        text += word
        ends.append(len(text))
        columns.append([word, word if lemma == "=" else lemma, coarse.get(tag, "VERB"), tag, dep, head])
    texts, lemmas, poses, tags, deps, heads = (tuple(column) for column in zip(*columns, strict=True))
    tokens = Tokens(
        texts,
        lemmas,
        poses,
        tags,
        deps,
        tuple(map(int, heads)),
        ("",) * len(texts),
        tuple(starts),
        tuple(ends),
    )
    return tokens, Sentence("d", number, start, text)
