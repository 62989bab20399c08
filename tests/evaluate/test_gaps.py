"""Gaps: what is counted, and YAML that can be filled in."""

from __future__ import annotations

from datetime import date

import polars as pl
import yaml

from eventcoder.evaluate.gaps import as_yaml, find_gaps
from eventcoder.records import Coded, DocumentRow, Entity, Mention, Sentence, Step, Trace

COLUMNS = ("source_text", "source_code", "target_text", "target_code", "country", "geo_precision", "sentence")
LONG = "The Zorin Front shelled Qarabulli in Ogossagou on Monday."


def _table(*rows: tuple[object, ...]) -> pl.DataFrame:
    return pl.DataFrame([dict(zip(COLUMNS, row, strict=True)) for row in rows] or None, schema=COLUMNS)


def _silent(text: str, clause: str, *entities: Entity) -> Coded:
    row = DocumentRow("a", date(2020, 1, 1), None, None, None, "", 1, 1, 1, 1, 0, None, "", "")
    mentions = tuple(
        Mention(n, n + 1, n, n, n + 1, entity.name or "", entity) for n, entity in enumerate(entities)
    )
    trace = Trace(Sentence("a", 0, 0, text), (Step("clause", clause),), (), "no pattern holds")
    return Coded((), row, (trace,), mentions=mentions)


def test_actors_without_a_code_and_places_not_found_are_counted_from_the_table() -> None:
    row = ("The Zorin Front", None, "Qarabulli", "LBY", None, None, LONG)
    gaps = find_gaps(_table(row, row))
    assert [(gap.kind, gap.text, gap.count) for gap in gaps] == [
        ("actor", "The Zorin Front", 2),
        ("place", "Ogossagou", 2),
    ]
    assert all(gap.example == LONG for gap in gaps)


def test_common_nouns_and_weekdays_are_no_gaps() -> None:
    row = ("some men", None, None, None, None, None, "Some men met on Monday in March.")
    assert find_gaps(_table(row)) == []


def test_verbs_count_where_two_actors_with_codes_gave_nothing() -> None:
    turkey, syria = Entity("tur", "TUR", name="Turkey"), Entity("syr", "SYR", name="Syria")
    unknown = Entity("name:zorin", name="Zorin", kind="name")
    both = _silent("Turkey snubbed Syria.", "snub (verb): subject Turkey; object Syria", turkey, syria)
    one = _silent("Turkey snubbed Zorin.", "snub (verb): subject Turkey; object Zorin", turkey, unknown)
    gaps = find_gaps(_table(), [both, one])
    assert {(gap.kind, gap.text): gap.count for gap in gaps} == {("verb", "snub"): 1, ("actor", "Zorin"): 1}


def test_the_limit_holds_for_each_kind() -> None:
    rows = [(f"Front {letter}", None, None, None, "LBY", 1, "x") for letter in "ABC"]
    assert [gap.text for gap in find_gaps(_table(*rows), limit=2)] == ["Front A", "Front B"]


def test_the_yaml_reads_and_holds_every_gap() -> None:
    turkey, syria = Entity("tur", "TUR", name="Turkey"), Entity("syr", "SYR", name="Syria")
    silent = _silent("Turkey snubbed Syria.", "snub (verb): subject Turkey; object Syria", turkey, syria)
    row = ('The "Zorin" Front', None, "Qarabulli", "LBY", None, None, LONG)
    text = as_yaml(find_gaps(_table(row), [silent]))
    actors, places, rules = (
        yaml.load("#" + block, Loader=yaml.BaseLoader)
        for block in text.replace("# places.yml", "\0").replace("# events/gaps.yml", "\0").split("\0")
    )
    assert actors["actors"][0]["name"] == 'The "Zorin" Front'
    assert places["places"] == [{"names": ["Ogossagou"], "geonames_id": ""}]
    assert rules == [{"code": "", "patterns": ["SOURCE snub TARGET"]}]
