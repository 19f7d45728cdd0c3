"""The cluster starts, survives the death of any of its components, and leaves nothing behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from servicedocs.cluster import admin, status
from servicedocs.cluster.host import cgroups, machines, processes
from servicedocs.cluster.host.topology import CACHE, CLIENT, LOGS, MASTER, NODES, STATE, WORLD
from servicedocs.cluster.lock import alone

pytestmark = [pytest.mark.cluster, pytest.mark.usefixtures("cluster")]

COMMAND = [sys.executable, "-m", "servicedocs", "cluster"]
MEMORY = 2 * 2**30  # cluster/README.md promises it
# An address for documentation (RFC 5737) that nothing in the cluster has.
NOWHERE = "198.51.100.1"


def scripts_cluster(*words: str) -> str:
    """Run scripts/cluster; what it says on a failure is the test's message."""
    done = subprocess.run([*COMMAND, *words], check=False, capture_output=True, text=True)
    assert done.returncode == 0, f"scripts/cluster {words}:\n{done.stdout}{done.stderr}"
    return done.stdout


def alive() -> set[tuple[str, int]]:
    """Return the components outside Pods, with their process ids."""
    programs = {component.program for component in status.all_components()}
    return {(one.mark, one.pid) for one in processes.marked() if one.program in programs}


def nothing_is_left() -> None:
    """Assert that processes, mounts, groups and files of the cluster are gone, and logs are not."""
    assert list(processes.marked()) == []
    assert cgroups.left() == []
    assert not STATE.exists()
    assert str(CACHE.resolve()) not in Path("/proc/self/mounts").read_text()
    assert list(LOGS.glob("master.kube-apiserver.log"))


def test_every_node_is_ready_and_runs_the_pinned_version() -> None:
    for node in admin.get("nodes")["items"]:
        ready = {one["type"]: one["status"] for one in node["status"]["conditions"]}["Ready"]
        assert (ready, node["status"]["nodeInfo"]["kubeletVersion"]) == ("True", "v1.37.2")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (["--on", "worker-node1", "--", "hostname"], "worker-node1"),
        (["--on", "client", "--", "id", "-un"], "user"),
        (["--pod", "kube-system/deployment/coredns", "--", "/coredns", "-version"], "CoreDNS"),
        (["--", "kubectl", "version"], "Server Version: v1.37.2"),
    ],
)
def test_run_runs_a_command_on_a_machine_or_in_a_pod(words: list[str], answer: str) -> None:
    assert answer in scripts_cluster("run", *words)


def test_a_second_up_starts_nothing_again() -> None:
    before = alive()
    scripts_cluster("up")
    assert alive() == before


def test_status_names_what_runs_and_stays_below_the_memory_promised() -> None:
    said = scripts_cluster("status")
    for component in status.all_components():
        assert f"runs  {component.machine.name}/{component.program}" in said
    assert status.resident() < MEMORY


@pytest.mark.parametrize(
    "program", sorted({component.program for component in status.all_components()})
)
def test_up_starts_a_killed_component_again(program: str) -> None:
    found = processes.running(MASTER.name, program)
    assert found is not None
    os.kill(found.pid, signal.SIGKILL)
    time.sleep(0.2)
    said = subprocess.run([*COMMAND, "status"], check=False, capture_output=True, text=True)
    assert f"DEAD  master/{program}" in said.stdout
    scripts_cluster("up")
    again = processes.running(MASTER.name, program)
    assert again is not None
    assert again.pid != found.pid


def test_up_gives_a_kube_proxy_the_rule_that_it_missed_at_its_start() -> None:
    chain = ["chain", "ip", "kube-proxy", "cluster-ips-check"]
    machines.call(NODES[1], ["nft", "flush", *chain])
    scripts_cluster("up")
    assert "Drop traffic to unallocated" in machines.call(NODES[1], ["nft", "list", *chain])


def test_up_makes_all_machines_anew_when_one_died() -> None:
    first = processes.first("worker-node1")
    assert first is not None
    os.kill(first.pid, signal.SIGKILL)
    scripts_cluster("up")
    assert len(admin.get("nodes")["items"]) == len(NODES)


def killed_once(command: str, is_midway: Callable[[], bool]) -> None:
    """Run scripts/cluster, and kill it once it has done a part of its work."""
    with subprocess.Popen([*COMMAND, command], stdout=subprocess.DEVNULL) as half:
        while not is_midway():
            assert half.poll() is None, f"scripts/cluster {command} has ended"
            time.sleep(0.01)
        half.kill()


def test_up_works_after_it_was_killed_midway_and_down_leaves_nothing() -> None:
    scripts_cluster("down")
    nothing_is_left()
    killed_once("up", lambda: len(list(processes.marked())) > 1)
    scripts_cluster("up")
    many = len(list(processes.marked()))
    killed_once("down", lambda: len(list(processes.marked())) < many)
    scripts_cluster("down")
    nothing_is_left()
    scripts_cluster("down")
    scripts_cluster("up")


def test_two_commands_do_not_meet() -> None:
    with alone(), subprocess.Popen([*COMMAND, "up"], stdout=subprocess.PIPE, text=True) as second:
        assert second.stdout is not None
        assert second.stdout.readline().startswith("Waiting for another command")
        assert second.poll() is None
        second.kill()


def test_no_packet_has_a_way_out() -> None:
    links = json.loads(machines.call(WORLD, ["ip", "-json", "link"]))
    cables = {f"to-{one.name}" for one in (*NODES, CLIENT)}
    assert {link["ifname"] for link in links} == {"lo", "lan", *cables}
    routes = machines.call(WORLD, ["ip", "route"])
    assert [row.split()[0] for row in routes.splitlines()] == ["unreachable", "192.168.56.0/24"]
    done = subprocess.run(
        [*machines.enter(NODES[1]), "ping", "-c1", "-W2", NOWHERE],
        check=False,
        capture_output=True,
        text=True,
    )
    assert "Unreachable" in done.stdout


def test_kube_proxy_works_in_iptables_mode_too() -> None:
    scripts_cluster("up", "--proxy-mode", "iptables")
    rules = machines.call(NODES[1], ["iptables-save", "-t", "nat"])
    assert "KUBE-SERVICES" in rules
    assert "kube-proxy" not in machines.call(NODES[1], ["nft", "list", "tables"])
    scripts_cluster("verify", "nodeport")
    scripts_cluster("up")
    assert "KUBE-SVC" not in machines.call(NODES[1], ["iptables-save", "-t", "nat"])
