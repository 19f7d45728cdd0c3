"""System packages: installed where that is allowed, else one line that says what to do."""

import os
import shutil
import subprocess
from collections.abc import Callable

from servicedocs import cli

Say = Callable[[str], None]


def may_install() -> bool:
    """Tell whether this run is allowed to install Debian's packages."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(package: str, say: Say) -> None:
    """Install a Debian package; fail with its own last line."""
    say(f"Installing the system package {package} (once)")
    apt("update")
    apt("install", "--yes", "--no-install-recommends", package)


def apt(*arguments: str) -> None:
    """Run apt-get without questions and without its long output."""
    answer = subprocess.run(  # noqa: S603
        ["apt-get", "--quiet=2", *arguments],  # noqa: S607 - wherever the system keeps it
        capture_output=True,
        check=False,
        env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"},
        text=True,
    )
    if answer.returncode != 0:
        errors = [line for line in answer.stderr.splitlines() if line.startswith("E:")]
        reason = errors[0] if errors else f"exit code {answer.returncode}"
        raise cli.Failure(f"apt-get {arguments[0]} failed ({reason}); check the network and retry")
