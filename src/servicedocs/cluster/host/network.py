"""Links and routes between the machines.

The world has no default route: no packet can leave for another computer.
"""

from collections.abc import Iterator

from servicedocs.cluster.host import processes
from servicedocs.cluster.host.machines import call
from servicedocs.cluster.host.topology import NODES, WORLD, Machine

# Addresses for documentation (RFC 5737) stand for the internet: its DNS server and its web site.
WEB_DNS = "203.0.113.53"
WEB_SITE = "203.0.113.80"
PODS = "10.244.0.0/16"
# Beyond the Pod network, a Pod has its node's address, as with most CNI plugins.
MASQUERADE = f"""
table ip pods-outside {{
  chain postrouting {{
    type nat hook postrouting priority srcnat;
    ip saddr {PODS} ip daddr != {PODS} masquerade
  }}
}}
"""


def lay_out_world() -> None:
    """Make the LAN's switch, the router's address on it, and the internet behind it."""
    _ip(
        WORLD,
        "link set lo up",
        f"addr add {WEB_DNS}/32 dev lo",
        f"addr add {WEB_SITE}/32 dev lo",
        "link add name lan type bridge",
        f"addr add {WORLD.address}/24 dev lan",
        "link set lan up",
        "route add unreachable default",
    )
    _forward(WORLD)


def join(machine: Machine) -> None:
    """Connect a machine to the LAN by a veth pair."""
    first = processes.first(machine.name)
    assert first is not None, "a machine that is not there has no network"
    seen_by_world = first.pids[1]
    _ip(
        WORLD,
        f"link add name to-{machine.name} type veth peer name eth0 netns {seen_by_world}",
        f"link set dev to-{machine.name} master lan up",
    )
    _ip(machine, *_addresses(machine))
    if machine in NODES:
        _forward(machine)
        call(machine, ["nft", "-f", "-"], MASQUERADE)


def _addresses(machine: Machine) -> Iterator[str]:
    yield "link set lo up"
    yield f"addr add {machine.address}/24 dev eth0"
    yield "link set eth0 up"
    # Also a packet to the Service range needs a route before kube-proxy's rules can change it.
    yield f"route add default via {WORLD.address}"
    if machine in NODES:
        for other in NODES:
            if other is not machine:
                yield f"route add {other.pods} via {other.address}"


def _ip(machine: Machine, *commands: str) -> None:
    call(machine, ["ip", "-batch", "-"], "\n".join(commands) + "\n")


def _forward(machine: Machine) -> None:
    call(machine, ["sysctl", "-q", "-w", "net.ipv4.ip_forward=1"])
