"""What holds for every page: functions that return what is wrong, one line each.

The tests expect nothing from them on the site as it is, and something on broken copies of it.
"""

from collections.abc import Iterable

import pytest


def report(problems: Iterable[str]) -> None:
    """Fail with the problems and nothing else, one line each."""
    found = list(problems)
    if found:
        pytest.fail(f"{len(found)} to repair\n" + "\n".join(found), pytrace=False)
