"""The small cluster with IPv4 and IPv6: where packets to addresses of IPv6 go, in both modes."""

from pathlib import Path
from typing import Any

import pytest

from servicedocs.validator.runtime import File, validator
from tests.validator.trace.test_trace_command import DEPLOYMENT, answer, call

MODES = ["nftables", "iptables"]
SERVICE = """\
apiVersion: v1
kind: Service
metadata: {{name: {name}}}
spec: {{{spec}, selector: {{app: web}}, ports: [{{port: 8080, targetPort: 80{port}}}]}}
---
"""
BOTH = "ipFamilyPolicy: RequireDualStack"
SERVICES = "".join(
    SERVICE.format(name=name, spec=spec, port=port)
    for name, spec, port in (
        ("web", f"type: NodePort, {BOTH}", ", nodePort: 30001"),
        ("old", "type: NodePort", ", nodePort: 30002"),
        ("six", "ipFamilies: [IPv6]", ""),
        ("members", f"clusterIP: None, {BOTH}", ""),
        ("entry", f"type: LoadBalancer, externalTrafficPolicy: Local, {BOTH}", ""),
        ("idle", f"{BOTH}, selector: {{app: nobody}}", ""),
    )
).replace("selector: {app: nobody}, selector: {app: web}", "selector: {app: nobody}")
PODS = ["[fd00:10:244:1::2]:80", "[fd00:10:244:2::2]:80"]
NODE = "fd00:192:168:56::1"  # and a digit: 0 for the control plane, 3 for the client outside
SIX = ("--family", "IPv6")


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return a file with Services of each kind before two Pods."""
    file = tmp_path / "web.yaml"
    file.write_text(SERVICES + DEPLOYMENT)
    return file


def ask(files: Path, sender: str, *more: str) -> dict[str, Any]:
    """Return the answer in a dual-stack cluster."""
    return answer(files, "--dual-stack", "--from", sender, *more)


def ends(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Return each Pod that may get the packet, and the source that it sees."""
    return [(one["address"], one["seen_source"]) for one in found["candidates"]]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("sender", "target", "sources"),
    [
        ("pod/client", "web:8080", ["fd00:10:244:1::3"] * 2),
        ("pod/client", "six:8080", ["fd00:10:244:1::3"] * 2),
        ("pod/client", "members:80", ["fd00:10:244:1::3"] * 2),
        ("pod/web-0", "web:8080", ["fd00:10:244:1::1", "fd00:10:244:1::2"]),
        ("worker-node1", "[fd00:10:96::2]:8080", ["fd00:10:244:1::1", f"{NODE}1"]),
        ("master", "worker-node2:30001", [f"{NODE}2", "fd00:10:244:2::1"]),
        ("client", f"[{NODE}0]:30001", [f"{NODE}0"] * 2),
        ("client", f"http://[{NODE}0]:30001/", [f"{NODE}0"] * 2),
    ],
)
def test_a_packet_reaches_the_pods_addresses_of_its_family(
    files: Path, mode: str, sender: str, target: str, sources: list[str]
) -> None:
    found = ask(files, sender, "--to", target, *SIX, "--mode", mode)
    assert (found["result"], ends(found)) == ("delivered", list(zip(PODS, sources, strict=True)))


@pytest.mark.parametrize("mode", MODES)
def test_a_load_balancer_has_an_address_of_each_family_and_local_keeps_the_source(
    files: Path, mode: str
) -> None:
    found = ask(files, "client", "--to", "[fd00:192:168:56::200]:8080", "--mode", mode)
    assert ends(found) == [(PODS[0], f"{NODE}3")]
    assert "spec.externalTrafficPolicy" in found["decided_by"]
    old = ask(files, "client", "--to", "192.168.56.200:8080", "--mode", mode)
    assert ends(old) == [("10.244.1.2:80", "192.168.56.13")]


@pytest.mark.parametrize("mode", MODES)
def test_a_name_is_called_by_its_ipv4_address_unless_the_other_is_asked_for(
    files: Path, mode: str
) -> None:
    found = ask(files, "pod/client", "--to", "web:8080", "--mode", mode)
    assert [one["address"] for one in found["candidates"]] == ["10.244.1.2:80", "10.244.2.2:80"]
    assert found["decided_by"] == ["spec.clusterIP", "spec.ports[0].port"]
    second = ask(files, "pod/client", "--to", "web:8080", *SIX, "--mode", mode)
    assert second["decided_by"] == ["spec.clusterIPs", "spec.ports[0].port"]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("sender", "target", "result"),
    [
        ("pod/client", "idle:8080", "refused"),
        ("pod/client", "[fd00:10:96::99]:80", "dropped"),
        ("pod/client", "[fd00:10:244:1::99]:80", "no route"),
        ("client", "[fd00:10:244:1::2]:80", "no route"),
        ("worker-node1", "[::1]:30001", "refused"),
        ("pod/client", "[2001:db8::1]:80", "cannot know"),
        ("pod/client", f"[{NODE}0]:6443", "delivered"),
    ],
)
def test_a_packet_that_leads_to_no_pod_ends_as_one_of_ipv4_does(
    files: Path, mode: str, sender: str, target: str, result: str
) -> None:
    found = ask(files, sender, "--to", target, *SIX, "--mode", mode)
    assert (found["result"], found["candidates"]) == (result, [])


@pytest.mark.parametrize("mode", MODES)
def test_a_node_without_a_route_cannot_call_a_service_over_ipv6_but_its_pods_can(
    files: Path, mode: str
) -> None:
    broken = ("--to", "[fd00:10:96::2]:8080", "--set", "node/worker-node1=no-route", "--mode", mode)
    node, pod = (ask(files, sender, *broken) for sender in ("worker-node1", "pod/web-0"))
    assert (node["result"], pod["result"]) == ("no route", "delivered")


@pytest.mark.parametrize(
    ("sender", "called", "result", "more"),
    [
        ("pod/client", ("old:8080", *SIX), "no such record", []),
        ("pod/client", ("six:8080",), "no such record", []),
        ("client", (f"[{NODE}0]:30002",), "refused", ["spec.ports[0].nodePort"]),
    ],
)
def test_a_call_of_the_family_that_a_service_lacks_says_so(
    files: Path, sender: str, called: tuple[str, ...], result: str, more: list[str]
) -> None:
    found = ask(files, sender, "--to", *called)
    assert found["result"] == result
    assert found["decided_by"] == ["spec.ipFamilies", "spec.ipFamilyPolicy", *more]


@pytest.mark.parametrize(
    ("asked", "last"),
    [
        (("web", "--type", "AAAA"), "fd00:10:96::2"),
        (("members", "--type", "AAAA"), "fd00:10:244:1::2 fd00:10:244:2::2"),
        (("members",), "10.244.1.2 10.244.2.2"),
        (("fd00:10:96::2",), "web.default.svc.cluster.local."),
    ],
)
def test_a_name_has_records_of_each_family(files: Path, asked: tuple[str, ...], last: str) -> None:
    found = ask(files, "pod/client", "--ask", *asked)
    assert (found["result"], found["dns"][-1]["answer"]) == ("answered", last)


def test_every_service_has_a_slice_of_each_of_its_families_and_pods_have_two_addresses(
    files: Path,
) -> None:
    options = {"dualStack": True, "detail": True}
    found = validator().trace([File("-", files.read_bytes())], options)
    types = {
        (one["metadata"]["labels"]["kubernetes.io/service-name"], one["addressType"])
        for one in found["slices"]
    }
    assert {("web", "IPv4"), ("web", "IPv6"), ("old", "IPv4"), ("six", "IPv6")} <= types
    assert not {("old", "IPv6"), ("six", "IPv4"), ("kubernetes", "IPv6")} & types
    assert [one["ipv6"] for one in found["pods"]][:2] == ["fd00:10:244:1::2", "fd00:10:244:2::2"]
    assert "add table ip6 kube-proxy" in found["rules"]["master"]


@pytest.mark.parametrize("mode", MODES)
def test_the_rules_of_one_family_have_no_address_of_the_other(files: Path, mode: str) -> None:
    options = {"dualStack": False, "detail": True, "mode": mode}
    found = validator().trace([File("-", files.read_bytes())], options)
    assert "fd00:" not in "".join(found["rules"].values())
    assert not any("ipv6" in one for one in (*found["pods"], *found["nodes"]))
    assert len(found["refused"]) == len([one for one in SERVICES.split("---") if "Dual" in one]) + 1


def test_a_cluster_with_ipv4_alone_has_no_way_to_an_address_of_ipv6(files: Path) -> None:
    found = answer_of_one(files, "[fd00:10:96::2]:8080")
    assert (found["result"], found["candidates"]) == ("no route", [])


def answer_of_one(files: Path, target: str) -> dict[str, Any]:
    """Return the answer in a cluster with IPv4 alone, without what it refuses."""
    packets = [{"from": "pod/client", "to": target}]
    found = validator().trace([File("-", files.read_bytes())], {"packets": packets})
    traced: dict[str, Any] = found["traces"][0]
    return traced


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (("--dual-stack", "--to", "[fd00::zz]:80"), "write NAME:PORT or [IPV6]:PORT"),
        (("--dual-stack", "--to", "fd00:10:96::2:80"), "write NAME:PORT or [IPV6]:PORT"),
        (("--dual-stack", "--to", "[fd00:10:96::2]"), "write NAME:PORT or [IPV6]:PORT"),
        (("--dual-stack", "--to", "[fd00:10:96::2%eth0]:80"), "write NAME:PORT or [IPV6]:PORT"),
        (("--dual-stack", "--to", "[web]:80"), "write NAME:PORT or [IPV6]:PORT"),
        (("--to", "web:8080", *SIX), "only a cluster of --dual-stack has it"),
    ],
)
def test_what_is_no_address_is_one_line(files: Path, wrong: tuple[str, ...], says: str) -> None:
    done = call(files, "--from", "pod/client", *wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.splitlines()[-1].startswith("scripts/trace: ")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"client": "fd00::1"}, "fd00::1: an address of the other IP family"),
        ({"ipv6Client": "10.0.0.1"}, "10.0.0.1: an address of the other IP family"),
        ({"nodes": [{"name": "n", "address": "10.0.0.1", "pods": "10.1.0.0/24"}]}, "node n: "),
    ],
)
def test_a_setting_that_lacks_an_address_of_a_family_says_where(
    options: dict[str, Any], says: str
) -> None:
    assert says in validator().trace([File("-", b"")], {"dualStack": True, **options})["error"]


def test_an_external_name_of_a_service_of_the_cluster_is_followed(files: Path) -> None:
    more = "kind: Service\napiVersion: v1\nmetadata: {name: ext}\n"
    target = "spec: {type: ExternalName, externalName: web.default.svc.cluster.local}\n"
    files.write_text(f"{more}{target}---\n{files.read_text()}")
    assert ends(ask(files, "pod/client", "--to", "ext:8080", *SIX))
    assert ask(files, "pod/client", "--ask", "ext", "--type", "AAAA")["result"] == "answered"


def test_an_address_in_another_form_is_still_its_field_s(tmp_path: Path) -> None:
    file = tmp_path / "web.yaml"
    spec = 'clusterIP: "FD00:10:96:0:0:0:0:5", internalTrafficPolicy: Local'
    file.write_text(SERVICE.format(name="web", spec=spec, port="") + DEPLOYMENT)
    found = ask(file, "master", "--to", "[fd00:10:96::5]:8080")["decided_by"]
    assert found[0] == "spec.internalTrafficPolicy"
    assert "spec.clusterIP" in found


def test_a_pod_that_asks_no_cluster_dns_says_so(files: Path) -> None:
    host = "kind: Pod\napiVersion: v1\nmetadata: {name: host}\n"
    spec = "spec: {hostNetwork: true, containers: [{name: c, image: nginx}]}\n"
    files.write_text(f"{host}{spec}---\n{files.read_text()}")
    assert ask(files, "pod/host", "--to", "web:8080")["decided_by"] == ["pod/host spec.dnsPolicy"]
    assert ask(files, "master", "--to", "web:8080")["decided_by"] == []


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["fd00:10:96::5%eth0"], 'no name "fd00:10:96::5%eth0"'),
        (["web", *SIX], "with --ask, write --type AAAA"),
    ],
)
def test_what_is_no_question_about_a_name_is_one_clear_line(
    files: Path, asked: list[str], says: str
) -> None:
    done = call(files, "--dual-stack", "--from", "pod/client", "--ask", *asked)
    assert done.returncode == 2
    assert says in done.stderr


def test_an_address_in_brackets_is_asked_backwards(files: Path) -> None:
    found = ask(files, "pod/client", "--ask", "[fd00:10:96::5]")
    assert found["to"].endswith("ip6.arpa. PTR")
