from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventcoder.engines.parts import PART_SIZE, Shard, cut
from eventcoder.errors import UsageError
from eventcoder.records import Rejected


@given(count=st.integers(0, 30), size=st.integers(1, 9))
def test_parts_have_a_fixed_size_and_lose_nothing(count: int, size: int) -> None:
    records = [Rejected("x", number, None, "no_date", "") for number in range(count)]
    parts = list(cut(records, size))
    assert [record for part in parts for record in part.records] == records
    assert [part.number for part in parts] == list(range(len(parts)))
    assert all(len(part.records) == size for part in parts[:-1])


def test_the_size_is_a_contract() -> None:
    assert PART_SIZE == 64


@given(count=st.integers(1, 12), number=st.integers(0, 1000))
def test_each_part_belongs_to_one_shard(count: int, number: int) -> None:
    holders = [index for index in range(1, count + 1) if Shard(index, count).holds(number)]
    assert holders == [number % count + 1]


def test_shards_from_text() -> None:
    assert Shard.parse("2/8") == Shard(2, 8)
    assert str(Shard(2, 8)) == "2/8"
    assert all(Shard().holds(number) for number in range(5))


@pytest.mark.parametrize("text", ["", "1", "0/3", "4/3", "1/0", "a/b", "-1/2", "1/2/3", "1.5/2", "²/3"])
def test_shards_that_make_no_sense(text: str) -> None:
    with pytest.raises(UsageError, match="give it as i/n"):
        Shard.parse(text)
