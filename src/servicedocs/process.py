"""The run of a tool: what it printed, or a Failure with its last line."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from servicedocs import cli
from servicedocs.project import ROOT

NOTHING: Mapping[str, str] = {}


def run(command: Sequence[str], folder: Path = ROOT, settings: Mapping[str, str] = NOTHING) -> str:
    """Run a tool in a folder and return what it printed; its last line says why it failed."""
    done = subprocess.run(  # noqa: S603 - our own commands
        command,
        cwd=folder,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = done.stderr.strip().splitlines() or ["no message"]
        name = Path(command[0]).name
        place = folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder
        raise cli.Failure(f"{name} {command[1]}: {last[-1]}; see {place} and the network")
    return done.stdout
