from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.dates import date_of, find_dates, is_historical
from eventcoder.records import Clause, EventDate, Tokens

PUB = date(2022, 1, 8)  # a Saturday


def flat(text: str, trigger: str | None = None) -> Tokens:
    """Tokens of a text that all hang on the trigger, or on the first token."""
    parts = list(re.finditer(r"\w+\.(?=\s)|\d+,\d+|\w+|'s|[^\w\s]", text))
    words = tuple(part[0] for part in parts)
    root = words.index(trigger) if trigger else 0
    size = len(words)
    pos = tuple("VERB" if i == root else "NOUN" for i in range(size))
    head = (root,) * size
    dep = tuple("ROOT" if i == root else "npadvmod" for i in range(size))
    starts = tuple(part.start() for part in parts)
    ends = tuple(part.end() for part in parts)
    return Tokens(words, words, pos, ("",) * size, dep, head, ("",) * size, starts, ends)


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("on Monday", "2022-01-03", "day"),
        ("on Saturday", "2022-01-08", "day"),
        ("last Saturday", "2022-01-01", "day"),
        ("next Monday", "2022-01-10", "day"),
        ("Monday last week", "2021-12-27", "day"),
        ("Monday night", "2022-01-03", "day"),
        ("on Jan. 5", "2022-01-05", "day"),
        ("on January 5th", "2022-01-05", "day"),
        ("on Dec. 31", "2021-12-31", "day"),
        ("on Feb. 29", "2020-02-29", "day"),
        ("on 5 January 2020", "2020-01-05", "day"),
        ("on January 5, 2020", "2020-01-05", "day"),
        ("on the 5th of January", "2022-01-05", "day"),
        ("from Jan. 5 to 7", "2022-01-05", "day"),
        ("5-7 January 2021", "2021-01-05", "day"),
        ("on 2019-03-05", "2019-03-05", "day"),
        ("in March", "2021-03-16", "month"),
        ("in January", "2022-01-04", "month"),
        ("in March 2019", "2019-03-16", "month"),
        ("in mid-March 2019", "2019-03-15", "month"),
        ("in 2011", "2011-07-02", "year"),
        ("yesterday", "2022-01-07", "day"),
        ("the day before yesterday", "2022-01-06", "day"),
        ("this morning", "2022-01-08", "day"),
        ("last night", "2022-01-07", "day"),
        ("last week", "2021-12-30", "week"),
        ("earlier this month", "2022-01-04", "month"),
        ("last year", "2021-07-02", "year"),
        ("over the weekend", "2022-01-08", "week"),
        ("two days ago", "2022-01-06", "day"),
        ("three weeks ago", "2021-12-16", "week"),
        ("ten years ago", "2012-07-01", "year"),
    ],
)
def test_expression_means(text: str, day: str, precision: str) -> None:
    found = find_dates(flat(f"Troops left {text} again"), PUB)
    assert [(one.date.isoformat(), one.precision) for one in found] == [(day, precision)]


@pytest.mark.parametrize(
    "text",
    [
        "for two years",
        "aged 20",
        "in the 1990s",
        "the 2016 election",
        "about 2,000 people",
        "2011 people",
        "since 2011",
        "they may march on",
        "on Feb. 30, 2020",
        "30 days in jail",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(flat(f"Troops left {text} again"), PUB) == ()


def test_span_covers_the_tokens_of_the_expression() -> None:
    tokens = flat("Troops left on January 5, 2020, and came back on Monday")
    spans = [" ".join(tokens.text[one.start : one.end]) for one in find_dates(tokens, PUB)]
    assert spans == ["January 5 , 2020", "Monday"]


def test_tense_decides_on_which_side_of_publication_a_weekday_lies() -> None:
    tokens = flat("Troops leave Monday", "leave")
    found = find_dates(tokens, PUB)
    past, future = Clause(0, 1, "leave", "verb", tense="past"), Clause(0, 1, "leave", "verb", tense="future")
    assert date_of(past, [past], tokens, found, PUB).date == date(2022, 1, 3)
    assert date_of(future, [future], tokens, found, PUB).date == date(2022, 1, 10)


def test_carried_date_serves_a_sentence_without_one_and_the_next_day_counts_from_it() -> None:
    carry = EventDate(date(2022, 1, 4), "day")
    clause = Clause(0, 1, "leave", "verb", tense="past")
    plain, shifted = flat("Troops left", "left"), flat("Troops left the next day", "left")
    assert date_of(clause, [clause], plain, (), PUB, carry) == carry
    found = find_dates(shifted, PUB)
    assert date_of(clause, [clause], shifted, found, PUB, carry) == EventDate(date(2022, 1, 5), "day")


def test_without_any_date_it_is_the_publication() -> None:
    clause = Clause(0, 1, "leave", "verb", tense="past")
    assert date_of(clause, [clause], flat("Troops left", "left"), (), PUB) == EventDate(PUB, "publication")


def test_twelve_months_make_history() -> None:
    assert is_historical(EventDate(date(2020, 12, 31), "day"), PUB)
    assert not is_historical(EventDate(date(2021, 1, 8), "day"), PUB)
    assert is_historical(find_dates(flat("It fell in 2011"), PUB)[0], PUB)
    assert not is_historical(EventDate(date(2021, 7, 2), "year"), PUB)
    assert not is_historical(EventDate(PUB, "publication"), PUB)


EXPRESSIONS = st.sampled_from(
    [
        "Monday",
        "Jan. 5",
        "May 5, 2023",
        "in March",
        "in 2022",
        "next week",
        "last month",
        "tomorrow",
        "Feb. 29",
    ]
)


@given(EXPRESSIONS, st.dates(date(1950, 1, 1), date(2090, 1, 1)))
def test_past_tense_is_never_dated_after_publication(expression: str, pub: date) -> None:
    tokens = flat(f"Troops left {expression}", "left")
    clause = Clause(0, 1, "leave", "verb", tense="past")
    assert date_of(clause, [clause], tokens, find_dates(tokens, pub), pub).date <= pub
