"""Debian packages: installed by apt-get where that is allowed."""

import os
import shutil
import subprocess
from collections.abc import Callable

from servicedocs import cli

Say = Callable[[str], None]


def may_install() -> bool:
    """Tell whether this run is allowed to install Debian's packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: str, say: Say) -> None:
    """Install packages, one or several in one string."""
    say(f"Installing the system package {packages} (once)")
    apt("update")
    apt("install", "--yes", "--no-install-recommends", *packages.split())


def apt(*arguments: str) -> None:
    """Run apt-get without questions; a failure is the first error that it names."""
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
