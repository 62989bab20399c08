"""Rules and a reader that is told what to say: who is asked, who wins, and what the row tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest
from small_codebook import candidates, codebook, scene

from eventcoder.events.build import coded_by
from eventcoder.events.candidates import Candidate
from eventcoder.events.decision import Decision
from eventcoder.events.judge import Judge
from eventcoder.reader.answer import Answer, Pair, Row
from eventcoder.reader.labels import Labels
from eventcoder.records import Sentence

LABELS = Labels.of([("190", "19"), ("195", "19"), ("046", "04"), ("040", "04"), ("036", "03"), ("073", "07")])
DECISION = Decision(
    roots={"reader": 1.0, "rule": 1.0, "rule_chance": 1.0, "silent": 0.0, "none": 0.0},
    lean={},
    convention={},
    codes={"rule": 1.0, "rule_default": 0.0, "rule_chance": 0.0},
    statuses={"rule": 2.0, "silent": 2.0},
    confidence={"intercept": 0.0, "joint": 1.0},
    confidence_open={"intercept": 0.0, "joint": 1.0},
    strong=1.01,
    sure=1.01,
    least_open=0.5,
)


@dataclass
class Told:
    """A reader that gives one code nearly all the chance, "none" for no event; it keeps what it was asked."""

    says: str
    labels: Labels = LABELS
    asked: list[Pair] = field(default_factory=list)

    def read(self, pairs: Sequence[Pair]) -> list[Answer]:
        self.asked += pairs
        return [self._answer() for _ in pairs]

    def _answer(self) -> Answer:
        root = "" if self.says == "none" else self.says[:2]
        status = "none" if self.says == "none" else "actual"
        return Answer(
            LABELS,
            _mostly(LABELS.roots, root),
            _mostly(LABELS.codes, self.says),
            _mostly(LABELS.statuses, status),
        )


def _mostly(names: Sequence[str], chosen: str) -> Row:
    row = np.array([50.0 if name == chosen else 0.5 for name in names], dtype=np.float32)
    return row / row.sum()


def judged(text: str, says: str, mode: str = "full", **changes: float) -> tuple[list[str], Told]:
    reader = Told(says)
    judge = Judge(reader, replace(DECISION, **changes), mode, frozenset({*LABELS.codes, *codebook().codes}))
    rows = judge.rows(scene(text), codebook(), Sentence("d", 0, 0, text), candidates(text))
    return [_shown(row) for row in rows], reader


def _shown(row: Candidate) -> str:
    sides = [side.entity.code or "?" if side else "-" for side in (row.source, row.target)]
    mirror = " mirror" if row.mirror else ""
    return f"{sides[0]} {row.code} {sides[1]} {row.status} {coded_by(row)}{mirror}"


def test_agreement_is_coded_by_both() -> None:
    assert judged("Iran attacked Iraq.", "190")[0] == ["IRN 190 IRQ actual both"]


def test_the_reader_may_name_the_code_below_the_root() -> None:
    assert judged("Iran attacked Iraq.", "195")[0] == ["IRN 195 IRQ actual both"]


def test_a_weak_rule_is_overruled() -> None:
    assert judged("Iran attacked Iraq.", "073")[0] == ["IRN 073 IRQ actual reader"]


def test_a_weak_rule_falls_where_the_reader_sees_nothing() -> None:
    assert judged("Iran attacked Iraq.", "none")[0] == []


@pytest.mark.parametrize("says", ["073", "none"])
def test_a_strong_rule_is_not_overruled(says: str) -> None:
    rows, _ = judged("Iran attacked Iraq.", says, strong=0.0)
    assert [row.split()[1] for row in rows] == ["190"]


def test_auto_does_not_ask_about_a_sure_rule() -> None:
    rows, reader = judged("Iran attacked Iraq.", "073", "auto", sure=0.0)
    assert (rows, reader.asked) == (["IRN 190 IRQ actual rule"], [])


def test_mirror_rows_go_with_the_row_that_they_mirror() -> None:
    assert judged("Iran met with Iraq.", "046")[0] == [
        "IRN 046 IRQ actual both",
        "IRQ 046 IRN actual both mirror",
    ]
    assert judged("Iran met with Iraq.", "190")[0] == ["IRN 190 IRQ actual reader"]


def test_the_reader_speaks_where_no_rule_does() -> None:
    rows, reader = judged("Turkey must withdraw from Libya, France said.", "073")
    assert any(row.endswith("reader") for row in rows)
    assert all(pair.text.startswith("Turkey must") for pair in reader.asked)


def test_the_reader_gets_offsets_of_the_sentence() -> None:
    _, reader = judged("Iran attacked Iraq.", "190")
    pair = reader.asked[0]
    assert pair.source and pair.target
    assert (pair.text[slice(*pair.source)], pair.text[slice(*pair.target)]) == ("Iran", "Iraq")


def test_no_code_that_the_codebook_lacks() -> None:
    reader = Told("073")
    judge = Judge(reader, DECISION, "full", frozenset({"190"}))
    text = "Iran attacked Iraq."
    rows = judge.rows(scene(text), codebook(), Sentence("d", 0, 0, text), candidates(text))
    assert [row.code for row in rows] == ["190"]
