"""Reporting what a check found: one line for each problem, and no trace."""

from collections.abc import Iterable

import pytest


def report(problems: Iterable[str]) -> None:
    """Fail with the problems and nothing else, one line each."""
    found = list(problems)
    if found:
        pytest.fail(f"{len(found)} to repair\n" + "\n".join(found), pytrace=False)
