"""The dual-stack cluster has IPv6 wherever the other has IPv4, and the pages about it are true."""

import json
import subprocess
import sys

import pytest

from servicedocs.cluster import admin
from servicedocs.cluster.host import machines
from servicedocs.cluster.host.topology import CLIENT, IPV6_POOL, NODES, WORLD
from servicedocs.project import ROOT
from tests.support.commands import only_line, run, scripts_cluster

pytestmark = [pytest.mark.cluster, pytest.mark.usefixtures("dual_stack")]

NOWHERE = "2001:db8::1"  # for documentation (RFC 3849)


def test_status_says_that_it_is_dual_stack() -> None:
    assert "dual-stack: IPv4 and IPv6" in scripts_cluster("status").splitlines()


def test_nodes_have_an_address_and_a_range_of_each_family() -> None:
    for node, found in zip(NODES, admin.get("nodes")["items"], strict=True):
        known = [one["address"] for one in found["status"]["addresses"]]
        assert known[:2] == [node.address, node.ipv6]
        assert found["spec"]["podCIDRs"] == [node.pods, node.ipv6_pods]


def test_a_node_port_answers_the_client_over_both_families() -> None:
    admin.kubectl("create", "deployment", "web", "--image=nginx:1.29")
    admin.kubectl("create", "service", "nodeport", "web", "--tcp=80", "--node-port=30099")
    admin.kubectl("patch", "service", "web", "-p", '{"spec":{"ipFamilyPolicy":"RequireDualStack"}}')
    admin.kubectl("rollout", "status", "deployment/web")
    try:
        for node in NODES:
            for host in (node.address, f"[{node.ipv6}]"):
                asked = ["curl", "-s", "--retry", "3", "--retry-connrefused", f"{host}:30099"]
                assert "nginx" in machines.call(CLIENT, asked)
    finally:
        admin.kubectl("delete", "deployment,service", "web")


def test_metallb_has_addresses_of_both_families() -> None:
    (pool,) = admin.get("ipaddresspools", "-n", "metallb-system")["items"]
    assert pool["spec"]["addresses"][1] == IPV6_POOL


def test_no_packet_of_ipv6_has_a_way_out() -> None:
    routes = json.loads(machines.call(WORLD, ["ip", "-json", "-6", "route"]))
    beyond_a_cable = {one["dst"] for one in routes} - {"fe80::/64"}
    assert beyond_a_cable == {"default", "fd00:192:168:56::/64"}
    assert [one["type"] for one in routes if one["dst"] == "default"] == ["unreachable"]
    asked = [*machines.enter(NODES[1]), "ping", "-c1", "-W2", NOWHERE]
    done = subprocess.run(asked, check=False, capture_output=True, text=True)
    assert "unreachable" in done.stdout.lower()


def test_up_without_the_option_says_to_end_it_first_and_changes_nothing() -> None:
    answer = run(sys.executable, "-m", "servicedocs", "cluster", "up")
    assert only_line(answer).endswith("has IPv4 and IPv6; run scripts/cluster down first")
    assert "DEAD" not in scripts_cluster("status")


def test_a_second_up_with_the_option_changes_nothing() -> None:
    before = admin.get("nodes")["items"][0]["metadata"]["uid"]
    scripts_cluster("up", "--dual-stack")
    assert admin.get("nodes")["items"][0]["metadata"]["uid"] == before


def test_every_transcript_of_a_dual_stack_cluster_verifies() -> None:
    command = [sys.executable, "-m", "servicedocs", "cluster", "verify"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr or done.stdout
    assert "left for a single-stack cluster" in done.stdout
