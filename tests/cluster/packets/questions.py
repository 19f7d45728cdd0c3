"""The questions that are asked of a Service: who asks, over which protocol, for which address."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from servicedocs.cluster.host import topology
from tests.cluster.packets import situations

NODES = [node.name for node in topology.NODES]
ASKED_EACH = 3  # callers and addresses of each


@dataclass(frozen=True)
class Ask:
    """One question: who asks, and where on the cluster and in the simulation."""

    service: str
    caller: str
    real: str
    simulated: str
    protocol: str
    by_load_balancer: bool = False


def drawn(service: dict[str, Any], chance: random.Random) -> list[Ask]:
    """Return some of a Service's questions by chance, and all that a load balancer passes on."""
    by_load_balancer = list(_by_load_balancer(service))
    every = [*_by_name(service), *_by_address(service), *_by_node(service), *by_load_balancer]
    from_outside = [ask for ask in by_load_balancer if ask.by_load_balancer]
    return list(dict.fromkeys([*chance.sample(every, min(ASKED_EACH, len(every))), *from_outside]))


def _by_name(service: dict[str, Any]) -> Iterator[Ask]:
    """Yield what only a Pod can ask; a headless Service's name leads to the Pods' own numbers."""
    name = service["metadata"]["name"]
    for port in service["spec"]["ports"]:
        number = situations.number(port) if is_headless(service) else port["port"]
        to = f"{name}:{number}"
        yield Ask(name, "pod/client", to, to, port["protocol"])


def _by_address(service: dict[str, Any]) -> Iterator[Ask]:
    name, address = service["metadata"]["name"], service["spec"]["clusterIP"]
    for caller, port in product(("pod/client", *NODES), service["spec"]["ports"]):
        real, simulated = f"{address}:{port['port']}", f"CLUSTERIP({name}):{port['port']}"
        if not is_headless(service):
            yield Ask(name, caller, real, simulated, port["protocol"])


def _by_node(service: dict[str, Any]) -> Iterator[Ask]:
    callers = ("pod/client", *topology.MACHINES)
    for caller, node, port in product(callers, topology.NODES, service["spec"]["ports"]):
        if "nodePort" in port:
            to = f"{node.address}:{port['nodePort']}"
            yield Ask(service["metadata"]["name"], caller, to, to, port["protocol"])


def _by_load_balancer(service: dict[str, Any]) -> Iterator[Ask]:
    name = service["metadata"]["name"]
    callers = ("pod/client", *topology.MACHINES)
    for one in service["status"].get("loadBalancer", {}).get("ingress", []):
        for caller, port in product(callers, service["spec"]["ports"]):
            to, simulated = f"{one['ip']}:{port['port']}", f"LOADBALANCER({name}):{port['port']}"
            yield Ask(name, caller, to, simulated, port["protocol"], caller == "client")


def is_headless(service: dict[str, Any]) -> bool:
    """Tell whether a Service has no address of its own."""
    return bool(service["spec"]["clusterIP"] == "None")
