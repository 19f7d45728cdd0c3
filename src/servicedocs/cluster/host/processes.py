"""The cluster's processes: start, find and kill them.

There are no PID files: a mark in the environment finds a process again, also after a crash.
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from servicedocs.cluster.host.topology import IDENTITY, LOGS

VARIABLE = "KUBERNETES_SERVICES"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass(frozen=True)
class Process:
    """A process with our mark: `machine/program`, or `machine/` for the first of a machine."""

    pid: int
    mark: str
    program: str
    pids: tuple[int, ...]

    @property
    def is_first(self) -> bool:
        """Tell whether it is PID 1 of a machine."""
        return self.pids[-1] == 1


def marked() -> Iterator[Process]:
    """Yield the living processes of this checkout's cluster."""
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):
                yield from _read(folder)


def _read(folder: Path) -> Iterator[Process]:
    environment = (folder / "environ").read_bytes().split(b"\0")
    prefix = f"{VARIABLE}={IDENTITY}/".encode()
    for entry in environment:
        if entry.startswith(prefix):
            status = (folder / "status").read_text()
            if "\nState:\tZ" in status:
                return
            pids = status.partition("\nNSpid:")[2].partition("\n")[0].split()
            program = (folder / "exe").readlink().name.removesuffix(" (deleted)")
            mark = entry.removeprefix(prefix).decode()
            yield Process(int(folder.name), mark, program, tuple(map(int, pids)))


def first(machine: str) -> Process | None:
    """Return PID 1 of a machine, if that lives."""
    found = (one for one in marked() if one.mark == f"{machine}/" and one.is_first)
    return next(found, None)


def running(machine: str, program: str) -> Process | None:
    """Return the process of a component, if it lives."""
    mark = f"{machine}/{program}"
    return next((one for one in marked() if one.mark == mark and one.program == program), None)


def start(mark: str, command: list[str]) -> None:
    """Start a process that outlives this one; its output goes into its log."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with (LOGS / f"{mark.strip('/').replace('/', '.')}.log").open("ab") as log:
        subprocess.Popen(
            command,
            env=environment(mark),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )


def environment(mark: str) -> dict[str, str]:
    """Return the environment of a process: its mark, and nothing of this computer's own."""
    return {VARIABLE: f"{IDENTITY}/{mark}", "PATH": PATH, "LANG": "C.UTF-8", "HOME": "/root"}


def end(pids: list[int]) -> None:
    """Kill processes."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def end_all(seconds: float = 60) -> list[Process]:
    """Kill the cluster's processes, and return those that still live after some seconds."""
    deadline = time.monotonic() + seconds
    while left := [one for one in marked() if one.pid != os.getpid()]:
        if time.monotonic() > deadline:
            return left
        end([one.pid for one in left])
        time.sleep(0.05)
    return []


def of_machines() -> list[Path]:
    """Return the /proc folders of all processes in the machines, containers included."""
    world = first("world")
    if world is None:
        return []
    seen_by_world = Path(f"/proc/{world.pid}/root/proc")
    return [folder for folder in seen_by_world.iterdir() if folder.name.isdigit()]
