"""The cluster's folders, its machines with their names and addresses, and its ranges.

A cluster has IPv4. A dual-stack one, of `scripts/cluster up --dual-stack`, has IPv6 beside it.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from servicedocs.project import ROOT

SOURCE = ROOT / "cluster"
CACHE = ROOT / ".cache" / "cluster"
STATE = CACHE / "state"
LOGS = CACHE / "logs"
# Where it exists, the cluster has IPv6 too; it goes with the rest of the state.
DUAL_STACK = STATE / "dual-stack"

# Two checkouts may each run a cluster: nothing outside the checkout has the same name in both.
IDENTITY = "kubernetes-services-" + hashlib.sha256(str(CACHE.resolve()).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Machine:
    """One machine: its host name, its addresses in the LAN, a node's ranges of Pod addresses."""

    name: str
    address: str
    ipv6: str
    pods: str = ""
    ipv6_pods: str = ""
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
    def addresses(self) -> tuple[str, ...]:
        """Its address in the LAN, one of each family that the cluster has."""
        return of_each_family(self.address, self.ipv6)

    @property
    def pod_ranges(self) -> tuple[str, ...]:
        """A node's range of Pod addresses, one of each family that the cluster has."""
        return of_each_family(self.pods, self.ipv6_pods)

    @property
    def user_home(self) -> str:
        """Its user's home folder, as a path of the machine."""
        return "/root" if self.user == "root" else f"/home/{self.user}"


def is_dual_stack() -> bool:
    """Tell whether the cluster has IPv6 beside IPv4."""
    return DUAL_STACK.exists()


def of_each_family(ipv4: str, ipv6: str) -> tuple[str, ...]:
    """Return the value for IPv4 and, in a dual-stack cluster, after it the one for IPv6."""
    return (ipv4, ipv6) if is_dual_stack() else (ipv4,)


# The names and addresses of the blog post's three virtual machines. Those of IPv6 are unique local
# ones (RFC 4193), made to look like their IPv4 neighbours.
MASTER = Machine(
    "master", "192.168.56.10", "fd00:192:168:56::10", "10.244.0.0/24", "fd00:10:244::/64"
)
NODES = (
    MASTER,
    Machine(
        "worker-node1",
        "192.168.56.11",
        "fd00:192:168:56::11",
        "10.244.1.0/24",
        "fd00:10:244:1::/64",
    ),
    Machine(
        "worker-node2",
        "192.168.56.12",
        "fd00:192:168:56::12",
        "10.244.2.0/24",
        "fd00:10:244:2::/64",
    ),
)
CLIENT = Machine("client", "192.168.56.13", "fd00:192:168:56::13", user="user")
# The LAN's switch and router, and the stand-in for the internet (internet.py).
WORLD = Machine("world", "192.168.56.1", "fd00:192:168:56::1")
PODS, IPV6_PODS = "10.244.0.0/16", "fd00:10:244::/48"
SERVICES, IPV6_SERVICES = "10.96.0.0/12", "fd00:10:96::/112"
# What MetalLB has beside the addresses in cluster/manifests/metallb-pool.yaml.
IPV6_POOL = "fd00:192:168:56::200-fd00:192:168:56::220"
MACHINES = {machine.name: machine for machine in (*NODES, CLIENT)}
