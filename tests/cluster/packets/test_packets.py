"""Where a packet goes is what a real cluster does with it, for Services at random.

`COMPARE_SEED=7 scripts/test tests/cluster/packets` repeats a run.
"""

import os
import random
import time
from collections.abc import Iterator
from typing import Any

import pytest

from servicedocs.cluster.admin import get, kubectl
from servicedocs.validator.runtime import File, validator
from tests.cluster.packets import situations
from tests.cluster.packets.callers import answers, names
from tests.cluster.packets.questions import Ask, drawn, is_headless
from tests.support.commands import scripts_cluster

pytestmark = [pytest.mark.cluster, pytest.mark.usefixtures("cluster")]

# Each run draws others.
SITUATIONS = int(os.environ.get("PACKET_SITUATIONS", "150"))
SEED = int(os.environ.get("COMPARE_SEED") or random.randrange(10**6))  # noqa: S311
AT_ONCE = 50  # packets of one question: it has a limit
# Over UDP these may look alike: a kernel sends so many errors in a second, and nobody sends them
# again (icmp_ratelimit in Linux' Documentation/networking/ip-sysctl.rst).
UNHEARD = {"refused", "dropped", "no route"}
TRIES = 4  # a change takes a moment until every node follows


@pytest.fixture(scope="module", params=["iptables", "nftables"])
def mode(request: pytest.FixtureRequest) -> str:
    """Have kube-proxy write its rules for one tool, at the end for that of the pages."""
    scripts_cluster("up", "--proxy-mode", request.param)
    return str(request.param)


@pytest.fixture(scope="module")
def there() -> Iterator[list[dict[str, Any]]]:
    """Set the situations up; return the Services as the cluster has them."""
    chance = random.Random(SEED)  # noqa: S311
    made = situations.services(SITUATIONS, chance)
    kubectl("apply", "-f", "-", given=situations.text([*situations.pods(), ASKER, *made]))
    serving = [f"pod/{name}" for name in ("ready-1", "ready-2", "leaving-2", "client")]
    kubectl("wait", "--for=condition=Ready", "--timeout=3m", *serving)
    kubectl("wait", "--for=jsonpath={.status.phase}=Running", "--timeout=2m", "pod/unready-1")
    kubectl("delete", "pod", "leaving-2", "--wait=false")
    own = situations.slices(made, {name: address for address, name in names().items()})
    kubectl("apply", "-f", "-", given=situations.text(own))
    yield _services()
    kubectl("delete", "endpointslice", *(one["metadata"]["name"] for one in own))
    kubectl("delete", "pod", "--all", "--force", "--grace-period=0")
    kubectl("delete", "service", "--wait=false", *(one["metadata"]["name"] for one in made))


ASKER = {
    "apiVersion": "v1",
    "kind": "Pod",
    "metadata": {"name": "client"},
    "spec": {
        "nodeName": "worker-node1",
        "terminationGracePeriodSeconds": 1,
        "containers": [{"name": "agnhost", "image": situations.IMAGE, "args": ["pause"]}],
    },
}


def _services() -> list[dict[str, Any]]:
    """Return the Services, as soon as each load balancer has its address."""
    for _ in range(60):
        found = get("services")["items"]
        waiting = [
            one
            for one in found
            if one["spec"]["type"] == "LoadBalancer"
            and not one["status"]["loadBalancer"].get("ingress")
        ]
        if not waiting:
            return [one for one in found if one["metadata"]["name"].startswith("situation-")]
        time.sleep(1)
    raise AssertionError(f"{len(waiting)} Services have no address")


def test_every_caller_gets_what_is_computed(mode: str, there: list[dict[str, Any]]) -> None:
    chance = random.Random(SEED)  # noqa: S311
    asks = [ask for one in there for ask in drawn(one, chance)]
    computed = _computed(there, asks, mode)
    left = dict(zip(asks, computed, strict=True))
    for _ in range(TRIES):
        real = answers(list(left))
        left = {ask: trace for ask, trace in left.items() if _differs(ask, trace, real[ask])}
        if not left:
            return
    specs = {one["metadata"]["name"]: one["spec"] for one in there}
    wrong = [
        f"{ask.caller} -> {ask.real} {ask.protocol} ({ask.service}): {real[ask]} on the cluster, "
        f"computed {trace['result']} {trace['candidates']} {trace['error']}\n  {specs[ask.service]}"
        for ask, trace in left.items()
    ]
    pytest.fail(
        f"COMPARE_SEED={SEED}, {mode}: {len(wrong)} of {len(asks)} differ\n" + "\n".join(wrong)
    )


def _computed(there: list[dict[str, Any]], asks: list[Ask], mode: str) -> list[dict[str, Any]]:
    """Follow the same packets through the simulation."""
    made = [_as_asked(one) for one in there]
    pods = [*situations.pods(), ASKER]
    switches = [{"what": f"pod/{pod}", "is": state} for pod, state in situations.STATES.items()]
    options = {"set": switches, "mode": mode}
    alone = validator().trace([File("-", situations.text(pods).encode())], options)
    own = situations.slices(made, {one["name"]: one["address"] for one in alone["pods"]})
    data = situations.text([*pods, *made, *own]).encode()
    found = validator().trace([File("-", data)], options)
    assert found["refused"] == []
    addresses = {}
    for one in found["services"]:
        name = one["metadata"]["name"]
        addresses[f"CLUSTERIP({name})"] = one["spec"]["clusterIP"]
        for ingress in one["status"]["loadBalancer"].get("ingress", []):
            addresses[f"LOADBALANCER({name})"] = ingress["ip"]
    packets = []
    for ask in asks:
        host, _, port = ask.simulated.rpartition(":")
        to = f"{addresses.get(host, host)}:{port}/{ask.protocol.lower()}"
        packets.append({"from": ask.caller, "to": to})
    traced = [
        validator().trace([File("-", data)], {**options, "packets": some})
        for some in (packets[at : at + AT_ONCE] for at in range(0, len(packets), AT_ONCE))
    ]
    return [{**one, "addresses": _names(part["pods"])} for part in traced for one in part["traces"]]


def _as_asked(service: dict[str, Any]) -> dict[str, Any]:
    """Return a Service without its addresses: the simulation gives others."""
    kept = {key: service["metadata"][key] for key in ("name", "annotations")}
    given = ("clusterIP", "clusterIPs") if not is_headless(service) else ()
    spec = {key: value for key, value in service["spec"].items() if key not in given}
    return {**service, "metadata": kept, "spec": spec, "status": {}}


def _names(pods: list[dict[str, Any]]) -> dict[str, str]:
    return {one["address"]: one["name"] for one in pods}


def _differs(ask: Ask, trace: dict[str, Any], real: tuple[str, str, str]) -> bool:
    result, host, seen = real
    expected = trace["result"]
    if expected == "delivered" and _reaches_nobody(trace):
        expected = "refused"
    if ask.protocol == "UDP" and {result, expected} <= UNHEARD:
        return False
    if expected != result:
        return True
    if result != "delivered" or ask.by_load_balancer:  # which node it chooses is not known
        return False
    pods = {one["pod"] for one in trace["candidates"]}
    sources = {
        trace["addresses"].get(one["seen_source"], one["seen_source"])
        for one in trace["candidates"]
    }
    return host not in pods or seen not in sources


def _reaches_nobody(trace: dict[str, Any]) -> bool:
    """Tell whether the packet reaches Pods on a number on which no process listens.

    What listens is not known of a manifest, and the simulation says so.
    """
    return all(one["address"].endswith(f":{situations.NOBODY}") for one in trace["candidates"])
