"""Patterns over clauses become candidates, candidates become events: the decision what happened."""

from eventcoder.events.candidates import Candidate, find_candidates
from eventcoder.events.scene import Scene

__all__ = ["Candidate", "Scene", "find_candidates"]
