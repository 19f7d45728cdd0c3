"""Where a packet goes is what a real cluster does with it, for Services at random.

`COMPARE_SEED=7 scripts/test tests/cluster/packets` repeats a run.
"""

import os
import random
import re
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest

from servicedocs.cluster import shells
from servicedocs.cluster.admin import get, kubectl
from servicedocs.cluster.host import topology
from servicedocs.validator.runtime import File, validator
from tests.cluster.packets import situations
from tests.support.commands import scripts_cluster

pytestmark = [pytest.mark.cluster, pytest.mark.usefixtures("cluster")]

# Each run draws others.
SITUATIONS = int(os.environ.get("PACKET_SITUATIONS", "150"))
ASKED_EACH = 3  # callers and addresses of each
SEED = int(os.environ.get("COMPARE_SEED") or random.randrange(10**6))  # noqa: S311
NODES = [node.name for node in topology.NODES]
RESULTS = {0: "delivered", 7: "refused", 28: "dropped"}
AT_ONCE = 50  # packets of one question: it has a limit
TRIES = 4  # a change takes a moment until every node follows


@dataclass(frozen=True)
class Ask:
    """One question: who asks, and where on the cluster and in the simulation."""

    service: str
    caller: str
    real: str
    simulated: str
    by_load_balancer: bool = False


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
    own = situations.slices(made, {name: address for address, name in _real_names().items()})
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
    asks = [ask for one in there for ask in _asks(one, chance)]
    computed = _computed(there, asks, mode)
    left = dict(zip(asks, computed, strict=True))
    for _ in range(TRIES):
        real = _real(list(left))
        left = {ask: trace for ask, trace in left.items() if _differs(ask, trace, real[ask])}
        if not left:
            return
    specs = {one["metadata"]["name"]: one["spec"] for one in there}
    wrong = [
        f"{ask.caller} -> {ask.real} ({ask.service}): {real[ask]} on the cluster, computed "
        f"{trace['result']} {trace['candidates']} {trace['error']}\n  {specs[ask.service]}"
        for ask, trace in left.items()
    ]
    pytest.fail(
        f"COMPARE_SEED={SEED}, {mode}: {len(wrong)} of {len(asks)} differ\n" + "\n".join(wrong)
    )


def _asks(service: dict[str, Any], chance: random.Random) -> list[Ask]:
    name, spec = service["metadata"]["name"], service["spec"]
    numbers = [port["port"] for port in spec["ports"]]
    inside = [
        Ask(name, caller, f"{spec['clusterIP']}:{port}", f"CLUSTERIP({name}):{port}")
        for caller in ("pod/client", *NODES)
        for port in numbers
    ]
    outside = [
        Ask(name, caller, f"{address}:{port}", f"{address}:{port}")
        for caller in ("pod/client", *topology.MACHINES)
        for address in (node.address for node in topology.NODES)
        for port in (one["nodePort"] for one in spec["ports"] if "nodePort" in one)
    ]
    balanced = [
        Ask(name, caller, f"{one['ip']}:{port}", f"LOADBALANCER({name}):{port}", caller == "client")
        for one in service["status"].get("loadBalancer", {}).get("ingress", [])
        for caller in ("pod/client", *topology.MACHINES)
        for port in numbers
    ]
    every = [*inside, *outside, *balanced]
    from_outside = [ask for ask in balanced if ask.by_load_balancer]
    return list(dict.fromkeys([*chance.sample(every, min(ASKED_EACH, len(every))), *from_outside]))


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
        packets.append({"from": ask.caller, "to": f"{addresses.get(host, host)}:{port}"})
    traced = [
        validator().trace([File("-", data)], {**options, "packets": some})
        for some in (packets[at : at + AT_ONCE] for at in range(0, len(packets), AT_ONCE))
    ]
    return [{**one, "addresses": _names(part["pods"])} for part in traced for one in part["traces"]]


def _as_asked(service: dict[str, Any]) -> dict[str, Any]:
    """Return a Service without its addresses: the simulation gives others."""
    kept = {key: service["metadata"][key] for key in ("name", "annotations")}
    spec = {k: v for k, v in service["spec"].items() if k not in ("clusterIP", "clusterIPs")}
    return {**service, "metadata": kept, "spec": spec, "status": {}}


def _names(pods: list[dict[str, Any]]) -> dict[str, str]:
    return {one["address"]: one["name"] for one in pods}


def _real(asks: list[Ask]) -> dict[Ask, tuple[str, str, str]]:
    """Ask on the cluster: the result, the Pod that answers, and the source that a Pod sees."""
    names = _real_names()
    callers = {ask.caller for ask in asks}
    mine = [[ask for ask in asks if ask.caller == caller] for caller in callers]
    found: dict[Ask, tuple[str, str, str]] = {}
    with ThreadPoolExecutor() as side_by_side:  # most of it is waiting for what is dropped
        for some in side_by_side.map(_of_caller, mine):
            for ask, (result, host, seen) in some.items():
                found[ask] = result, host, names.get(seen, seen)
    return found


def _real_names() -> dict[str, str]:
    return {one["status"]["podIP"]: one["metadata"]["name"] for one in get("pods")["items"]}


def _of_caller(asks: list[Ask]) -> dict[Ask, tuple[str, str, str]]:
    lines = [f"ask {at} {ask.real} &" for at, ask in enumerate(asks)]
    batched = [line if at % 12 else f"wait\n{line}" for at, line in enumerate(lines)]
    output = _run(asks[0].caller, "\n".join([ASK, *batched, "wait"]))
    found = {}
    for line in output.splitlines():
        at, code, *said = line.split(" ", 2)
        found[asks[int(at)]] = _result(int(code), said[0] if said else "")
    return found


ASK = """ask() {
  host=$(curl -sS -m 4 http://$2/hostname 2>&1); code=$?
  [ $code = 7 ] && host=$(curl -sv -m 4 http://$2 2>&1 | grep -Eo "No route to host|unreachable")
  seen=$(curl -s -m 2 http://$2/clientip 2>/dev/null)
  printf '%s %s %s|%s\\n' "$1" "$code" "$(printf %s "$host" | tr '\\n' ' ')" "$seen"
}"""


def _result(code: int, said: str) -> tuple[str, str, str]:
    host, _, seen = said.partition("|")
    if code == 7 and re.search(r"No route to host|unreachable", host):
        return "no route", "", ""
    result = RESULTS.get(code, f"curl: {code}")
    return (result, host, seen.rpartition(":")[0]) if code == 0 else (result, "", "")


def _differs(ask: Ask, trace: dict[str, Any], real: tuple[str, str, str]) -> bool:
    result, host, seen = real
    if trace["result"] == "delivered" and _reaches_nobody(trace):
        return result != "refused"
    if trace["result"] != result:
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


def _run(caller: str, script: str) -> str:
    if caller.startswith("pod/"):
        return kubectl("exec", "-i", caller.removeprefix("pod/"), "--", "sh", given=script)
    asked = shells.command(caller)
    done = subprocess.run(asked, input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
