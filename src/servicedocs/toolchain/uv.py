"""Groups of pyproject.toml, installed by uv into a folder of their own."""

import sys
from pathlib import Path

from servicedocs import process


def install_group(group: str, folder: Path, remedy: str | None = None) -> None:
    """Install a group at the versions that uv.lock names."""
    from uv import find_uv_bin  # noqa: PLC0415 - a tool of tests and rebuilds; a PDF needs none

    only = ["--only-group", group, "--locked", "--no-install-project", "--quiet"]
    command = [find_uv_bin(), "sync", *only, "--python", sys.executable]
    settings = {"UV_PROJECT_ENVIRONMENT": str(folder), "UV_PYTHON_DOWNLOADS": "never"}
    process.run(command, settings=settings, remedy=remedy)
