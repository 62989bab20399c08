"""How well a coder does: gold records, rule tests, and what was missed and why. Nothing here prints."""

from __future__ import annotations
