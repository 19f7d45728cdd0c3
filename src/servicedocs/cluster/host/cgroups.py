"""The control groups of the nodes, for cgroup v1 and v2."""

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from servicedocs import cli
from servicedocs.cluster.host.topology import IDENTITY, NODES

MOUNTED = Path("/sys/fs/cgroup")
# Without these no kubelet starts.
NEEDED = ("cpu", "cpuset", "memory", "pids")


def is_version_2() -> bool:
    """Tell whether the controllers are in version 2; a hybrid has them in version 1."""
    return (MOUNTED / "cgroup.controllers").exists()


def missing() -> str | None:
    """Return why nodes can have no groups, or None."""
    if absent := [name for name in NEEDED if name not in _controllers()]:
        return f"needs control groups for {', '.join(absent)} in {MOUNTED}; see cgroups(7)"
    if closed := [root for root in hierarchies() if not os.access(root, os.W_OK)]:
        return f"may make no control groups in {closed[0]}; give the container that right"
    return None


def _controllers() -> set[str]:
    """Return the names of the controllers; in version 1 a folder may be `cpu,cpuacct`."""
    if is_version_2():
        return set((MOUNTED / "cgroup.controllers").read_text().split())
    return {name for root in hierarchies() for name in root.name.split(",")}


def hierarchies() -> list[Path]:
    """Return the root of every hierarchy: one in version 2, one a controller in version 1."""
    if is_version_2():
        return [MOUNTED]
    return [file.parent for file in MOUNTED.glob("*/cgroup.procs")]


def make() -> None:
    """Make a group for every node in every hierarchy."""
    for root in hierarchies():
        for node in NODES:
            _make(root / IDENTITY / node.name, root)


def _make(group: Path, root: Path) -> None:
    if group == root:
        return
    _make(group.parent, root)
    if is_version_2():
        pass_on(group.parent)
    group.mkdir(exist_ok=True)
    # In version 1 a new group may use no processor and no memory until it is told which.
    for name in ("cpuset.cpus", "cpuset.mems"):
        own = group / name
        if own.exists() and root != MOUNTED and not own.read_text().strip():
            own.write_text((group.parent / name).read_text())


def pass_on(group: Path) -> None:
    """Give a group's children every controller that it has, in version 2.

    kubelet demands of its node whichever of them the kernel has: hugetlb too, which few have.
    """
    has = (group / "cgroup.controllers").read_text().split()
    words = " ".join(f"+{name}" for name in has)
    problem = _write(group / "cgroup.subtree_control", words)
    if problem == errno.EBUSY:
        _move_processes(group, group / "init")
        problem = _write(group / "cgroup.subtree_control", words)
    if problem:
        why = os.strerror(problem)
        raise cli.Failure(f"{group} cannot pass {', '.join(has)} on: {why}; see cgroups(7)")


def _write(file: Path, text: str) -> int:
    """Write to a file of the kernel's; return the errno, or 0."""
    try:
        file.write_text(text)
    except OSError as error:
        return error.errno or errno.EIO
    return 0


def _move_processes(group: Path, into: Path) -> None:
    """Move a container's processes out of its topmost group, as Docker in Docker does.

    A group may not have processes and pass controllers on; only the computer's own may.
    """
    into.mkdir(exist_ok=True)
    for pid in (group / "cgroup.procs").read_text().split():
        with suppress(OSError):  # it ended, or belongs to the kernel
            (into / "cgroup.procs").write_text(pid)


def remove(seconds: float = 60) -> None:
    """Remove the groups of all nodes, with those that kubelet made in them.

    A group is busy until the kernel has buried its last process.
    """
    deadline = time.monotonic() + seconds
    while groups := left():
        try:
            for group in groups:
                _remove(group)
        except OSError as error:
            if time.monotonic() > deadline:
                raise cli.Failure(
                    f"{error.filename} cannot be removed: {error.strerror}"
                ) from error
            time.sleep(0.1)


def _remove(top: Path) -> None:
    folders = [top, *(path for path in top.rglob("*") if path.is_dir())]
    for folder in sorted(folders, reverse=True):
        folder.rmdir()


def left() -> list[Path]:
    """Return the cluster's groups that exist."""
    return [root / IDENTITY for root in hierarchies() if (root / IDENTITY).exists()]
