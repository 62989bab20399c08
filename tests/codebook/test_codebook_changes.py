"""What `compare` tells of two codebooks, and the words that `touched_by` gathers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eventcoder.codebook import load
from eventcoder.codebook.changes import Change, compare
from eventcoder.codebook.touched import touched_by

ACTORS = "actors:\n  - {name: Harbour Union, kind: organisation, country: KAZ, code: KAZLAB}\n"


def changes(base: Path, other: Path) -> dict[str, Change]:
    return {f"{one.entry} {one.id}": one for one in compare(load(str(base)), load(str(other)))}


def test_a_codebook_does_not_differ_from_itself(base: Path) -> None:
    assert compare(load(str(base)), load(str(base))) == ()
    touched = touched_by(load(str(base)), load(str(base)))
    assert (touched.lemmas, touched.names, touched.everything) == (frozenset(), frozenset(), False)


def test_added_and_removed_patterns_with_their_place(base: Path, write: Any) -> None:
    events = (
        '- code: "143"\n  id: rails\n  patterns:\n    - SOURCE stop trains\n- disable: ["base:143/pits"]\n'
    )
    mine = write("mine", {"events/14.yml": events}, extends="../base")
    found = changes(base, mine)
    assert found["pattern mine:143/rails"].what == "added"
    assert found["pattern mine:143/rails"].location.line == 4
    assert found["pattern base:143/pits"].what == "removed"
    assert "SOURCE walk_out" in found["pattern base:143/pits"].old
    touched = touched_by(load(str(base)), load(str(mine)))
    assert {"stop", "down", "walk_out"} <= touched.lemmas
    assert "protest" not in touched.lemmas


def test_a_pattern_changed_under_its_name(base: Path, write: Any) -> None:
    text = '- code: "143"\n  id: rails\n  patterns: [{}]\n'
    one = write(
        "one/mine", {"events/14.yml": text.format("SOURCE stop trains")}, name="mine", extends=f"{base}"
    )
    two = write(
        "two/mine", {"events/14.yml": text.format("SOURCE halt trains")}, name="mine", extends=f"{base}"
    )
    (change,) = compare(load(str(one)), load(str(two)))
    assert (change.what, change.old, change.new) == ("changed", "SOURCE stop trains", "SOURCE halt trains")
    assert touched_by(load(str(one)), load(str(two))).lemmas == {"stop", "halt"}


def test_a_changed_set_tells_its_words_and_touches_the_patterns_that_name_it(base: Path, write: Any) -> None:
    mine = write("mine", {"sets/tools.yml": "tools: {add: [hammer], remove: [tool]}\n"}, extends="../base")
    change = changes(base, mine)["set tools"]
    assert (change.old, change.new) == ("tool", "hammer")
    assert touched_by(load(str(base)), load(str(mine))).lemmas == {"down"}


def test_a_verb_touches_the_event_nouns_that_it_serves(base: Path, write: Any) -> None:
    events = '- code: "140"\n  patterns: [SOURCE protest over &tools]\n'
    mine = write("mine", {"events/14.yml": events, "sets/n.yml": "{}"}, extends="../base")
    nouns = "- {verb: protest, nouns: [outcry]}\n"
    (mine / "sets" / "nominalizations.yml").write_text(nouns)
    assert {"protest", "outcry"} <= touched_by(load(str(base)), load(str(mine))).lemmas


def test_an_actor_touches_its_names(base: Path, write: Any) -> None:
    roles = "roles: {LAB: labour}\ncountries: {KAZ: }\n"
    mine = write("mine", {"actors/mine.yml": ACTORS, "roles.yml": roles}, extends="../base")
    assert changes(base, mine)["actor kaz/harbour-union"].what == "added"
    assert touched_by(load(str(base)), load(str(mine))).names == {"Harbour Union"}


@pytest.mark.parametrize("swap", [True, False])
def test_order_matters_only_to_ties(base: Path, write: Any, swap: bool) -> None:
    entries = [
        '- code: "143"\n  patterns: [SOURCE halt work]\n',
        '- code: "140"\n  patterns: [SOURCE halt]\n',
    ]
    one = write("one/mine", {"events/14.yml": "".join(entries)}, name="mine", extends=f"{base}")
    again = entries[::-1] if swap else entries
    two = write("two/mine", {"events/14.yml": "".join(again)}, name="mine", extends=f"{base}")
    assert compare(load(str(one)), load(str(two))) == ()
    assert touched_by(load(str(one)), load(str(two))).lemmas == ({"halt"} if swap else set())
