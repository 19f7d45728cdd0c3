"""The add-ons: kube-proxy, CoreDNS, MetalLB and Gateway API, from their projects' manifests."""

import secrets
import time
from collections.abc import Iterator
from string import Template
from typing import Any

import yaml

from servicedocs.cluster import admin
from servicedocs.cluster.artifacts import versions
from servicedocs.cluster.artifacts.disks import disks
from servicedocs.cluster.host import machines
from servicedocs.cluster.host.topology import (
    IPV6_PODS,
    IPV6_POOL,
    MASTER,
    NODES,
    PODS,
    SOURCE,
    Machine,
    is_dual_stack,
    of_each_family,
)

Manifest = dict[str, Any]
DNS = "10.96.0.10"
# The cluster's own Pods go to the first worker: the scheduler then sends the first Pod of a page to
# worker-node2.
FIRST_WORKER = {"kubernetes.io/hostname": "worker-node1"}
# As in kubeadm's clusters. Else a Service made again keeps its old address for half a minute.
UNCACHED = "cache 30 {\n disable success cluster.local\n disable denial cluster.local\n}"
FILLED_IN = {
    "cache 30": UNCACHED,
    "__DNS__DOMAIN__": "cluster.local",
    "__DNS__SERVER__": DNS,
    "__DNS__MEMORY__LIMIT__": "170Mi",
}


def apply(mode: str) -> None:
    """Create the add-ons; kube-proxy in the mode `nftables` or `iptables`."""
    admin.apply([*kube_proxy(mode), *coredns(), *metallb()])
    admin.apply_text(gateway_api())


def apply_addresses() -> None:
    """Give MetalLB its addresses, once the API server knows their kind and every other."""
    admin.kubectl("wait", "--for=condition=Established", "crd", "--all")
    pool, announced = _documents((SOURCE / "manifests" / "metallb-pool.yaml").read_text())
    if is_dual_stack():
        pool["spec"]["addresses"].append(IPV6_POOL)
    admin.apply([pool, announced])


def kube_proxy(mode: str) -> list[Manifest]:
    """Return kube-proxy's objects."""
    text = Template((SOURCE / "manifests" / "kube-proxy.yaml").read_text())
    known = {
        "MODE": mode,
        "PODS": ",".join(of_each_family(PODS, IPV6_PODS)),
        "SERVER": MASTER.address,
        "VERSION": versions.KUBERNETES,
    }
    return _documents(text.safe_substitute(known))


def range_is_known() -> bool:
    """Tell whether every kube-proxy drops unknown Service addresses; restart one that does not.

    It learns the range of Service addresses beside its first full round, and uses it in full rounds
    only: where it comes late, the rule is missing for an hour (1.37.2, OnServiceCIDRsChanged in
    pkg/proxy/nftables/proxier.go asks for no such round). Then `curl` fails at once where the
    pages say that it waits.
    """
    late = [node.name for node in NODES if not _drops_unknown(node)]
    for name in late:
        there = ["-n", "kube-system", "-l", "k8s-app=kube-proxy"]
        admin.kubectl("delete", "pod", *there, f"--field-selector=spec.nodeName={name}")
    if late:
        admin.kubectl("rollout", "status", "-n", "kube-system", "daemonset/kube-proxy")
        time.sleep(1)  # its first round
    return not late


def _drops_unknown(node: Machine) -> bool:
    chains = [f"{family} kube-proxy cluster-ips-check" for family in of_each_family("ip", "ip6")]
    listed = [machines.call(node, ["nft", "list", "chain", *one.split()]) for one in chains]
    return all(" drop " in one for one in listed)


def coredns() -> list[Manifest]:
    """Return CoreDNS' objects, from Kubernetes' own add-on."""
    text = (disks().manifests / "coredns.yaml.base").read_text()
    for name, value in FILLED_IN.items():
        text = text.replace(name, value.replace("\n", "\n        "))
    made = _documents(text)
    for container in _containers(made):
        container["image"] = _image("coredns", "github.com/coredns/coredns", container["image"])
        container["readinessProbe"]["periodSeconds"] = 1  # every ten seconds, else
    _bind(made)
    return made


def metallb() -> list[Manifest]:
    """Return MetalLB's objects, without the webhook that validates its settings.

    Its certificate alone takes longer than the rest of the cluster.
    """
    everything = _documents((disks().manifests / "metallb-native.yaml").read_text())
    made = [one for one in everything if "webhook" not in one["metadata"]["name"]]
    for container in _containers(made):
        container["readinessProbe"].update(initialDelaySeconds=0, periodSeconds=1)
        if container["name"] == "controller":
            container["args"] += ["--webhook-mode=disabled", "--disable-cert-rotation=true"]
            container["volumeMounts"] = []
    for one in made:
        if one["kind"] == "Deployment":
            one["spec"]["template"]["spec"]["volumes"] = []
    _bind(made)
    return [*made, _shared_key()]


def gateway_api() -> str:
    """Return the kinds of Gateway API as they are: Python would read half a megabyte for seconds.

    The controller is a page's own.
    """
    files = sorted(disks().manifests.glob("gateway*.yaml"))
    return "\n---\n".join(file.read_text() for file in files)


def _shared_key() -> Manifest:
    """Return the key that the speakers wait for; the controller would make it late."""
    known = {"name": "memberlist", "namespace": "metallb-system"}
    key = {"secretkey": secrets.token_urlsafe()}
    return {"apiVersion": "v1", "kind": "Secret", "metadata": known, "stringData": key}


def _bind(manifests: list[Manifest]) -> None:
    """Bind the Deployments to the first worker."""
    for one in manifests:
        if one["kind"] == "Deployment":
            one["spec"]["template"]["spec"]["nodeSelector"] = FIRST_WORKER


def _containers(manifests: list[Manifest]) -> Iterator[Manifest]:
    for one in manifests:
        if one["kind"] in ("Deployment", "DaemonSet"):
            yield from one["spec"]["template"]["spec"]["containers"]


def _image(group: str, module: str, published: str) -> str:
    """Return the published name of the image that is made here."""
    return f"{published.rpartition(':')[0]}:{versions.pinned(group, module)}"


def _documents(text: str) -> list[Manifest]:
    return [one for one in yaml.safe_load_all(text) if one]
