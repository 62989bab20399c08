"""How many: people killed, injured and arrested in an event, and the size of a crowd."""

from eventcoder.counts.amounts import Amount, find_amounts
from eventcoder.counts.event_counts import counts_of

__all__ = ["Amount", "counts_of", "find_amounts"]
