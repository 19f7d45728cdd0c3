"""What `scripts/cluster down` does: end everything that is ours, and leave nothing but logs."""

import shutil

from servicedocs import cli
from servicedocs.cluster.host import cgroups, processes
from servicedocs.cluster.host.topology import STATE


def clean() -> None:
    """End the machines; their mounts and networks go with them. Then remove groups and files."""
    left = processes.end_all()
    if left:
        names = ", ".join(f"{one.mark} ({one.pid})" for one in left)
        raise cli.Failure(f"these processes do not end: {names}; restart the computer")
    cgroups.remove()
    shutil.rmtree(STATE, ignore_errors=True)
