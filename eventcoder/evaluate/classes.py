"""The PLOVER class and the quad class of a CAMEO root, as scores against gold use them.

They are taken from the root alone, never from the columns `plover_type` and `quad_class`, so that a
coder can't gain by its own crosswalk.
"""

from __future__ import annotations

CLASS_OF_ROOT = {
    "02": "REQUEST",
    "03": "AGREE",
    "04": "CONSULT",
    "05": "SUPPORT",
    "06": "COOPERATE",
    "07": "AID",
    "08": "YIELD",
    "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE",
    "12": "REJECT",
    "13": "THREATEN",
    "14": "PROTEST",
    "15": "MOBILIZE",
    "16": "SANCTION",
    "17": "COERCE",
    "18": "ASSAULT",
    "19": "ASSAULT",
    "20": "ASSAULT",
}

QUAD_OF_CLASS = {
    "AGREE": "1",
    "CONSULT": "1",
    "SUPPORT": "1",
    "COOPERATE": "2",
    "AID": "2",
    "YIELD": "2",
    "REQUEST": "3",
    "ACCUSE": "3",
    "REJECT": "3",
    "THREATEN": "3",
    "PROTEST": "4",
    "SANCTION": "4",
    "MOBILIZE": "4",
    "COERCE": "4",
    "ASSAULT": "4",
}


def class_of(root: str) -> str:
    """The PLOVER class of a two-digit root; the empty string for 01, which has none."""
    return CLASS_OF_ROOT.get(root, "")


def quad_of(root: str) -> str:
    """The quad class `1` to `4` of a two-digit root; the empty string for 01."""
    return QUAD_OF_CLASS.get(class_of(root), "")


def is_statement(root: str) -> bool:
    """Whether the root is 01, public statements, which most gold leaves out."""
    return root == "01"
