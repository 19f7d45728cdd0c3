"""Links and routes between the machines.

The world has no default route: no packet can leave for another computer.
"""

from collections.abc import Iterator

from servicedocs.cluster.host import processes
from servicedocs.cluster.host.machines import call
from servicedocs.cluster.host.topology import (
    IPV6_PODS,
    NODES,
    PODS,
    WORLD,
    Machine,
    of_each_family,
)

# Addresses for documentation (RFC 5737) stand for the internet: its DNS server and its web site.
WEB_DNS = "203.0.113.53"
WEB_SITE = "203.0.113.80"
# Beyond the Pod network, a Pod has its node's address, as with most CNI plugins.
MASQUERADE = """
table {family} pods-outside {{
  chain postrouting {{
    type nat hook postrouting priority srcnat;
    {family} saddr {pods} {family} daddr != {pods} masquerade
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
        *(f"addr add {one} dev lan" for one in _in_lan(WORLD)),
        "link set lan up",
        *(f"route add unreachable {one}" for one in of_each_family("default", "::/0")),
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
        call(machine, ["nft", "-f", "-"], _masquerade())


def _addresses(machine: Machine) -> Iterator[str]:
    yield "link set lo up"
    yield from (f"addr add {one} dev eth0" for one in _in_lan(machine))
    yield "link set eth0 up"
    # Also a packet to the Service range needs a route before kube-proxy's rules can change it.
    yield from (f"route add default via {one}" for one in WORLD.addresses)
    if machine in NODES:
        for other in NODES:
            if other is not machine:
                yield from map("route add {} via {}".format, other.pod_ranges, other.addresses)


def _in_lan(machine: Machine) -> tuple[str, ...]:
    """Return its addresses with their prefixes; nobody waits until one is known to be no double."""
    return of_each_family(f"{machine.address}/24", f"{machine.ipv6}/64 nodad")


def _masquerade() -> str:
    known = zip(of_each_family("ip", "ip6"), of_each_family(PODS, IPV6_PODS), strict=True)
    return "".join(MASQUERADE.format(family=family, pods=pods) for family, pods in known)


def _ip(machine: Machine, *commands: str) -> None:
    call(machine, ["ip", "-batch", "-"], "\n".join(commands) + "\n")


def _forward(machine: Machine) -> None:
    forward = of_each_family("net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1")
    call(machine, ["sysctl", "-q", "-w", *forward])
