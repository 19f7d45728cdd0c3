"""Running the project's commands as a reader does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from servicedocs.project import ROOT

SCRIPTS = sorted(
    path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix
)


def run(*command: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end."""
    settings = os.environ | environment
    return subprocess.run(
        command, capture_output=True, check=False, env=settings, text=True, timeout=300
    )


def only_line(answer: "subprocess.CompletedProcess[str]", code: int = 1) -> str:
    """Return the one line of an answer that says what went wrong."""
    assert answer.returncode == code, answer
    lines = [line for line in answer.stderr.splitlines() if line.startswith("scripts/")]
    assert len(lines) == 1, answer
    assert "Traceback" not in answer.stdout + answer.stderr
    return lines[0]


def scripts_cluster(*words: str) -> str:
    """Run scripts/cluster as a reader does, and return what it printed."""
    command = [sys.executable, "-m", "servicedocs", "cluster", *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.fail(
            f"scripts/cluster {' '.join(words)}:\n{done.stdout}{done.stderr}", pytrace=False
        )
    return done.stdout
