"""When events happened: date expressions of a sentence, and the one that belongs to an event."""

from eventcoder.dates.choose import date_of
from eventcoder.dates.find import FoundDate, find_dates
from eventcoder.dates.history import is_historical

__all__ = ["FoundDate", "date_of", "find_dates", "is_historical"]
