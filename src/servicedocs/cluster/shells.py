"""Commands on a machine of the cluster, as its user or in its network, and its home folder."""

import os
from pathlib import Path

from servicedocs import cli
from servicedocs.cluster import components
from servicedocs.cluster.host import machines, processes
from servicedocs.cluster.host.topology import CLIENT, IDENTITY, MACHINES, MASTER, STATE, Machine

ADMIN = STATE / "admin.conf"
AS_USER = ("setpriv", "--reuid=1000", "--regid=1000", "--clear-groups")


def machine(name: str) -> Machine:
    """Return a machine by its name."""
    if name not in MACHINES:
        raise cli.Failure(f"no machine is called {name}; there are {', '.join(MACHINES)}")
    return MACHINES[name]


def command(name: str, *words: str) -> list[str]:
    """Return the command that runs bash, or another program, on a machine as its user."""
    found = machine(name)
    mark = f"{processes.VARIABLE}={IDENTITY}/{name}/shell"
    known = [mark, f"HOME={found.user_home}", f"USER={found.user}"]
    known += [f"PATH={processes.PATH}", "LANG=C.UTF-8"]
    if found in (MASTER, CLIENT):
        known.append(f"KUBECONFIG={components.ETC}/admin.conf")
    as_user = () if found.user == "root" else AS_USER
    environment = ["env", "-i", f"--chdir={found.user_home}", *known]
    return [*machines.enter(found), *environment, *as_user, *(words or ("bash",))]


def home(name: str) -> Path:
    """Return the folder of this computer that is a user's home on a machine."""
    return machine(name).home


def network_prefix(name: str) -> list[str]:
    """Return the prefix that runs a command of this computer in a machine's network.

    It finds the API server by KUBECONFIG.
    """
    return [*machines.enter_network(machine(name)), "env", f"KUBECONFIG={ADMIN}"]


def run(name: str, words: list[str]) -> int:
    """Replace this process by a command on a machine."""
    found = command(name, *words)
    os.execvp(found[0], found)  # noqa: S606


def run_in_pod(pod: str, words: list[str]) -> int:
    """Replace this process by a command in a Pod, named as `pod` or `namespace/pod`."""
    namespace, name = pod.split("/", 1) if "/" in pod else ("default", pod)
    return run("master", ["kubectl", "exec", "-i", "-n", namespace, name, "--", *words])
