"""Running the project's commands as a reader does."""

import os
import subprocess
from pathlib import Path

from servicedocs.project import ROOT

SCRIPTS = sorted(
    path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix
)


def run(*command: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end."""
    settings = os.environ | environment
    return subprocess.run(
        command, capture_output=True, check=False, env=settings, text=True, timeout=60
    )


def only_line(answer: "subprocess.CompletedProcess[str]", code: int = 1) -> str:
    """Return the one line of an answer that says what went wrong."""
    assert answer.returncode == code, answer
    lines = [line for line in answer.stderr.splitlines() if line.startswith("scripts/")]
    assert len(lines) == 1, answer
    assert "Traceback" not in answer.stdout + answer.stderr
    return lines[0]
