"""The fit of the joint decision from files: gold records, and answers of readers that hadn't seen them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eventcoder.coder import Coder
from eventcoder.errors import UsageError
from eventcoder.evaluate.gold import GoldRecord
from eventcoder.evaluate.joint import gold_pairs
from eventcoder.evaluate.joint_fit import JointFit, fit_joint
from eventcoder.evaluate.match import Progress
from eventcoder.reader.stored import StoredReader, read_answers


def fit_on_gold(
    coder: Coder, records: Sequence[GoldRecord], answers: Path | None, progress: Progress | None = None
) -> JointFit:
    """The joint decision fitted on gold records. Raises UsageError where the coder has no reader."""
    judge = coder.appointed.judge
    if judge is None:
        raise UsageError("there is no reader whose decisions could be fitted")
    labels = judge.reader.labels
    stored = read_answers(answers, labels) if answers else {}
    reader = StoredReader(judge.reader, labels, stored)
    given = gold_pairs(coder, reader, records, True, progress)
    found = gold_pairs(coder, reader, [one for one in records if not one.marked], False, progress)
    return fit_joint(given, found, judge.decision, judge.known)
