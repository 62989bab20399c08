"""Scores a coder against gold: the figures "given", "open" and "any", tables by root, code, file and status.

given: the annotated spans go to the coder as mentions; of the rows between the pair the surest counts.
open: the same, but the coder finds the actors itself.
any: whether some row of the sentence, whoever its actors, has a right root.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eventcoder.evaluate.actors_found import actors_found
from eventcoder.evaluate.article import ArticleScore
from eventcoder.evaluate.cases import CaseScore
from eventcoder.evaluate.classes import class_of, quad_of
from eventcoder.evaluate.gold import GoldRecord
from eventcoder.evaluate.groups import GroupScore, group_scores
from eventcoder.evaluate.match import COUNTED, Outcome, PartCoder, Progress, code_records, left_out, outcomes
from eventcoder.evaluate.metrics import (
    Confusion,
    Figure,
    LabelScore,
    confusions,
    label_scores,
    macro_f1,
    pooled_ratio,
    share,
)
from eventcoder.records import Coded

# Records of these statuses tell of an event that must be found; the others of one that must not be `actual`.
SCORED = ("", "actual")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All scores of one run; `as_dict` gives them ready for JSON."""

    mode: str
    part: str
    records: int
    figures: tuple[Figure, ...]
    groups: tuple[GroupScore, ...]
    roots: tuple[LabelScore, ...]
    codes: tuple[LabelScore, ...]
    confusions: tuple[Confusion, ...]
    articles: tuple[ArticleScore, ...] = ()
    cases: tuple[CaseScore, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The scores as plain dictionaries and lists."""
        return asdict(self)


CodedRecord = tuple[GoldRecord, Coded]


def code_gold(
    coder: PartCoder, records: Sequence[GoldRecord], given: bool, progress: Progress | None = None
) -> list[CodedRecord]:
    """Each record with what the coder made of it; tells `progress` after each part."""
    done: list[CodedRecord] = []
    words = 0
    for part in code_records(coder, records, given):
        done.extend(part)
        words += sum(len(record.text.split()) for record, _ in part)
        if progress:
            progress(len(done), len(records), words)
    return done


def score(
    coded: Sequence[CodedRecord], given: bool, part: str = "read", statuses: frozenset[str] = COUNTED
) -> Evaluation:
    """The scores of coded gold; only rows of `statuses` count as answers."""
    results = [outcome for record, result in coded for outcome in outcomes(record, result, statuses)]
    scored = [outcome for outcome in results if outcome.record.status in SCORED]
    names = _root_names(scored)
    gold = [names(min(outcome.event.roots)) for outcome in scored]
    predicted = [names(outcome.row.root) if outcome.row else "" for outcome in scored]
    with_code = [outcome for outcome in scored if outcome.event.code]
    return Evaluation(
        mode="given" if given else "open",
        part=part,
        records=len(coded),
        figures=_figures(scored) + (() if given else _any_figures(scored, statuses)),
        groups=group_scores(coded, statuses),
        roots=label_scores(gold, predicted),
        codes=label_scores(*_codes(with_code)),
        confusions=confusions(gold, predicted),
    )


def _figures(scored: Sequence[Outcome]) -> tuple[Figure, ...]:
    figures = [share("root accuracy", [outcome.root_right for outcome in scored])]
    with_code = [outcome for outcome in scored if outcome.event.code]
    if with_code:
        figures.append(share("code accuracy", [outcome.code_right for outcome in with_code]))
    for name, label in (("class macro-F1", class_of), ("quad macro-F1", quad_of)):
        gold = [label(min(outcome.event.roots)) for outcome in scored]
        predicted = [label(outcome.row.root) if outcome.row else "" for outcome in scored]
        pairs = [pair for pair in zip(gold, predicted, strict=True) if pair[0]]
        figures.append(macro_f1(name, [pair[0] for pair in pairs], [pair[1] for pair in pairs]))
    return tuple(figures)


def _any_figures(scored: Sequence[Outcome], statuses: frozenset[str]) -> tuple[Figure, ...]:
    """Any-hit by root; set precision and F1 over the distinct classes that a sentence got."""
    hits, in_set, emitted = [], [], []
    for outcome in scored:
        roots = _emitted_roots(outcome, statuses)
        classes = {class_of(root) for root in roots}
        hits.append(bool(roots & outcome.event.roots))
        in_set.append(float(bool(classes & {class_of(root) for root in outcome.event.roots})))
        emitted.append(float(len(classes)))
    count = len(scored)
    return (
        share("any-hit", hits),
        pooled_ratio("set precision", in_set, emitted, count),
        pooled_ratio("set F1", [2 * hit for hit in in_set], [size + 1 for size in emitted], count),
        *actors_found(scored, statuses),
    )


def _emitted_roots(outcome: Outcome, statuses: frozenset[str]) -> set[str]:
    rows = [row for row in outcome.coded.events if row.status in statuses]
    return {row.root for row in rows if not left_out(row, outcome.event)}


def _root_names(scored: Sequence[Outcome]) -> Callable[[str], str]:
    """A name for each root; roots that the gold doesn't tell apart share one, such as `09/11`."""
    names: dict[str, str] = {}
    for outcome in scored:
        if len(outcome.event.roots) > 1:
            merged = "/".join(sorted(outcome.event.roots))
            names.update(dict.fromkeys(outcome.event.roots, merged))
    return lambda root: names.get(root, root)


def _codes(with_code: Sequence[Outcome]) -> tuple[list[str], list[str]]:
    gold = [outcome.event.code or "" for outcome in with_code]
    return gold, [outcome.row.code if outcome.row else "" for outcome in with_code]
