"""Where a packet to an address of IPv6 goes is what a real dual-stack cluster does with it."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from servicedocs.cluster.admin import get, kubectl
from servicedocs.cluster.host import topology
from servicedocs.validator.runtime import File, validator
from tests.cluster.packets import situations
from tests.cluster.packets.callers import answers, names
from tests.cluster.packets.questions import Ask
from tests.cluster.packets.test_packets import ASKER
from tests.support.commands import scripts_cluster

pytestmark = [pytest.mark.cluster, pytest.mark.usefixtures("dual_stack")]

CALLERS = ("pod/client", *topology.MACHINES)
READY = "set-3"  # the label of ready-1 and ready-2, of situations.pods
BOTH = "RequireDualStack"
SPECS: dict[str, dict[str, Any]] = {
    "both": {"type": "NodePort", "ipFamilyPolicy": BOTH},
    "ipv6-first": {"ipFamilyPolicy": BOTH, "ipFamilies": ["IPv6", "IPv4"]},
    "ipv6-alone": {"ipFamilies": ["IPv6"], "sessionAffinity": "ClientIP"},
    "ipv4-alone": {"type": "NodePort"},
    "headless": {"clusterIP": "None", "ipFamilyPolicy": BOTH},
    "outside-local": {
        "type": "LoadBalancer",
        "ipFamilyPolicy": BOTH,
        "externalTrafficPolicy": "Local",
    },
    "inside-local": {"ipFamilyPolicy": BOTH, "internalTrafficPolicy": "Local"},
    "nobody": {"type": "NodePort", "ipFamilyPolicy": BOTH, "selector": {"nobody": "yes"}},
}
TRIES = 4  # a change takes a moment until every node follows


@pytest.fixture(scope="module")
def there(dual_stack: None) -> list[dict[str, Any]]:
    """Set the Services up before some Pods; return them as the cluster has them."""
    kubectl("apply", "-f", "-", given=situations.text([*_pods(), *_services()]))
    kubectl("wait", "--for=condition=Ready", "--timeout=3m", *(f"pod/{one}" for one in PODS))
    kubectl(
        "wait",
        "--for=jsonpath={.status.loadBalancer.ingress}",
        "--timeout=1m",
        "service/outside-local",
    )
    return [get("service", name) for name in SPECS]


PODS = ("ready-1", "ready-2", "client")


def _pods() -> list[dict[str, Any]]:
    return [one for one in (*situations.pods(), ASKER) if one["metadata"]["name"] in PODS]


def _services() -> list[dict[str, Any]]:
    ports = [{"port": 8080, "targetPort": situations.LISTENING}]
    return [
        {
            "apiVersion": "v1",
            "kind": "Service",
            "metadata": {"name": name},
            "spec": {"selector": {READY: "yes"}, "ports": _numbered(ports, spec, at), **spec},
        }
        for at, (name, spec) in enumerate(SPECS.items())
    ]


def _numbered(ports: list[dict[str, Any]], spec: dict[str, Any], at: int) -> list[dict[str, Any]]:
    number = situations.FIRST_NODE_PORT + at
    return [{**port, "nodePort": number} if "type" in spec else port for port in ports]


def _asks(there: list[dict[str, Any]]) -> Iterator[Ask]:
    """Yield the questions: of each Service's addresses of IPv6, and of the nodes' with its port."""
    for service in there:
        name, spec = service["metadata"]["name"], service["spec"]
        ingress = service["status"].get("loadBalancer", {}).get("ingress", [])
        for caller, ip in product(CALLERS[:-1], filter(_is_ipv6, spec["clusterIPs"])):
            yield _ask(name, caller, ip, f"CLUSTERIP({name})", 8080)
        for caller, ip in product(CALLERS, filter(_is_ipv6, (one["ip"] for one in ingress))):
            yield _ask(name, caller, ip, f"LOADBALANCER({name})", 8080)
        for caller, node, port in product(CALLERS, topology.NODES, spec["ports"]):
            if "nodePort" in port:
                yield _ask(name, caller, node.ipv6, node.ipv6, port["nodePort"])


def _ask(name: str, caller: str, real: str, simulated: str, port: int) -> Ask:
    by_load_balancer = caller == "client" and simulated.startswith("LOADBALANCER")
    return Ask(name, caller, f"[{real}]:{port}", f"{simulated} {port}", "TCP", by_load_balancer)


def _is_ipv6(address: str) -> bool:
    return ":" in address


@pytest.mark.parametrize("mode", ["iptables", "nftables"])
def test_every_caller_of_an_ipv6_address_gets_what_is_computed(
    mode: str, there: list[dict[str, Any]]
) -> None:
    scripts_cluster("up", "--dual-stack", "--proxy-mode", mode)
    left = _computed(list(_asks(there)), mode)
    assert len(left) > len(SPECS) * len(CALLERS)
    real: dict[Ask, tuple[str, str, str]] = {}
    for _ in range(TRIES):
        real = answers(list(left))
        left = {ask: trace for ask, trace in left.items() if _differs(ask, trace, real[ask])}
    wrong = [
        f"{ask.caller} -> {ask.real} ({ask.service}): {real[ask]} on the cluster, computed "
        f"{trace['result']} {trace['candidates']}"
        for ask, trace in left.items()
    ]
    assert wrong == []


def _computed(asks: list[Ask], mode: str) -> dict[Ask, dict[str, Any]]:
    """Follow the same packets through the simulation."""
    files = [File("-", situations.text([*_pods(), *_services()]).encode())]
    options = {"dualStack": True, "mode": mode}
    alone = validator().trace(files, options)
    assert alone["refused"] == []
    known = {}
    for one in alone["services"]:
        ingress = one["status"]["loadBalancer"].get("ingress", [])
        for kind, ips in (("CLUSTERIP", one["spec"]["clusterIPs"]), ("LOADBALANCER", ingress)):
            for ip in (ip["ip"] if isinstance(ip, dict) else ip for ip in ips):
                if _is_ipv6(ip):
                    known[f"{kind}({one['metadata']['name']})"] = ip
    pods = {one["ipv6"]: one["name"] for one in alone["pods"]}
    found = {}
    for ask in asks:
        host, port = ask.simulated.split()
        packet = {"from": ask.caller, "to": f"[{known.get(host, host)}]:{port}"}
        (traced,) = validator().trace(files, {**options, "packets": [packet]})["traces"]
        assert traced["error"] == ""
        found[ask] = {**traced, "names": pods}
    return found


def _differs(ask: Ask, trace: dict[str, Any], real: tuple[str, str, str]) -> bool:
    result, host, seen = real
    if trace["result"] != result:
        return True
    if result != "delivered" or ask.by_load_balancer:  # which node it chooses is not known
        return False
    sources = {
        trace["names"].get(one["seen_source"], one["seen_source"]) for one in trace["candidates"]
    }
    return host not in {one["pod"] for one in trace["candidates"]} or seen not in sources


def test_the_names_of_pods_are_known_by_both_addresses(there: list[dict[str, Any]]) -> None:
    assert sorted(names().values()) == sorted(2 * PODS)
