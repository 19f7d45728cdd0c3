"""The cluster's folders, and its machines with their names and addresses."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from servicedocs.project import ROOT

SOURCE = ROOT / "cluster"
CACHE = ROOT / ".cache" / "cluster"
STATE = CACHE / "state"
LOGS = CACHE / "logs"

# Two checkouts may each run a cluster: nothing outside the checkout has the same name in both.
IDENTITY = "kubernetes-services-" + hashlib.sha256(str(CACHE.resolve()).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Machine:
    """One machine: its host name, its address in the LAN, and a node's range of Pod addresses."""

    name: str
    address: str
    pods: str = ""
    user: str = "root"

    @property
    def folder(self) -> Path:
        """Its own files, removed with the cluster."""
        return STATE / self.name

    @property
    def home(self) -> Path:
        """Its user's home folder, as a path of this computer."""
        return self.folder / "home"

    @property
    def user_home(self) -> str:
        """Its user's home folder, as a path of the machine."""
        return "/root" if self.user == "root" else f"/home/{self.user}"


# The names and addresses of the blog post's three virtual machines.
MASTER = Machine("master", "192.168.56.10", "10.244.0.0/24")
NODES = (
    MASTER,
    Machine("worker-node1", "192.168.56.11", "10.244.1.0/24"),
    Machine("worker-node2", "192.168.56.12", "10.244.2.0/24"),
)
CLIENT = Machine("client", "192.168.56.13", user="user")
# The LAN's switch and router, and the stand-in for the internet (internet.py).
WORLD = Machine("world", "192.168.56.1")
MACHINES = {machine.name: machine for machine in (*NODES, CLIENT)}
