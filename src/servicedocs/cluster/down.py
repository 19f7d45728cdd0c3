"""`scripts/cluster down`: kill the cluster's processes, and remove all its files but logs."""

import shutil

from servicedocs import cli
from servicedocs.cluster.host import cgroups, processes
from servicedocs.cluster.host.topology import STATE


def clean() -> None:
    """Kill the machines, with their mounts and networks; then remove groups and files."""
    left = processes.end_all()
    if left:
        names = ", ".join(f"{one.mark} ({one.pid})" for one in left)
        raise cli.Failure(f"these processes do not end: {names}; restart the computer")
    cgroups.remove()
    shutil.rmtree(STATE, ignore_errors=True)
