"""Dictionaries of PETRARCH and TABARI as a codebook: what is written, and what is said of each line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eventcoder.codebook import load, validate
from eventcoder.codebook.importers import Dictionaries, Ledger, import_petrarch
from eventcoder.codebook.importers.ledger import Line
from eventcoder.codebook.importers.lines import read_lines
from eventcoder.codebook.importers.names import as_name
from eventcoder.codebook.importers.periods import DatedCode, in_turn, read_code
from eventcoder.codebook.importers.transformations import read_transformation
from eventcoder.codebook.importers.translate import translate
from eventcoder.codebook.importers.word_sets import WordSets
from eventcoder.errors import InputError, UsageError

ACTORS = """<!-- a comment
over lines -->
RURITANIA_ [RUR]   # the kingdom
+STRELSAU
GRAUSTARK [GRS]
TWIN_ISLES [ONE/TWO]
GREEN GUARD [RURMIL]
DUKE_MICHAEL [RURELI <990101]
	[RURGOV 19990101-20001231]
	[RUR]
BLACK_BOX [---]
BROKEN [AB!]
DATE_WRONG [RURGOV 9913991-20001231]
NO_CODE_AT_ALL
"""
AGENTS = """!PERSON! = MAN, MEN, WOMAN
POLICE {} [~COP]
GOOSE {GEESE} [~GGS]
CONGRESS!PERSON! [~LEG]
AID_BODY [NGO~]
SAILOR [~mil]
THIS IS NOTHING
"""
VERBS = """&MONEY
+COIN
+GOLD_BAR
+(TO THE END)

--- VISIT [040:042] ---
VISIT {VISITS VISITED}
+TAKE_NOTE [010]
CALL_OFF [---]
- * (WITH +) [050]
- + * {A MESSAGE} $ [031]
- * {&MONEY GIFT} [070]
- % * [051]
- POLICY * [xyz]
- * RELATIONS [050]
- * RELATIONS [060]
- * &NOTHING [010]
- * FIGHT &MONEY [190]
- WRONG [010]
- * TALKS [01!]
~ a (a b VISIT) SAY = a b 015
~ nonsense
"""
DISCARDS = "WORLD CUP # football\n+BALL GAME\n"


@pytest.fixture
def imported(tmp_path: Path) -> tuple[Path, Ledger]:
    paths = {}
    for name, text in (("actors", ACTORS), ("agents", AGENTS), ("verbs", VERBS), ("discards", DISCARDS)):
        paths[name] = tmp_path / f"{name}.txt"
        paths[name].write_text(text, encoding="utf-8")
    given = Dictionaries(*([paths[name]] for name in ("actors", "agents", "verbs", "discards")))
    folder = tmp_path / "kingdom"
    return folder, import_petrarch(given, folder)


def test_every_line_is_accounted_for(imported: tuple[Path, Ledger]) -> None:
    _, ledger = imported
    for name, text in (("actors", ACTORS), ("agents", AGENTS), ("verbs", VERBS), ("discards", DISCARDS)):
        assert sum(ledger.counts()[f"{name}.txt"].values()) == len(text.splitlines())
    refused = {(one.file, one.line) for one in ledger.refusals()}
    lines = {"actors": ACTORS, "agents": AGENTS, "verbs": VERBS}
    found = {lines[file.split(".")[0]].splitlines()[line - 1].strip() for file, line in refused}
    assert found == {
        "BROKEN [AB!]",
        "DATE_WRONG [RURGOV 9913991-20001231]",
        "NO_CODE_AT_ALL",
        "THIS IS NOTHING",
        "- * RELATIONS [050]",
        "- * &NOTHING [010]",
        "- WRONG [010]",
        "- * TALKS [01!]",
        "~ nonsense",
    }
    assert all(one.reason and one.line for one in ledger.remarks)


def test_the_folder_stands_alone_and_has_no_errors(imported: tuple[Path, Ledger]) -> None:
    folder, _ = imported
    found = validate(str(folder))
    assert [problem for problem in found if problem.severity == "error"] == []
    book = load(str(folder))
    assert not book.cameo and book.conventions == "petrarch"
    assert not book.operators and not book.nominals and not book.modal_operators
    assert "kaz" not in book.actors
    assert book.codes["xyz"].root == "xy" and book.codes["042"].root == "04" and "2042" in book.codes


def test_actors_have_names_codes_and_periods(imported: tuple[Path, Ledger]) -> None:
    book = load(str(imported[0]))
    assert {name.text for found in book.names.values() for name in found if name.owner == "rur"} == {
        "Ruritania",
        "Strelsau",
    }
    duke = book.actors["rur/duke-michael"]
    days = {day: duke.role_on(date.fromisoformat(day)) for day in ("1998-12-31", "1999-01-01", "2001-01-01")}
    assert [role.code if role else None for role in days.values()] == ["RURELI", "RURGOV", "RUR"]
    assert book.actors["one/twin-isles"].roles[0].code == "ONE/TWO"
    assert book.actors["xxx/black-box"].roles == ()


def test_agents_have_their_plurals(imported: tuple[Path, Ledger]) -> None:
    names = load(str(imported[0])).names
    agents = {text: found[0].owner for text, found in names.items() if found[0].kind == "agent"}
    assert agents["goose"] == agents["geese"] == "GGS"
    assert agents["congressman"] == agents["congressmen"] == agents["congresswoman"] == "LEG"
    assert "polices" not in agents and agents["aid bodies"] == "NGO" and agents["sailors"] == "MIL"


def test_patterns_say_the_same_in_our_grammar(imported: tuple[Path, Ledger]) -> None:
    book = load(str(imported[0]))
    visit = {(pattern.text, pattern.code) for pattern in book.patterns["visit"]}
    assert ("SOURCE visit TARGET~", "040:042") in visit
    assert any(text.endswith("with TARGET") and code == "050" for text, code in visit)
    assert any("a+message" in text and code == ":031" for text, code in visit)
    assert any("&money-gift" in text and code == "070" for text, code in visit)
    assert any(text.startswith("SOURCE=TARGET") and code == "051" for text, code in visit)
    fights = [text.split(" fight ")[1] for text, code in visit if code == "190"]
    assert sorted(fights) == ["&money TARGET~", "to the+end/n TARGET~"]
    assert not any("relations" in text and code == "050" for text, code in visit)
    assert [pattern.code for pattern in book.patterns["take"] if "note" in pattern.text][0] == "010"
    assert "---" in {pattern.code for pattern in book.patterns["call_off"]}
    assert book.sets["money-gift"] == {"coin+gift", "gold+bar+gift"}


def test_discards_and_transformations_are_kinds_of_their_own(imported: tuple[Path, Ledger]) -> None:
    book = load(str(imported[0]))
    assert book.discards.sentences == ("world cup",) and book.discards.documents == ("ball game",)
    (rule,) = book.transformations
    assert (rule.verb, rule.act, rule.speaker, rule.source, rule.target, rule.code) == (
        *("say", "visit", "a", "a", "b"),
        "015",
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RUR", DatedCode("RUR")),
        ("RUR <950601", DatedCode("RUR", until=date(1995, 5, 31))),
        ("RUR<950601>", DatedCode("RUR", until=date(1995, 5, 31))),
        ("RUR >20130119", DatedCode("RUR", since=date(2013, 1, 20))),
        ("RUR 19950601 - 990815", DatedCode("RUR", date(1995, 6, 1), date(1999, 8, 15))),
    ],
)
def test_restrictions(text: str, code: DatedCode) -> None:
    assert read_code(text) == code


@pytest.mark.parametrize("text", ["A 9008223-911221", "A 990230-991231", "A 20000101-19990101", "A <1"])
def test_restrictions_that_are_none(text: str) -> None:
    with pytest.raises(ValueError, match="date|day|period|read"):
        read_code(text)


def test_restricted_codes_come_before_the_one_without() -> None:
    codes = [DatedCode("A"), DatedCode("B", date(2000, 1, 1), date(2000, 12, 31))]
    found = [(one.code, one.since.year) for one in in_turn(codes)]
    assert found == [("A", 1), ("B", 2000), ("A", 2001)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("* FOR_CEASEFIRE", " for ceasefire TARGET~"),
        ("* (TO {PEACE PLAN})", " to peace+plan/n TARGET~"),
        ("* {THE FULL}", " the+full TARGET~"),
        ("RECENTLY_*", " recently TARGET~"),
        ("(CLOSE TO) *", " close to * TARGET~"),
        ("* EID (AT ^) (WITH +)", " eid at * with TARGET"),
        ("* (OFF)", " off * TARGET~"),
        ("* A/B", " (a|b) TARGET~"),
        ("* DEMAND THAT +", " demand TARGET~"),
    ],
)
def test_translation(text: str, wanted: str) -> None:
    assert translate(text, WordSets()).texts == [wanted]


@pytest.mark.parametrize("text", ["RELATIONS", "* * X", "* (WITH", "* X)", "* &NONE", "* 5%x!"])
def test_patterns_that_cannot_be_read(text: str) -> None:
    with pytest.raises(ValueError, match="."):
        translate(text, WordSets())


def test_names_are_written_as_texts_write_them() -> None:
    assert as_name("PRINCE_OF_THE_ISLES_") == "Prince of the Isles"
    assert as_name("U.S.") == "U.S." and as_name("AL-KHAZAR") == "Al-Khazar"


def test_comments_are_left_out_but_codes_of_hashes_are_not(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("A [B] # [C]\n<! -- x -->\nD [###] ; e\n", encoding="utf-8")
    ledger = Ledger()
    assert [line.text for line in read_lines(path, ledger)] == ["A [B]", "D [###]"]
    assert ledger.outcomes == {("x.txt", 2): "empty"}


@pytest.mark.parametrize(
    "header", ["--- HUNT [190] ---", "---  HUNT   [190]---  ---", "---HUNT [190]", "--- HUNT [190]"]
)
def test_headers_begin_a_block(tmp_path: Path, header: str) -> None:
    path = tmp_path / "verbs.txt"
    path.write_text(f"--- VISIT [042] ---\nVISIT\n{header}\nHUNT\n", encoding="utf-8")
    ledger = import_petrarch(Dictionaries(verbs=[path]), tmp_path / "book")
    assert not ledger.remarks
    assert [pattern.code for pattern in load(str(tmp_path / "book")).patterns["hunt"]] == ["190"]


def test_a_transformation_with_a_wrong_side_is_refused() -> None:
    ledger = Ledger()
    assert read_transformation(Line("v.txt", 3, "~ a (AB b ATTACK) SAY = a b 015"), ledger) is None
    assert ledger.outcomes == {("v.txt", 3): "refused"}


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="not empty"):
        import_petrarch(Dictionaries(), tmp_path / "mine")
    with pytest.raises(InputError, match="can't be read"):
        import_petrarch(Dictionaries(actors=[tmp_path / "none.txt"]), tmp_path / "new")


def test_importing_again_replaces_the_import(imported: tuple[Path, Ledger], tmp_path: Path) -> None:
    folder, _ = imported
    import_petrarch(Dictionaries(actors=[tmp_path / "actors.txt"]), folder)
    assert not (folder / "agents.yml").exists() and (folder / "actors" / "countries" / "rur.yml").exists()


def test_the_later_entry_has_a_name_of_two(tmp_path: Path) -> None:
    path: Any = tmp_path / "two.txt"
    path.write_text("ZENDA [AAA]\nRURITANIA [RUR]\n+ZENDA\n", encoding="utf-8")
    ledger = import_petrarch(Dictionaries(actors=[path]), tmp_path / "two")
    assert [(one.line, one.outcome) for one in ledger.remarks] == [(1, "refused")]
