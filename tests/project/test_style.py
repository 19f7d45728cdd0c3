"""Types and style of the project's own Python and of the snippets on the pages."""

import subprocess
import sys

import pytest

from servicedocs.project import ROOT

OURS = ("src", "tests", "scripts")


def _run(*command: str) -> None:
    """Run a tool, and fail with what it says and nothing else."""
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_types_are_strict_in_code_tests_and_snippets() -> None:
    _run("mypy")


def test_code_follows_the_rules_of_pyproject() -> None:
    _run("ruff", "check", "--output-format=concise", *OURS)


def test_code_is_formatted() -> None:
    _run("ruff", "format", "--check", *OURS)
