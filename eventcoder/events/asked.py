"""Which rows a run asks for: their statuses, and whether allegations count."""

from __future__ import annotations

from eventcoder.events.status import ACTUAL, HISTORICAL
from eventcoder.frozen import record


@record
class Asked:
    """`status` is a set of statuses, or "all"; `alleged` lets in what is alleged or denied."""

    status: frozenset[str] | str = "all"
    alleged: bool = True

    def takes(self, status: str, claim: str) -> bool:
        """Whether a row of this status and claim is asked for."""
        if claim in ("alleged", "denied") and not self.alleged:
            return False
        return self.status == "all" or status in self.status

    def may_be(self, status: str, claim: str) -> bool:
        """The same before the date is known, which may make `historical` of what is `actual`."""
        return self.takes(status, claim) or (status == ACTUAL and self.takes(HISTORICAL, claim))


ALL = Asked()
