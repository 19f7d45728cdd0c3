"""The machines as the transcripts use them: a shell, a home folder, and this computer's Python."""

import os
from pathlib import Path

from servicedocs import cli
from servicedocs.cluster import components
from servicedocs.cluster.host import machines, processes
from servicedocs.cluster.host.topology import CLIENT, IDENTITY, MACHINES, STATE, Machine

ADMIN = STATE / "admin.conf"


def machine(name: str) -> Machine:
    """Return a machine by its name."""
    if name not in MACHINES:
        raise cli.Failure(f"no machine is called {name}; there are {', '.join(MACHINES)}")
    return MACHINES[name]


def shell(name: str, *command: str) -> list[str]:
    """Return the words that run bash, or another command, on a machine as its user."""
    found = machine(name)
    home = "/root" if found.user == "root" else f"/home/{found.user}"
    mark = f"{processes.VARIABLE}={IDENTITY}/{name}/shell"
    known = [mark, f"HOME={home}", f"USER={found.user}", f"PATH={processes.PATH}", "LANG=C.UTF-8"]
    if name in ("master", CLIENT.name):
        known.append(f"KUBECONFIG={components.ETC}/admin.conf")
    as_user = (
        []
        if found.user == "root"
        else ["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups"]
    )
    moved = ["env", "-i", f"--chdir={home}", *known, *as_user]
    return [*machines.enter(found), *moved, *(command or ("bash",))]


def home(name: str) -> Path:
    """Return the folder of this computer that a machine's user sees as `~`."""
    return machine(name).home


def python(name: str) -> list[str]:
    """Return the words that run a command of this computer in a machine's network.

    It finds the API server by KUBECONFIG.
    """
    return [*machines.enter_network(machine(name)), "env", f"KUBECONFIG={ADMIN}"]


def run(name: str, command: list[str]) -> int:
    """Become a command on a machine; what it prints and reads is the caller's."""
    words = shell(name, *command)
    os.execvp(words[0], words)  # noqa: S606


def run_in_pod(pod: str, command: list[str]) -> int:
    """Become a command in a Pod, named as `pod` or `namespace/pod`."""
    namespace, name = pod.split("/", 1) if "/" in pod else ("default", pod)
    words = ["kubectl", "exec", "-i", "-n", namespace, name, "--", *command]
    return run("master", words)
