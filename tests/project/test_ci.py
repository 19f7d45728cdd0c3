"""The environment variable CI, which is read in one way by all tests."""

import re

import pytest

from servicedocs.project import ROOT
from tests.support.ci import is_ci


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        *((value, True) for value in ("true", "True", "1", "yes", "github")),
        *((value, False) for value in ("", "0", "false", "FALSE", "no", "off")),
    ],
)
def test_ci_is_where_the_variable_says_anything_but_no(value: str, expected: bool) -> None:
    assert is_ci(value) == expected


def test_nobody_else_reads_the_variable() -> None:
    reads = re.compile(r"""environ(?:\.get\(|\[)["']CI["']""")
    files = (path for path in (ROOT / "tests").rglob("*.py") if reads.search(path.read_text()))
    assert [path.relative_to(ROOT).as_posix() for path in files] == ["tests/support/ci.py"]
