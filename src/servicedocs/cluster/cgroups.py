"""The control groups of the nodes, in both versions of the kernel's interface."""

import time
from pathlib import Path

from servicedocs import cli
from servicedocs.cluster.places import IDENTITY, NODES

MOUNTED = Path("/sys/fs/cgroup")


def hierarchies() -> list[Path]:
    """Return the root of every hierarchy: one in version 2, one a controller in version 1."""
    if (MOUNTED / "cgroup.controllers").exists():
        return [MOUNTED]
    return [folder for folder in MOUNTED.iterdir() if (folder / "cgroup.procs").exists()]


def make() -> None:
    """Make a group for every node in every hierarchy."""
    for root in hierarchies():
        for node in NODES:
            _make(root / IDENTITY / node.name, root)


def _make(group: Path, root: Path) -> None:
    if group == root:
        return
    _make(group.parent, root)
    if root == MOUNTED:
        _pass_on(group.parent)
    group.mkdir(exist_ok=True)
    # In version 1 a new group may use no processor and no memory until it is told which.
    for name in ("cpuset.cpus", "cpuset.mems"):
        own = group / name
        if own.exists() and root != MOUNTED and not own.read_text().strip():
            own.write_text((group.parent / name).read_text())


def _pass_on(group: Path) -> None:
    """Give a group's children every controller that it has, in version 2.

    kubelet demands of its node whichever of them the kernel has: hugetlb too, which few have.
    """
    has = (group / "cgroup.controllers").read_text().split()
    (group / "cgroup.subtree_control").write_text(" ".join(f"+{name}" for name in has))


def remove(seconds: float = 10) -> None:
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
    """Return the groups that are there."""
    return [root / IDENTITY for root in hierarchies() if (root / IDENTITY).exists()]
