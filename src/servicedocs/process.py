"""The run of a tool: its output, or a Failure with its last line."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from servicedocs.cli import Failure
from servicedocs.project import ROOT

NOTHING: Mapping[str, str] = {}


def run(  # noqa: PLR0913 - a command needs two of them, and names the others
    command: Sequence[str],
    folder: Path = ROOT,
    settings: Mapping[str, str] = NOTHING,
    *,
    environment: Mapping[str, str] | None = None,
    given: str = "",
    called: str = "",
    remedy: str | None = None,
    seconds: float | None = None,
) -> str:
    """Run a tool and return its output; a failure is one line: `called: last line; remedy`.

    `settings` are added to the environment (by default this process's own), `given` is the standard
    input, `seconds` the time limit.
    """
    called = called or " ".join([Path(command[0]).name, *command[1:2]])
    environment = {**(os.environ if environment is None else environment), **settings}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            input=given,
            timeout=seconds,
            capture_output=True,
            text=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failure(f"{called}: no end after {seconds:g} s") from None
    if done.returncode != 0:
        advice = _advice(folder) if remedy is None else remedy
        said = last_line(done.stderr.strip() or done.stdout)
        raise Failure("; ".join(filter(None, [f"{called}: {said}", advice])))
    return done.stdout


def last_line(output: str) -> str:
    """Return the last line of an output, where a tool says why it failed."""
    return (output.strip().splitlines() or ["no message"])[-1]


def _advice(folder: Path) -> str:
    path = folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder
    return f"see {path} and the network"
