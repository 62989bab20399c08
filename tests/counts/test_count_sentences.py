"""Counts of events in whole sentences, read with the real parser."""

from __future__ import annotations

import pytest

from eventcoder.counts import counts_of
from eventcoder.records import Counts

pytestmark = pytest.mark.model

NOUNS = frozenset(
    {
        "attack",
        "protest",
        "blast",
        "bombing",
        "explosion",
        "shooting",
        "clash",
        "riot",
        "march",
        "rally",
        "raid",
    }
)


def dead(value: int, low: int | None = None, high: int | None = None, **more: int) -> Counts:
    return Counts(fatalities=value, fatalities_low=low, fatalities_high=high, **more)


def exactly(value: int, **more: int) -> Counts:
    return dead(value, value, value, **more)


# sentence, trigger, counts
CASES = [
    ("Police shot dead four rebels and fled.", "shot", exactly(4)),
    ("Gunmen bombed a house, killing 11 people, among them five children.", "bombed", exactly(11)),
    ("Police fired at fans; 12 people died.", "fired", exactly(12)),
    ("Rebels killed 12 soldiers on Monday.", "killed", exactly(12)),
    ("At least 12 people were killed in the attack.", "killed", dead(12, 12)),
    ("At least 12 people were killed in the attack.", "attack", dead(12, 12)),
    ("Between 10 and 15 soldiers were killed in fighting.", "killed", dead(10, 10, 15)),
    ("Up to 20 civilians were killed by the army.", "killed", dead(20, None, 20)),
    ("Government troops killed more than 30 rebels.", "killed", dead(30, 30)),
    ("Gunmen killed dozens of villagers.", "killed", dead(24, 24)),
    ("The army killed hundreds of people.", "killed", dead(200, 200)),
    ("A suicide bomber killed himself and three others in Kabul.", "killed", exactly(4)),
    ("A suicide bomber attacked a market, killing himself and three others.", "attacked", exactly(4)),
    ("Twenty-one people, including three children, died in the bombing.", "died", exactly(21)),
    ("Twenty-one people, including three children, died in the bombing.", "bombing", exactly(21)),
    ("A soldier was killed in the clash.", "killed", exactly(1)),
    ("Gunmen killed the mayor on Friday.", "killed", exactly(1)),
    ("The death toll rose to 40 from 25.", "rose", exactly(40)),
    ("The blast killed 12, bringing the death toll to 40.", "blast", exactly(12)),
    ("The blast left 12 people dead and 30 wounded.", "blast", exactly(12, injured=30)),
    ("The explosion killed 12 people and wounded 30.", "killed", exactly(12, injured=30)),
    ("Rebels attacked the village, killing five people and wounding at least 30.", "attacked",
     exactly(5, injured=30)),
    ("Militants attacked a convoy in which 12 soldiers died.", "attacked", exactly(12)),
    ("Police arrested 40 protesters.", "arrested", Counts(arrested=40)),
    ("More than 200 demonstrators were detained by police.", "detained", Counts(arrested=200)),
    ("Thousands of protesters marched through the capital.", "marched", Counts(crowd_size=2000)),
    ("Some 3,000 people marched through the capital.", "marched", Counts(crowd_size=3000)),
    ("A crowd of 5,000 gathered in the main square.", "gathered", Counts(crowd_size=5000)),
    ("Tens of thousands of workers went on strike and demonstrated in Paris.", "demonstrated",
     Counts(crowd_size=20000)),
    ("A rally of 300 people blocked the road.", "rally", Counts(crowd_size=300)),
    ("A bomb exploded in the market but no one was hurt.", "exploded", Counts(injured=0)),
    ("A bomb exploded near the station, causing no casualties.", "exploded",
     Counts(fatalities=0, fatalities_low=0, fatalities_high=0, injured=0)),
    ("Soldiers shot dead three protesters.", "shot", exactly(3)),
    ("Three protesters were shot dead by soldiers.", "shot", exactly(3)),
    ("Protesters marched after police killed 12 people.", "marched", Counts()),
    ("The president met 12 ministers.", "met", Counts()),
    ("The army killed three soldiers and two civilians.", "killed", exactly(5)),
    ("The shelling killed two people and destroyed 40 houses.", "killed", exactly(2)),
    ("A 20-year-old man was killed by police.", "killed", exactly(1)),
    ("Several people were injured when police fired tear gas.", "fired", Counts(injured=3)),
    ("Police fired on the crowd, killing a woman and her two daughters.", "fired", exactly(3)),
    ("At least one journalist has been reported killed in the unrest.", "killed", dead(1, 1)),
    ("Two people died and 15 others were wounded when a car bomb exploded.", "exploded",
     exactly(2, injured=15)),
    ("The raid left seven dead.", "raid", exactly(7)),
    ("Police rounded up about 150 activists.", "rounded", Counts(arrested=150)),
    ("Israeli forces killed two Palestinians in 2011.", "killed", exactly(2)),
    ("The rebels released 12 hostages.", "released", Counts()),
    ("The attack claimed the lives of 14 people.", "attack", exactly(14)),
]  # fmt: skip


@pytest.fixture(scope="module")
def parser():  # type: ignore[no-untyped-def]
    from eventcoder.parse.parser import load_parser

    return load_parser()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0][:40]}")
def test_event_counts(case, parser) -> None:  # type: ignore[no-untyped-def]
    from eventcoder.parse.clauses import find_clauses

    text, trigger, expected = case
    tokens = parser.parse([text])[0]
    clauses = find_clauses(tokens, NOUNS, frozenset({"hold"}), frozenset())
    clause = next(c for c in clauses if tokens.text[c.trigger] == trigger)
    assert counts_of(clause, clauses, tokens) == expected
