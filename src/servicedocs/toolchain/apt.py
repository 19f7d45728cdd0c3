"""System packages and tools: installed where allowed, else one line that says what to do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from servicedocs import cli

Say = Callable[[str], None]


def may_install() -> bool:
    """Tell whether this run is allowed to install Debian's packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def group_install(group: str, home: Path) -> tuple[list[str], dict[str, str]]:
    """Return the command and its settings that put one group of pyproject.toml into a folder."""
    from uv import find_uv_bin  # noqa: PLC0415 - a tool of tests and rebuilds; a PDF needs none

    only = ["--only-group", group, "--locked", "--no-install-project", "--quiet"]
    command = [find_uv_bin(), "sync", *only, "--python", sys.executable]
    return command, {"UV_PROJECT_ENVIRONMENT": str(home), "UV_PYTHON_DOWNLOADS": "never"}


def install(packages: str, say: Say) -> None:
    """Install Debian packages, one or several in one string; fail with their own last line."""
    say(f"Installing the system package {packages} (once)")
    apt("update")
    apt("install", "--yes", "--no-install-recommends", *packages.split())


def apt(*arguments: str) -> None:
    """Run apt-get without questions and without its long output."""
    answer = subprocess.run(
        ["apt-get", "--quiet=2", *arguments],
        capture_output=True,
        check=False,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        text=True,
    )
    if answer.returncode != 0:
        errors = [line for line in answer.stderr.splitlines() if line.startswith("E:")]
        reason = errors[0] if errors else f"exit code {answer.returncode}"
        raise cli.Failure(f"apt-get {arguments[0]} failed ({reason}); check the network and retry")
