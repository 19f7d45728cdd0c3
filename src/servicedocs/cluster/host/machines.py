"""The machines: Linux namespaces with a disk of their own, joined by a LAN that leads nowhere."""

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from servicedocs import cli
from servicedocs.cluster.artifacts import rootfs
from servicedocs.cluster.artifacts.disks import disks
from servicedocs.cluster.host import processes
from servicedocs.cluster.host.topology import LOGS, MACHINES, NODES, SOURCE, WORLD, Machine

NAMESPACES = ("--mount", "--uts", "--ipc", "--net", "--pid")
ALL = (WORLD, *MACHINES.values())


def start(machine: Machine) -> None:
    """Start an empty machine in the world's PID namespace: all machines end with the world."""
    lower = f"{disks().programs}:{rootfs.unpacked(rootfs.tar(rootfs.MACHINE))}"
    script = ["bash", str(SOURCE / "machines" / "machine.sh")]
    arguments = [str(machine.folder), lower, machine.name, machine.user_home]
    inside_world = [] if machine is WORLD else _enter(WORLD, "--pid")
    unshared = [*inside_world, "unshare", *NAMESPACES, "--fork"]
    processes.start(f"{machine.name}/", [*unshared, *script, *arguments])


def prepare(machine: Machine) -> None:
    """Write the files of a machine's /etc, and make its home."""
    etc = machine.folder / "upper" / "etc"
    etc.mkdir(parents=True)
    hosts = [(address, one.name) for one in MACHINES.values() for address in one.addresses]
    known = "".join(f"{address} {name}\n" for address, name in hosts)
    (etc / "hosts").write_text(f"127.0.0.1 localhost\n{known}")
    (etc / "hostname").write_text(f"{machine.name}\n")
    (etc / "machine-id").write_text(hashlib.md5(machine.name.encode()).hexdigest() + "\n")  # noqa: S324
    (etc / "resolv.conf").write_text("nameserver 203.0.113.53\n")
    machine.home.mkdir()
    if machine.user != "root":
        accounts = rootfs.unpacked(rootfs.tar(rootfs.MACHINE)) / "etc" / "passwd"
        line = f"{machine.user}:x:1000:1000::{machine.user_home}:/bin/bash\n"
        (etc / "passwd").write_text(accounts.read_text() + line)
        os.chown(machine.home, 1000, 1000)
    if machine in NODES:
        _link_store(machine.folder / "containerd")


def _link_store(into: Path) -> None:
    """Link the unpacked images into a node; only containerd's databases are copied."""
    subprocess.run(["cp", "-al", str(disks().store), str(into)], check=True)
    for database in disks().store.rglob("*.db"):
        own = into / database.relative_to(disks().store)
        own.unlink()
        shutil.copyfile(database, own)


def wait_for(machine: Machine, seconds: float = 60) -> None:
    """Wait until a machine has its disk as root file system."""
    deadline = time.monotonic() + seconds
    while not _is_ready(machine):
        if time.monotonic() > deadline:
            log = LOGS / f"{machine.name}.log"
            raise cli.Failure(f"{machine.name} does not start; see {log}")
        time.sleep(0.02)


def _is_ready(machine: Machine) -> bool:
    # A process that is becoming another program has no environment, and so no mark.
    with suppress(cli.Failure):
        looked = [*enter(machine), "test", "-e", "/run/ready"]
        return subprocess.run(looked, check=False, capture_output=True).returncode == 0
    return False


def enter(machine: Machine) -> list[str]:
    """Return the prefix that runs a command in a machine."""
    return _enter(machine, *NAMESPACES)


def _enter(machine: Machine, *namespaces: str) -> list[str]:
    found = processes.first(machine.name)
    if found is None:
        raise cli.Failure(f"{machine.name} does not run; run: scripts/cluster up")
    return ["nsenter", f"--target={found.pid}", *namespaces, "--"]


def enter_network(machine: Machine) -> list[str]:
    """Return the prefix that runs a command of this computer in a machine's network."""
    return _enter(machine, "--net")


def call(machine: Machine, command: Sequence[str], given: str = "") -> str:
    """Run a command in a machine and return its output."""
    done = subprocess.run(
        [*enter(machine), *command],
        check=False,
        capture_output=True,
        text=True,
        input=given,
        env=processes.environment(f"{machine.name}/call"),
    )
    if done.returncode != 0:
        # All of stderr: the last line of `nft` or `ip -batch` does not say why.
        words = " ".join(command)
        raise cli.Failure(f"{machine.name}: {words}: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout
