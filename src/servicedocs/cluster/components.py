"""The components outside Pods: the control plane on master, containerd and kubelet on nodes."""

import base64
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from servicedocs.cluster.host import cgroups
from servicedocs.cluster.host.topology import (
    CLIENT,
    IDENTITY,
    IPV6_SERVICES,
    MASTER,
    NODES,
    SERVICES,
    SOURCE,
    STATE,
    Machine,
    of_each_family,
)

SERVER = f"https://{MASTER.address}:6443"
AUTHORITY = STATE / "authority"
ETC = "/etc/kubernetes"


@dataclass(frozen=True)
class Component:
    """A program of the cluster on one machine, with its arguments."""

    machine: Machine
    program: str
    arguments: tuple[str, ...]

    @property
    def mark(self) -> str:
        """The mark of its process."""
        return f"{self.machine.name}/{self.program}"


def etcd() -> Component:
    """Return the store of the API server; its data ends with the machine."""
    at = "http://127.0.0.1:2379"
    return Component(
        MASTER,
        "etcd",
        (
            "--data-dir=/var/lib/etcd",
            f"--listen-client-urls={at}",
            f"--advertise-client-urls={at}",
            "--listen-peer-urls=http://127.0.0.1:2380",
            "--unsafe-no-fsync",
            "--log-level=warn",
        ),
    )


def api_server() -> Component:
    """Return the API server."""
    return Component(
        MASTER,
        "kube-apiserver",
        (
            f"--advertise-address={MASTER.address}",
            "--allow-privileged=true",
            "--authorization-mode=Node,RBAC",
            "--enable-admission-plugins=NodeRestriction",
            "--etcd-servers=http://127.0.0.1:2379",
            f"--client-ca-file={ETC}/ca.crt",
            f"--tls-cert-file={ETC}/apiserver.crt",
            f"--tls-private-key-file={ETC}/apiserver.key",
            f"--kubelet-client-certificate={ETC}/apiserver-kubelet-client.crt",
            f"--kubelet-client-key={ETC}/apiserver-kubelet-client.key",
            "--kubelet-preferred-address-types=InternalIP",
            "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
            f"--service-account-key-file={ETC}/sa.crt",
            f"--service-account-signing-key-file={ETC}/sa.key",
            f"--service-cluster-ip-range={','.join(of_each_family(SERVICES, IPV6_SERVICES))}",
        ),
    )


def controllers() -> list[Component]:
    """Return the controller manager and the scheduler."""
    manager = (
        f"--kubeconfig={ETC}/controller-manager.conf",
        "--leader-elect=false",
        f"--root-ca-file={ETC}/ca.crt",
        f"--service-account-private-key-file={ETC}/sa.key",
        "--use-service-account-credentials=true",
    )
    scheduler = (f"--kubeconfig={ETC}/scheduler.conf", "--leader-elect=false")
    return [
        Component(MASTER, "kube-controller-manager", manager),
        Component(MASTER, "kube-scheduler", scheduler),
    ]


def of_nodes() -> list[Component]:
    """Return containerd and kubelet of every node."""
    containerd = [Component(node, "containerd", ()) for node in NODES]
    return [*containerd, *(kubelet(node) for node in NODES)]


def kubelet(node: Machine) -> Component:
    """Return a node's kubelet."""
    arguments = (
        f"--config={ETC}/kubelet.yaml",
        f"--kubeconfig={ETC}/kubelet.conf",
        f"--hostname-override={node.name}",
        f"--node-ip={','.join(node.addresses)}",
    )
    return Component(node, "kubelet", arguments)


def write_settings(machine: Machine) -> None:
    """Write the settings of a machine's components."""
    etc = machine.folder / "upper" / "etc"
    kubernetes = etc / "kubernetes"
    kubernetes.mkdir()
    shutil.copy(AUTHORITY / "ca.crt", kubernetes)
    if machine in (MASTER, CLIENT):
        _write(kubernetes / "admin.conf", kubeconfig("admin"))
        (kubernetes / "admin.conf").chmod(0o644)
    if machine is MASTER:
        for file in AUTHORITY.iterdir():
            shutil.copy(file, kubernetes)
        _write(kubernetes / "controller-manager.conf", kubeconfig("controller-manager"))
        _write(kubernetes / "scheduler.conf", kubeconfig("scheduler"))
    if machine in NODES:
        _write(kubernetes / "kubelet.conf", kubeconfig(machine.name))
        _write(kubernetes / "kubelet.yaml", kubelet_settings(machine))
        (etc / "containerd").mkdir()
        shutil.copy(SOURCE / "settings" / "containerd.toml", etc / "containerd" / "config.toml")
        (etc / "cni" / "net.d").mkdir(parents=True)
        _write(etc / "cni" / "net.d" / "10-pods.conflist", pod_network(machine))


def _write(file: Path, data: dict[str, Any]) -> None:
    file.write_text(json.dumps(data, indent=2))


def kubeconfig(user: str) -> dict[str, Any]:
    """Return the kubeconfig of a user, with its keys."""
    own = {
        "client-certificate-data": _encoded(AUTHORITY / f"{user}.crt"),
        "client-key-data": _encoded(AUTHORITY / f"{user}.key"),
    }
    cluster = {"server": SERVER, "certificate-authority-data": _encoded(AUTHORITY / "ca.crt")}
    return {
        "apiVersion": "v1",
        "kind": "Config",
        "clusters": [{"name": "kubernetes", "cluster": cluster}],
        "users": [{"name": user, "user": own}],
        "contexts": [{"name": user, "context": {"cluster": "kubernetes", "user": user}}],
        "current-context": user,
    }


def _encoded(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()


def kubelet_settings(node: Machine) -> dict[str, Any]:
    """Return the settings of a node's kubelet."""
    settings: dict[str, Any] = yaml.safe_load((SOURCE / "settings" / "kubelet.yaml").read_text())
    settings["cgroupRoot"] = f"/{IDENTITY}/{node.name}"
    if not cgroups.is_version_2():
        settings["failCgroupV1"] = False
    if node is MASTER:
        taint = {"key": "node-role.kubernetes.io/control-plane", "effect": "NoSchedule"}
        settings["registerWithTaints"] = [taint]
    return settings


def pod_network(node: Machine) -> dict[str, Any]:
    """Return the settings of the CNI plugins: a veth pair for each Pod, and its addresses.

    A bridge would carry an answer from one Pod of a node to another past kube-proxy's rules, unless
    the kernel has br_netfilter.
    """
    addresses = {
        "type": "host-local",
        "ranges": [[{"subnet": one}] for one in node.pod_ranges],
        "routes": [{"dst": one} for one in of_each_family("0.0.0.0/0", "::/0")],
    }
    return {"cniVersion": "1.0.0", "name": "pods", "plugins": [{"type": "ptp", "ipam": addresses}]}
