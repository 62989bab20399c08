"""A skip is allowed only for a reason that stands in `allowed_skips.txt`; any other one fails the suite."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="write the golden files anew")


ALLOWED = Path(__file__).parent / "allowed_skips.txt"


def read_reasons(path: Path) -> list[str]:
    """The lines of the file, without comments and empty ones."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def is_allowed(reason: str, allowed: list[str]) -> bool:
    """Whether the reason is one of the lines, or begins as one that ends with `…`."""
    return any(reason.startswith(line[:-1]) if line.endswith("…") else reason == line for line in allowed)


def forbid(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip for an unknown reason into a failure; an expected failure (xfail) is no skip."""
    if not report.skipped or hasattr(report, "wasxfail"):
        return
    # For a skip pytest keeps the file, the line and "Skipped: reason".
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    reason = told.removeprefix("Skipped: ")
    if not is_allowed(reason, read_reasons(ALLOWED)):
        report.outcome = "failed"
        report.longrepr = f"skipped, but this reason isn't in tests/{ALLOWED.name}: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    forbid(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    forbid(report)
    return report
