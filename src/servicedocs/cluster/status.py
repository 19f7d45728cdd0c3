"""`scripts/cluster status`: the components that run, and their memory."""

from pathlib import Path

from servicedocs import cli
from servicedocs.cluster import admin, components
from servicedocs.cluster.host import cgroups, machines, processes
from servicedocs.cluster.host.topology import STATE, is_dual_stack


def command() -> int:
    """Print a line for each machine and component; the exit code is 0 if all run."""
    everything = list(processes.marked())
    if not everything:
        for rest in (*cgroups.left(), *([STATE] if STATE.exists() else [])):
            cli.say(f"left from an earlier run: {rest}; run: scripts/cluster down")
        cli.say("down")
        return 1
    wanted = [f"{one.name}/" for one in machines.ALL]
    wanted += [component.mark for component in all_components()]
    # A child process inherits the mark, and may outlive its parent.
    alive = {one.mark for one in everything if one.is_first or one.mark.endswith(one.program)}
    for mark in wanted:
        cli.say(f"{'runs' if mark in alive else 'DEAD'}  {mark.rstrip('/')}")
    cli.say("dual-stack: IPv4 and IPv6" if is_dual_stack() else "single-stack: IPv4")
    cli.say(f"{resident() / 2**20:.0f} MiB resident")
    if missing := [mark for mark in wanted if mark not in alive]:
        cli.say(f"{len(missing)} components do not run; run: scripts/cluster up")
        return 1
    cli.say(admin.kubectl("get", "nodes", "-o", "wide").rstrip())
    return 0


def all_components() -> list[components.Component]:
    """Return the components of all machines."""
    return [
        components.etcd(),
        components.api_server(),
        *components.controllers(),
        *components.of_nodes(),
    ]


def resident() -> int:
    """Return the memory of all machines, Pods included, as proportional set size in bytes."""
    return sum(map(_size, processes.of_machines()))


def _size(process: Path) -> int:
    try:
        text = (process / "smaps_rollup").read_text()
    except OSError:
        return 0
    rows = [row.split() for row in text.splitlines() if row.startswith("Pss:")]
    return sum(int(row[1]) * 1024 for row in rows)
