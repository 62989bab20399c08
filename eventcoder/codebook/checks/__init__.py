"""Checks of a codebook as a whole, one family a file; each takes what was built and yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from eventcoder.codebook.checks import actors, actors_succession, codes, patterns, sets, tests, text
from eventcoder.codebook.compile import Built, build
from eventcoder.codebook.resolve import resolve
from eventcoder.errors import CodebookError, Problem

Check = Callable[[Built], Iterator[Problem]]

# Without these a codebook can't code rightly; `load` runs them too.
FOR_USE: tuple[Check, ...] = (
    codes.ontology,
    codes.begins_like_parent,
    codes.used_codes,
    codes.counts,
    patterns.repeated,
    patterns.empty_source,
    actors.periods,
    actors.roles,
    actors.role_parts,
    actors_succession.vacancies,
)
FOR_QUALITY: tuple[Check, ...] = (
    codes.reached,
    codes.tested,
    patterns.shadowed,
    sets.unused,
    actors.same_office,
    actors.same_name,
    actors_succession.gaps,
    actors_succession.after_as_of,
    actors.plurals,
    tests.expectations,
    text.invisible,
    text.suspicious,
)


def check_for_use(built: Built) -> list[Problem]:
    """Findings that stop a codebook from being used."""
    return [problem for check in FOR_USE for problem in check(built)]


def validate(*codebooks: str) -> list[Problem]:
    """Every finding about these codebooks in one run, in the order of files and lines; none: all is well.

    Errors stop a codebook from loading, warnings don't.
    """
    try:
        folders = resolve(*(codebooks or ("cameo",)))
    except CodebookError as error:
        return list(error.problems)
    built = build(folders, with_tests=True)
    found = [*built.problems, *check_for_use(built)]
    found += [problem for check in FOR_QUALITY for problem in check(built)]
    return sorted(set(found))
