"""`scripts/cluster up`: start the components that do not run, until the cluster answers."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from servicedocs import cli
from servicedocs.cluster import addons, admin, certificates, components, down, shells
from servicedocs.cluster.artifacts import build
from servicedocs.cluster.components import Component
from servicedocs.cluster.host import cgroups, internet, machines, network, processes
from servicedocs.cluster.host.topology import (
    DUAL_STACK,
    LOGS,
    MACHINES,
    MASTER,
    NODES,
    STATE,
    WORLD,
    Machine,
    is_dual_stack,
)

SECONDS = 120  # for what takes a few on a machine that is not busy
CONNECTED = STATE / "connected"


def up(mode: str, *, dual_stack: bool = False) -> None:
    """Start the cluster, or its missing components, until nodes are Ready and DNS answers."""
    began = time.monotonic()
    refuse_to_change(dual_stack=dual_stack)
    build.build()
    if not whole():
        down.clean()
        make_machines(dual_stack=dual_stack)
        cli.say(f"Machines: {time.monotonic() - began:.1f} s")
    internet.start()
    start_control_plane()
    cli.say(f"API server: {time.monotonic() - began:.1f} s")
    start_nodes()
    addons.apply(mode)
    cli.say(f"Nodes: {time.monotonic() - began:.1f} s")
    addons.apply_addresses()
    wait_for_pods()
    wait("DNS does not answer", dns_answers)
    if mode == "nftables":
        wait("kube-proxy does not know the Service range", addons.range_is_known)
    cli.say(f"Every node is Ready and DNS answers: {time.monotonic() - began:.1f} s")


def refuse_to_change(*, dual_stack: bool) -> None:
    """Fail where a cluster of the other IP families runs: addresses are in every part of it."""
    if whole() and is_dual_stack() != dual_stack:
        has = "IPv4 and IPv6" if is_dual_stack() else "IPv4 only"
        raise cli.Failure(f"the cluster that runs has {has}; run scripts/cluster down first")


def whole() -> bool:
    """Tell whether every machine lives and is connected; else all start anew."""
    return CONNECTED.exists() and all(processes.first(one.name) for one in machines.ALL)


def make_machines(*, dual_stack: bool) -> None:
    """Make the certificates, start the machines and connect them."""
    STATE.mkdir(parents=True)
    if dual_stack:
        DUAL_STACK.touch()
    certificates.cluster(components.AUTHORITY)
    shells.ADMIN.write_text(json.dumps(components.kubeconfig("admin")))
    cgroups.make()
    for machine in machines.ALL:
        machines.prepare(machine)
    for machine in MACHINES.values():
        components.write_settings(machine)
    internet.prepare()
    machines.start(WORLD)
    machines.wait_for(WORLD)
    network.lay_out_world()
    with ThreadPoolExecutor() as pool:
        list(pool.map(machines.start, MACHINES.values()))
        list(pool.map(machines.wait_for, MACHINES.values()))
    for machine in MACHINES.values():
        network.join(machine)
    CONNECTED.touch()


def start_control_plane() -> None:
    """Start etcd, the API server and its controllers."""
    start(components.etcd())
    start(components.api_server())
    for component in components.of_nodes():
        if component.program == "containerd":
            start(component)
    wait("the API server does not answer", api_answers)
    for component in components.controllers():
        start(component)


def start_nodes() -> None:
    """Start the nodes' components, and wait until they are Ready."""
    for component in components.of_nodes():
        start(component)
    wait("a node does not register", lambda: len(admin.get("nodes")["items"]) == len(NODES))
    # As kubeadm labels it.
    role = "node-role.kubernetes.io/control-plane="
    admin.kubectl("label", "--overwrite", "node", MASTER.name, role)
    for node in NODES:
        admin.kubectl("patch", "node", node.name, "-p", json.dumps({"spec": pod_ranges(node)}))
    admin.kubectl("wait", "--for=condition=Ready", f"--timeout={SECONDS}s", "nodes", "--all")


def pod_ranges(node: Machine) -> dict[str, object]:
    """Return the fields of a node that hold its ranges; the first is in both."""
    both = node.pod_ranges
    return {"podCIDR": both[0], "podCIDRs": list(both)}


def start(component: Component) -> None:
    """Start a component, unless it runs."""
    if processes.running(component.machine.name, component.program) is None:
        command = [component.program, *component.arguments]
        processes.start(component.mark, [*machines.enter(component.machine), *command])


def wait_for_pods() -> None:
    """Wait until the Pods of the cluster itself are ready."""
    workloads = (
        ("kube-system", "daemonset/kube-proxy"),
        ("kube-system", "deployment/coredns"),
        ("metallb-system", "deployment/controller"),
        ("metallb-system", "daemonset/speaker"),
    )
    for namespace, name in workloads:
        admin.kubectl("rollout", "status", "-n", namespace, name, f"--timeout={SECONDS}s")


def api_answers() -> bool:
    """Tell whether the API server is ready."""
    return admin.kubectl("get", "--raw", "/readyz") == "ok"


def dns_answers() -> bool:
    """Tell whether a node gets an answer from the cluster's DNS."""
    name = "kubernetes.default.svc.cluster.local"
    asked = ["dig", "+short", "+time=1", "+tries=1", f"@{addons.DNS}", name]
    return machines.call(NODES[-1], asked).strip() == "10.96.0.1"


def wait(problem: str, done: Callable[[], bool], seconds: float = SECONDS) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + seconds
    while not _holds(done):
        if time.monotonic() > deadline:
            raise cli.Failure(f"{problem} within {seconds:.0f} s; see {LOGS}")
        time.sleep(0.1)


def _holds(done: Callable[[], bool]) -> bool:
    try:
        return done()
    except cli.Failure:
        return False
