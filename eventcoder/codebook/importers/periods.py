"""Date restrictions of actor codes, `<950630`, `>20130119`, `19950601 - 19990815`, as periods."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

_RESTRICTION = re.compile(
    r"(?P<code>[^\s<>\d]\S*?|\S+?)\s*(?:(?P<sign>[<>])\s*(?P<one>\d+)\s*>?|\s(?P<since>\d+)\s*-\s*(?P<until>\d+))?"
)
_PIVOT = 30  # 29 is 2029, 30 is 1930
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code with the days, both included, on which it holds; the empty code holds for nobody."""

    code: str
    since: date = date.min
    until: date = date.max

    @property
    def always(self) -> bool:
        """True where nothing restricts it."""
        return self.since == date.min and self.until == date.max


def read_code(text: str) -> DatedCode:
    """The code in square brackets. Raises ValueError with a reason where it can't be read."""
    found = _RESTRICTION.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"can't read the restriction of [{text.strip()}]")
    code = found["code"]
    if found["sign"] == "<":
        return DatedCode(code, until=_day(found["one"]) - _DAY)
    if found["sign"] == ">":
        return DatedCode(code, since=_day(found["one"]) + _DAY)
    if found["since"]:
        since, until = _day(found["since"]), _day(found["until"])
        if until < since:
            raise ValueError(f"the period of [{text.strip()}] ends before it begins")
        return DatedCode(code, since, until)
    return DatedCode(code)


def _day(digits: str) -> date:
    """YYMMDD or YYYYMMDD."""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) < _PIVOT else "19") + digits
    if len(digits) != 8:
        raise ValueError(f"{digits} is no date of the form YYMMDD or YYYYMMDD")
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise ValueError(f"there is no day {digits}") from None


def in_turn(codes: list[DatedCode]) -> list[DatedCode]:
    """Periods that don't overlap: restricted codes before unrestricted ones, earlier lines before later."""
    ordered = [one for one in codes if not one.always] + [one for one in codes if one.always]
    taken: list[DatedCode] = []
    for one in ordered:
        pieces = [one]
        for other in taken:
            pieces = [rest for piece in pieces for rest in _outside(piece, other)]
        taken.extend(pieces)
    return sorted(taken, key=lambda one: one.since)


def _outside(piece: DatedCode, other: DatedCode) -> list[DatedCode]:
    if piece.until < other.since or other.until < piece.since:
        return [piece]
    left = [DatedCode(piece.code, piece.since, other.since - _DAY)] if piece.since < other.since else []
    right = [DatedCode(piece.code, other.until + _DAY, piece.until)] if other.until < piece.until else []
    return left + right
