"""Parts: a fixed number of input records, the unit of work, of resuming and of shards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from eventcoder.engines.base import Part
from eventcoder.errors import UsageError
from eventcoder.records import Document, Rejected

PART_SIZE = 64  # records; part of the contract between shards, so never changed by an option


def cut(records: Iterable[Document | Rejected], size: int = PART_SIZE) -> Iterator[Part]:
    """The records in parts of `size`, the last one shorter; no part where there are no records."""
    rest = iter(records)
    number = 0
    while taken := tuple(islice(rest, size)):
        yield Part(number, taken)
        number += 1


@dataclass(frozen=True, slots=True)
class Shard:
    """The share `index` of `count` of all parts; the index counts from 1. `Shard()` is everything."""

    index: int = 1
    count: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """The shard of `i/n`; UsageError for anything else, or for an i that isn't from 1 to n."""
        found = re.fullmatch(r"(\d{1,6})/(\d{1,6})", text.strip(), re.ASCII)
        if not found or not 1 <= int(found[1]) <= int(found[2]):
            raise UsageError(f"--shard {text}: give it as i/n with i from 1 to n, such as 2/8")
        return cls(int(found[1]), int(found[2]))

    def holds(self, number: int) -> bool:
        """Whether the part of this number is coded by this shard."""
        return number % self.count == self.index - 1

    def __str__(self) -> str:
        """`i/n`."""
        return f"{self.index}/{self.count}"
