"""The gazetteer on tables made by hand: no compiled file, no parser."""

from __future__ import annotations

import multiprocessing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eventcoder.errors import CodebookError
from eventcoder.places import Candidate, Gazetteer, PlaceMention, dateline_of, event_place, resolve
from eventcoder.places import load as load_module
from eventcoder.places.names import key_of, plain, short_unit
from eventcoder.places.overrides import read_overrides
from eventcoder.records import Clause, Place, Tokens

# name, other names, id, kind, country, unit, lat, lon, population, capital
PLACES = [
    ("Paris", [], 1, 1, "FR", "FR.11", 48.85, 2.35, 2_138_551, True),
    ("Paris", [], 2, 1, "US", "US.TX", 33.66, -95.56, 24_782, False),
    ("Texas", [], 3, 2, "US", "US.TX", 31.0, -98.0, 0, False),
    ("Aleppo", ["Halab"], 4, 1, "SY", "SY.09", 36.2, 37.16, 2_098_210, False),
    ("Halab", ["Aleppo"], 5, 2, "SY", "SY.09", 36.37, 37.36, 0, False),
    ("Georgia", [], 6, 4, "GE", "", np.nan, np.nan, 3_704_500, False),
    ("Georgia", [], 7, 2, "US", "US.GA", 33.0, -83.6, 0, False),
    ("Kyiv", ["Kiev"], 8, 1, "UA", "UA.12", 50.45, 30.52, 2_952_301, True),
    ("Hope", [], 9, 1, "US", "US.TX", 33.7, -93.6, 9_700, False),
]
ISO = {"FR": "FRA", "GE": "GEO", "SY": "SYR", "UA": "UKR", "US": "USA"}


def tables() -> dict[str, np.ndarray[Any, Any]]:
    units = sorted({row[5] for row in PLACES} - {""})
    entries = sorted((key_of(n), i, n == row[0]) for i, row in enumerate(PLACES) for n in [row[0], *row[1]])
    names = [row[0].encode() for row in PLACES]
    return {
        "keys": np.array([e[0] for e in entries], dtype=np.uint64),
        "rows": np.array([e[1] for e in entries]),
        "main": np.array([e[2] for e in entries]),
        "id": np.array([row[2] for row in PLACES]),
        "kind": np.array([row[3] for row in PLACES]),
        "country": np.array([sorted(ISO).index(row[4]) for row in PLACES]),
        "admin1": np.array([units.index(row[5]) if row[5] else -1 for row in PLACES]),
        "lat": np.array([row[6] for row in PLACES]),
        "lon": np.array([row[7] for row in PLACES]),
        "population": np.array([row[8] for row in PLACES]),
        "capital": np.array([row[9] for row in PLACES]),
        "name_text": np.frombuffer(b"".join(names), dtype=np.uint8),
        "name_end": np.cumsum([len(n) for n in names]),
        "iso2": np.array(sorted(ISO)),
        "iso3": np.array([ISO[c] for c in sorted(ISO)]),
        "unit_code": np.array(units),
        "unit_name": np.array([f"Unit {u}" for u in units]),
    }


@pytest.fixture
def gazetteer() -> Gazetteer:
    return Gazetteer(tables())


def sentence(rows: str) -> Tokens:
    """Tokens from "word/pos/dep>head" groups."""
    words, pos, dep, head = [], [], [], []
    for item in rows.split():
        rest, at = item.rsplit(">", 1)
        word, part, label = rest.split("/")
        words.append(word), pos.append(part), dep.append(label), head.append(int(at))  # type: ignore[func-returns-value]
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    ends = tuple(s + len(w) for s, w in zip(starts, words, strict=True))
    lemmas, none = tuple(w.lower() for w in words), ("",) * len(words)
    return Tokens(tuple(words), lemmas, tuple(pos), none, tuple(dep), tuple(head), none, tuple(starts), ends)


BOMB = "Bombs/NOUN/nsubj>1 exploded/VERB/ROOT>1 "


def place_of(tokens: Tokens, gazetteer: Gazetteer, *focus: str, **more: Any) -> Place | None:
    clause = Clause(0, 1, "explode", "verb")
    return event_place(clause, [clause], tokens, resolve(gazetteer.find(tokens, ()), focus), **more)


def test_spellings_of_one_name_are_equal() -> None:
    assert plain("Sa‘dah") == plain("SADAH") and plain("N'Djamena") == plain("Ndjamena")
    assert plain("Port-au-Prince") == plain("port au prince") and plain("St. Louis") == plain("Saint Louis")
    assert short_unit("Aleppo Governorate") == "Aleppo" and short_unit("Texas") == "Texas"


def test_lookup_gives_all_places_of_a_name_in_any_spelling(gazetteer: Gazetteer) -> None:
    assert [one.geonames_id for one in gazetteer.lookup("PARIS")] == [1, 2]
    assert gazetteer.lookup("Kiev")[0].name == "Kyiv" and not gazetteer.lookup("Kiev")[0].main
    assert gazetteer.lookup("Nowhere") == ()


def test_town_has_coordinates_and_unit_in_geonames_form(gazetteer: Gazetteer) -> None:
    tokens = sentence(BOMB + "in/ADP/prep>1 Aleppo/PROPN/pobj>2")
    assert place_of(tokens, gazetteer) == Place("SYR", 1, "Aleppo", "Unit SY.09", "SY.09", 36.2, 37.16, 4)


def test_direction_and_distance_make_precision_two_with_the_town(gazetteer: Gazetteer) -> None:
    tokens = sentence(BOMB + "north/ADV/advmod>1 of/ADP/prep>2 Aleppo/PROPN/pobj>3")
    found = place_of(tokens, gazetteer)
    assert found and (found.name, found.precision, found.latitude) == ("Aleppo", 2, 36.2)


def test_province_after_the_name_means_the_unit(gazetteer: Gazetteer) -> None:
    tokens = sentence(BOMB + "in/ADP/prep>1 Aleppo/PROPN/compound>4 province/NOUN/pobj>2")
    found = place_of(tokens, gazetteer)
    assert found and (found.name, found.admin1_code, found.precision) == (None, "SY.09", 2)


def test_unit_after_the_comma_decides_between_like_names(gazetteer: Gazetteer) -> None:
    tokens = sentence(BOMB + "in/ADP/prep>1 Paris/PROPN/pobj>2 ,/PUNCT/punct>3 Texas/PROPN/appos>3")
    found = place_of(tokens, gazetteer)
    assert found and (found.country, found.geonames_id) == ("USA", 2)


def test_focus_moves_georgia_but_not_paris(gazetteer: Gazetteer) -> None:
    georgia = sentence(BOMB + "in/ADP/prep>1 Georgia/PROPN/pobj>2")
    paris = sentence(BOMB + "in/ADP/prep>1 Paris/PROPN/pobj>2")
    assert place_of(georgia, gazetteer) == Place("GEO", 3, geonames_id=6)
    assert place_of(georgia, gazetteer, "USA").admin1_code == "US.GA"  # type: ignore[union-attr]
    assert place_of(paris, gazetteer, "USA").country == "FRA"  # type: ignore[union-attr]


def test_blocked_tokens_and_common_words_are_no_places(gazetteer: Gazetteer) -> None:
    tokens = sentence(BOMB + "in/ADP/prep>1 Aleppo/PROPN/pobj>2")
    assert gazetteer.find(tokens, {3}) == ()
    assert gazetteer.find(sentence("Hope/PROPN/nsubj>1 exploded/VERB/ROOT>1"), ()) == ()


def test_subject_is_an_actor_and_the_dateline_serves(gazetteer: Gazetteer) -> None:
    tokens = sentence("Paris/PROPN/nsubj>1 exploded/VERB/ROOT>1")
    here = Place("UKR", 1, "Kyiv")
    assert place_of(tokens, gazetteer) is None
    assert place_of(tokens, gazetteer, dateline=here, document_focus=Place("SYR", 3)) == here
    assert place_of(tokens, gazetteer, document_focus=Place("SYR", 3)) == Place("SYR", 3)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("KYIV, Ukraine (AP) — Troops left.", 8),
        ("PARIS, Texas, Jan. 5 (Reuters) - A man", 2),
        ("PARIS — A man", 1),
        ("Kiev (AFP) - Troops", 8),
        ("Paris - the city of light", None),
        ("Troops left Kyiv - again", None),
    ],
)
def test_dateline(text: str, number: int | None, gazetteer: Gazetteer) -> None:
    found = dateline_of(text, gazetteer)
    assert (found.geonames_id if found else None) == number


def test_overrides_stand_over_the_gazetteer(tmp_path: Path, gazetteer: Gazetteer) -> None:
    path = tmp_path / "places.yml"
    path.write_text(
        "places:\n  - {names: [Lutetia], geonames_id: 1}\n"
        "  - {names: [Darfur], country: SDN, latitude: 13.5, longitude: 24.5}\n"
    )
    own = Gazetteer(tables(), read_overrides(path, gazetteer))
    assert own.lookup("lutetia")[0].name == "Paris"
    assert own.lookup("Darfur")[0].place() == Place("SDN", 2, "Darfur", None, None, 13.5, 24.5)


def test_all_faults_of_an_override_file_are_told_with_their_lines(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    path = tmp_path / "places.yml"
    path.write_text("places:\n  - {names: [A], geonames_id: 999}\n  - {names: [B], contry: SDN}\n")
    with pytest.raises(CodebookError) as caught:
        read_overrides(path, gazetteer)
    assert [problem.location.line for problem in caught.value.problems] == [2, 3]


def _load(folder: Path) -> int:
    return len(load_module._tables(folder)["id"])


def test_cache_is_written_whole_and_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_module, "build_tables", tables)
    with multiprocessing.get_context("fork").Pool(4) as pool:
        assert set(pool.map(_load, [tmp_path] * 8)) == {len(PLACES)}
    assert [path.suffix for path in tmp_path.iterdir()] == [".npz"]
    monkeypatch.setattr(load_module, "build_tables", lambda: pytest.fail("built twice"))
    assert _load(tmp_path) == len(PLACES)


def test_resolve_prefers_the_nearer_of_like_towns() -> None:
    one = Candidate("town", "A", "USA", 1, latitude=10.0, longitude=10.0, population=900)
    two = Candidate("town", "A", "USA", 2, latitude=50.0, longitude=50.0, population=1000)
    mention = PlaceMention(0, 1, 0, "A", (two, one))
    assert resolve([mention])[0].candidate is two
    assert resolve([mention], (), Place("USA", 1, "B", latitude=10.1, longitude=10.1))[0].candidate is one


def test_a_country_has_one_capital_the_chief_bearer_of_its_name() -> None:
    from eventcoder.places.build import _capitals

    cities = {
        str(number): {"geonameid": number, "name": name, "alternatenames": others, "countrycode": code,
                      "population": people}
        for number, name, others, code, people in [
            (1, "Washington", [], "US", 689_545), (2, "Washington", [], "US", 24_299),
            (3, "Sandy Hollow", ["Washington"], "US", 900_000),
            (4, "New Delhi", [], "IN", 317_797), (5, "Delhi", ["New Delhi"], "IN", 11_034_555),
            (6, "Panama City", ["Panama"], "PA", 408_168),
        ]
    }  # fmt: skip
    countries = {"US": {"capital": "Washington"}, "IN": {"capital": "New Delhi"}, "PA": {"capital": "Panama"}}
    assert _capitals(cities, countries) == {1, 4, 6}
