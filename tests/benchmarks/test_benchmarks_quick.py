"""Each measure runs at its smallest size and gives figures; how fast it is isn't judged here."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from benchmarks.__main__ import main, table
from benchmarks.chart import draw
from benchmarks.measure import Curve, Figure, Result, Size, ratio
from benchmarks.measures import measured


@pytest.mark.model
def test_coding_is_measured_against_parsing_in_a_process_of_its_own() -> None:
    result = measured(["share"], Size.small())["share"]
    assert all(math.isfinite(one.value) and one.value > 0 for one in result.figures)


def test_a_ratio_is_the_median_of_pairs() -> None:
    ticks = iter([0, 6, 10, 12, 20, 22, 30, 34, 40, 48, 50, 51])  # 6 to 2; 2 to 4, other way round; 8 to 1
    assert ratio(lambda: None, lambda: None, 3, lambda: next(ticks)) == 3


@pytest.mark.parametrize(
    ("figure", "holds"),
    [(Figure("a", 2.5, least=2.5), True), (Figure("a", 2.4, least=2.5), False),
     (Figure("a", 0.3, most=0.2), False), (Figure("a", 9.0), True)],
)  # fmt: skip
def test_a_figure_knows_whether_it_keeps_to_what_is_asked(figure: Figure, holds: bool) -> None:
    assert figure.holds is holds
    row = table({"m": Result((figure,))}).columns[-1]
    assert list(row.cells) == (["holds" if holds else "misses"] if figure.least or figure.most else [""])


def test_equal_points_give_an_equal_svg(tmp_path: Path) -> None:
    curve = Curve("Cost with more actors", "actors", "cost", ((1.0, 1.0), (10.0, 1.1)))
    one, other = draw(curve, tmp_path / "a"), draw(curve, tmp_path / "b")
    assert one.name == "cost-with-more-actors.svg"
    assert one.read_bytes() == other.read_bytes()


def test_an_unknown_measure_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["speeed"])
    assert "no measure speeed" in capsys.readouterr().err
