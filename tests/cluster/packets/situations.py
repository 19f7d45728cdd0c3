"""Services at random over the same Pods: what is set up on the cluster, and in the simulation."""

import random
from typing import Any

import yaml

from servicedocs.cluster.host.topology import CLIENT
from servicedocs.cluster.host.topology import PODS as PODS_RANGE

IMAGE = "registry.k8s.io/e2e-test-images/agnhost:2.66.1"
PODS = {"ready-1": 1, "ready-2": 2, "unready-1": 1, "leaving-2": 2}  # and their worker nodes
STATES = {"unready-1": "unready", "leaving-2": "terminating"}
SUBSETS = 2 ** len(PODS)
LISTENING = 80  # over TCP and over UDP
NOBODY = 81  # a number on which no process of the Pods listens
LOAD_BALANCERS = 16  # the pool has 21 addresses
SUBSET = "example.com/subset"  # the annotation that says which Pods a Service has
FIRST_NODE_PORT = 30200
FIRST_HEALTH_CHECK = 31200


def pods() -> list[dict[str, Any]]:
    """Return the Pods: one that asks, and those of which each Service selects some."""
    return [_pod(name, f"worker-node{node}", at) for at, (name, node) in enumerate(PODS.items())]


def _pod(name: str, node: str, at: int) -> dict[str, Any]:
    inside = {f"set-{subset}": "yes" for subset in range(SUBSETS) if subset >> at & 1}
    container: dict[str, Any] = {
        "name": "netexec",
        "image": IMAGE,
        "args": ["netexec", "--http-port=80", "--udp-port=80"],
        "ports": [
            {"name": "http", "containerPort": 80},
            {"name": "datagrams", "containerPort": 80, "protocol": "UDP"},
        ],
    }
    if STATES.get(name) == "unready":
        container["readinessProbe"] = {"exec": {"command": ["false"]}}
    if STATES.get(name) == "terminating":
        container["lifecycle"] = {"preStop": {"sleep": {"seconds": 900}}}
    spec = {"nodeName": node, "terminationGracePeriodSeconds": 1000, "containers": [container]}
    metadata = {"name": name, "labels": inside}
    return {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec}


def services(number: int, chance: random.Random) -> list[dict[str, Any]]:
    """Return Services whose fields are drawn by chance."""
    return [_service(at, chance) for at in range(number)]


def _service(at: int, chance: random.Random) -> dict[str, Any]:
    kinds = ["Headless", "ClusterIP", "NodePort", "NodePort"]
    kind = "LoadBalancer" if at < LOAD_BALANCERS else chance.choice(kinds)
    is_headless = kind == "Headless"
    kind = "ClusterIP" if is_headless else kind
    ports = _ports(at, kind, chance)
    spec: dict[str, Any] = {"type": kind, "ports": ports}
    if is_headless:
        spec["clusterIP"] = "None"
    chosen = chance.randrange(1, SUBSETS)
    if at % 7:
        spec["selector"] = {f"set-{chosen}": "yes"}
    spec["internalTrafficPolicy"] = chance.choice(["Cluster", "Cluster", "Local"])
    spec["sessionAffinity"] = chance.choice(["None", "None", "ClientIP"])
    if chance.random() < 1 / 3:
        spec["trafficDistribution"] = chance.choice(["PreferSameNode", "PreferSameZone"])
    if chance.random() < 1 / 6:
        spec["publishNotReadyAddresses"] = True
    if kind != "ClusterIP":
        spec["externalTrafficPolicy"] = chance.choice(["Cluster", "Local"])
    if kind == "LoadBalancer" and spec["externalTrafficPolicy"] == "Local":
        spec["healthCheckNodePort"] = FIRST_HEALTH_CHECK + at  # else one of the others, by chance
    if kind == "LoadBalancer" and chance.random() < 1 / 2:
        spec["loadBalancerSourceRanges"] = [chance.choice([f"{CLIENT.address}/32", PODS_RANGE])]
    metadata = {"name": f"situation-{at}", "annotations": {SUBSET: str(chosen)}}
    return {"apiVersion": "v1", "kind": "Service", "metadata": metadata, "spec": spec}


def slices(made: list[dict[str, Any]], addresses: dict[str, str]) -> list[dict[str, Any]]:
    """Return an EndpointSlice for each Service without a selector; addresses by Pods' names."""
    return [_slice(one, addresses) for one in made if "selector" not in one["spec"]]


def _slice(service: dict[str, Any], addresses: dict[str, str]) -> dict[str, Any]:
    name, subset = service["metadata"]["name"], int(service["metadata"]["annotations"][SUBSET])
    return {
        "apiVersion": "discovery.k8s.io/v1",
        "kind": "EndpointSlice",
        "metadata": {"name": name, "labels": {"kubernetes.io/service-name": name}},
        "addressType": "IPv4",
        "ports": [
            {"name": port["name"], "port": number(port), "protocol": port["protocol"]}
            for port in service["spec"]["ports"]
        ],
        "endpoints": [
            {"addresses": [addresses[pod]], "nodeName": f"worker-node{node}"}
            for at, (pod, node) in enumerate(PODS.items())
            if subset >> at & 1
        ],
    }


def number(port: dict[str, Any]) -> int:
    """Return the number of the Pods to which a Service's port leads."""
    to = port["targetPort"]
    return to if isinstance(to, int) else LISTENING


def _ports(at: int, kind: str, chance: random.Random) -> list[dict[str, Any]]:
    """Return one to three ports; on one of the Pods' numbers nobody listens.

    TCP and UDP may have the same number, and do not share its way.
    """
    choices: list[int | str] = [LISTENING, "http"]
    ports = [_port("first", 8080, chance.choice(choices))]
    if chance.random() < 1 / 3:
        ports.append(_port("second", 8081, chance.choice([LISTENING, NOBODY])))
    if chance.random() < 1 / 3:
        choices = [LISTENING, "datagrams", NOBODY]
        same_or_own = chance.choice([8080, 8082])
        ports.append(_port("third", same_or_own, chance.choice(choices), "UDP"))
    if kind != "ClusterIP":
        for which, port in enumerate(ports):
            port["nodePort"] = FIRST_NODE_PORT + 3 * at + which
    return ports


def _port(name: str, port: int, to: int | str, protocol: str = "TCP") -> dict[str, Any]:
    return {"name": name, "protocol": protocol, "port": port, "targetPort": to}


def text(objects: list[dict[str, Any]]) -> str:
    """Return the manifests as one file."""
    return yaml.safe_dump_all(objects, sort_keys=False)
