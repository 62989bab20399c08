"""How many: people killed, injured and arrested in an event, and the size of a crowd."""

from eventcoder.counts.amounts import Amount, find_amounts
from eventcoder.counts.event_counts import counts_of, harms_of
from eventcoder.counts.harmed import Harm

__all__ = ["Amount", "Harm", "counts_of", "find_amounts", "harms_of"]
