"""Dates of events in whole sentences, read with the real parser. Publication is Saturday, 8 January 2022."""

from __future__ import annotations

from datetime import date

import pytest

from eventcoder.dates import date_of, find_dates

pytestmark = pytest.mark.model

PUB = date(2022, 1, 8)
NOUNS = frozenset(
    {"attack", "protest", "bombing", "meeting", "talk", "talks", "visit", "resignation", "election", "strike"}
)

# sentence, trigger, first and last day that are right, precision
CASES = [
    ("Troops stormed a base on Monday, killing 20 men.", "killing", "2022-01-03", "2022-01-03", "day"),
    ("The army executed the rebel on Christmas Day.", "executed", "2021-12-25", "2021-12-25", "day"),
    ("Qatar cut ties with Oman at the start of January.", "cut", "2022-01-01", "2022-01-10", "month"),
    ("Troops demolished houses until Thursday.", "demolished", "2022-01-06", "2022-01-06", "day"),
    ("Rebels killed 12 soldiers on Monday.", "killed", "2022-01-03", "2022-01-03", "day"),
    ("Police arrested ten people on Saturday.", "arrested", "2022-01-08", "2022-01-08", "day"),
    ("The president will visit Ankara on Monday.", "visit", "2022-01-10", "2022-01-10", "day"),
    ("The president met his cabinet yesterday.", "met", "2022-01-07", "2022-01-07", "day"),
    ("Troops entered the city on Jan. 5.", "entered", "2022-01-05", "2022-01-05", "day"),
    ("Troops entered the city on December 30.", "entered", "2021-12-30", "2021-12-30", "day"),
    ("On 5 January 2020, the crowd attacked the embassy.", "attacked", "2020-01-05", "2020-01-05", "day"),
    ("Ministers met in Geneva on Jan 5-7.", "met", "2022-01-05", "2022-01-07", "day"),
    ("The two sides signed the treaty in March.", "signed", "2021-03-01", "2021-03-31", "month"),
    ("The two sides signed the treaty in March 2019.", "signed", "2019-03-01", "2019-03-31", "month"),
    ("Fighters seized the town in 2011.", "seized", "2011-01-01", "2011-12-31", "year"),
    ("Parliament approved the budget last week.", "approved", "2021-12-27", "2022-01-02", "week"),
    ("Parliament approved the budget this week.", "approved", "2022-01-03", "2022-01-08", "week"),
    ("Parliament approved the budget last month.", "approved", "2021-12-01", "2021-12-31", "month"),
    ("Workers have been striking since Monday.", "striking", "2022-01-03", "2022-01-03", "day"),
    ("Two days ago, police raided the office.", "raided", "2022-01-06", "2022-01-06", "day"),
    ("Three weeks ago the army shelled the town.", "shelled", "2021-12-13", "2021-12-19", "week"),
    ("Clashes killed five people over the weekend.", "killed", "2022-01-01", "2022-01-08", "week"),
    ("Kyrgyz citizens protested against the mission, but parliament approved it on January 7.",
     "approved", "2022-01-07", "2022-01-07", "day"),
    ("Kyrgyz citizens protested against the mission, but parliament approved it on January 7.",
     "protested", "2022-01-08", "2022-01-08", "publication"),
    ("Germany said on Friday it would send troops.", "send", "2022-01-07", "2022-01-07", "day"),
    ("Police arrested ten and seized weapons on Tuesday.", "arrested", "2022-01-04", "2022-01-04", "day"),
    ("France condemned Monday's attack.", "condemned", "2022-01-08", "2022-01-08", "publication"),
    ("France condemned Monday's attack.", "attack", "2022-01-03", "2022-01-03", "day"),
    ("Twelve people were killed in Monday's attack.", "killed", "2022-01-03", "2022-01-03", "day"),
    ("The court annulled the 2016 election.", "annulled", "2022-01-08", "2022-01-08", "publication"),
    ("The army has fought the rebels for two years.", "fought", "2022-01-08", "2022-01-08", "publication"),
    ("Police detained a man aged 20 who fought in the 1990s.", "detained", "2022-01-08", "2022-01-08",
     "publication"),
    ("A bomb killed two policemen early Thursday.", "killed", "2022-01-06", "2022-01-06", "day"),
    ("Gunmen attacked the village overnight.", "attacked", "2022-01-07", "2022-01-08", "day"),
    ("The minister, who resigned in December, criticised the government on Sunday.", "criticised",
     "2022-01-02", "2022-01-02", "day"),
    ("The minister, who resigned in December, criticised the government on Sunday.", "resigned",
     "2021-12-01", "2021-12-31", "month"),
    ("In early December the rebels freed 20 hostages.", "freed", "2021-12-01", "2021-12-10", "month"),
    ("Talks are scheduled for Monday in Vienna.", "Talks", "2022-01-10", "2022-01-10", "day"),
    ("The government plans to deport the migrants next month.", "deport", "2022-02-01",
     "2022-02-28", "month"),
    ("Israel bombed the port on 2021-12-28.", "bombed", "2021-12-28", "2021-12-28", "day"),
    ("Egypt recalled its ambassador in late November, officials said on Thursday.", "recalled",
     "2021-11-20", "2021-11-30", "month"),
    ("The guards opened fire last night.", "opened", "2022-01-07", "2022-01-07", "day"),
    ("Japan and China held talks on Wednesday, a week after Beijing recalled its envoy.", "talks",
     "2022-01-05", "2022-01-05", "day"),
    ("Protests, which began on Jan. 2, spread to Almaty on Wednesday.", "spread", "2022-01-05",
     "2022-01-05", "day"),
    ("The bombing on Tuesday killed nine people.", "bombing", "2022-01-04", "2022-01-04", "day"),
    ("The rebels may attack the capital.", "attack", "2022-01-08", "2022-01-08", "publication"),
    ("Thousands marched to parliament in May Day costumes.", "marched", "2022-01-08",
     "2022-01-08", "publication"),
    ("Russia annexed Crimea in 2014 and invaded Georgia in 2008.", "annexed", "2014-01-01", "2014-12-31",
     "year"),
]  # fmt: skip


@pytest.fixture(scope="module")
def parser():  # type: ignore[no-untyped-def]
    from eventcoder.parse.parser import load_parser

    return load_parser()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[1]}: {case[0][:40]}")
def test_event_date(case, parser) -> None:  # type: ignore[no-untyped-def]
    from eventcoder.parse.clauses import find_clauses

    text, trigger, first, last, precision = case
    tokens = parser.parse([text])[0]
    clauses = find_clauses(tokens, NOUNS, frozenset({"hold"}), frozenset())
    clause = next(c for c in clauses if tokens.text[c.trigger] == trigger)
    found = date_of(clause, clauses, tokens, find_dates(tokens, PUB), PUB)
    assert date.fromisoformat(first) <= found.date <= date.fromisoformat(last)
    assert found.precision == precision
