"""The container images, made here and named as a reader would pull them.

They are one OCI image layout (https://github.com/opencontainers/image-spec): blobs named by their
digest, a manifest for each image, and an index of the manifests.
"""

import hashlib
import io
import json
import platform
import shutil
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from servicedocs.cluster.artifacts import rootfs, versions
from servicedocs.cluster.host.topology import SOURCE

MEDIA = "application/vnd.oci.image"
PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
TRUSTED = "etc/ssl/certs/ca-certificates.crt"
# Python has the kernel's name, OCI has Go's.
ARCHITECTURE = {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
Files = dict[str, Path | None]
"""The files of a layer by their paths in the image; None is an empty file."""
NGINX: Files = {
    "etc/nginx/conf.d/default.conf": SOURCE / "images" / "nginx.conf",
    "etc/nginx/sites-enabled/.wh.default": None,  # Debian's own site; a whiteout removes it
}
NGINX_LINKS = {"var/log/nginx/access.log": "/dev/stdout", "var/log/nginx/error.log": "/dev/stderr"}


@dataclass(frozen=True)
class Image:
    """One image: its name, its command, and the contents of its layers."""

    name: str
    entrypoint: list[str]
    arguments: list[str] = field(default_factory=list)
    packages: str = ""
    files: Files = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    stop: str = "SIGTERM"


def wanted(programs: dict[str, Path], authorities: Path) -> list[Image]:
    """Return all images that the cluster and the pages run.

    `programs` are the compiled files by name; `authorities` are the trusted certificates, with that
    of the internet's stand-in.
    """
    trusted: Files = {TRUSTED: authorities}
    metallb = versions.pinned("metallb", "go.universe.tf/metallb")
    kube_router = versions.pinned("kube-router", versions.KUBE_ROUTER)
    coredns = versions.pinned("coredns", "github.com/coredns/coredns")
    minor = versions.pinned("traefik", versions.TRAEFIK).rpartition(".")[0]  # such as v3.6
    binary: dict[str, Files] = {
        name: {name: programs[name]} for name in ("agnhost", "coredns", "controller", "speaker")
    }
    traefik: Files = {"usr/local/bin/traefik": programs["traefik"]}
    router: Files = {
        "usr/local/bin/kube-router": programs["kube-router"],
        "usr/local/bin/kube-router.sh": SOURCE / "images" / "kube-router.sh",
    }
    proxy: Files = {"usr/local/bin/kube-proxy": programs["kube-proxy"]}
    nginx = {**NGINX, **trusted}
    tools = rootfs.MACHINE
    return [
        Image("registry.k8s.io/pause:3.10.2", ["/agnhost", "pause"], files=binary["agnhost"]),
        Image(
            "registry.k8s.io/e2e-test-images/agnhost:2.66.1",
            ["/agnhost"],
            ["pause"],
            tools,
            {**binary["agnhost"], **trusted},
        ),
        Image(
            "docker.io/library/nginx:1.29",
            ["nginx", "-g", "daemon off;"],
            packages=rootfs.POD,
            files=nginx,
            links=NGINX_LINKS,
            stop="SIGQUIT",
        ),
        Image("docker.io/library/python:3.11", ["python3"], packages=rootfs.PYTHON),
        Image("docker.io/library/redis:7.0", ["redis-server"], packages=rootfs.REDIS),
        Image(f"docker.io/library/traefik:{minor}", ["traefik"], files=traefik),
        Image(
            f"docker.io/cloudnativelabs/kube-router:{kube_router}",
            ["/usr/local/bin/kube-router.sh"],
            packages=tools,
            files=router,
        ),
        Image(
            f"registry.k8s.io/kube-proxy:{versions.KUBERNETES}",
            ["/usr/local/bin/kube-proxy"],
            packages=tools,
            files=proxy,
        ),
        Image(f"registry.k8s.io/coredns/coredns:{coredns}", ["/coredns"], files=binary["coredns"]),
        Image(f"quay.io/metallb/controller:{metallb}", ["/controller"], files=binary["controller"]),
        Image(f"quay.io/metallb/speaker:{metallb}", ["/speaker"], files=binary["speaker"]),
    ]


class Layout:
    """An OCI image layout under construction."""

    def __init__(self, folder: Path) -> None:
        """Begin in an empty folder."""
        self.blobs = folder / "blobs" / "sha256"
        self.blobs.mkdir(parents=True)
        (folder / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
        self.index = folder / "index.json"
        self.manifests: list[dict[str, Any]] = []
        self.base: dict[str, dict[str, Any]] = {}

    def add(self, image: Image) -> None:
        """Add an image with its layers."""
        layers = [self._packages(image.packages)] if image.packages else []
        layers.append(self._blob(_archive(image.files, image.links), f"{MEDIA}.layer.v1.tar"))
        config = self._json(_config(image, layers), f"{MEDIA}.config.v1+json")
        manifest = {
            "schemaVersion": 2,
            "mediaType": f"{MEDIA}.manifest.v1+json",
            "config": config,
            "layers": layers,
        }
        named = {"annotations": {"io.containerd.image.name": image.name}}
        self.manifests.append(self._json(manifest, f"{MEDIA}.manifest.v1+json") | named)

    def close(self) -> None:
        """Write the index."""
        listed = {"schemaVersion": 2, "manifests": self.manifests}
        self.index.write_text(json.dumps(listed))

    def _packages(self, packages: str) -> dict[str, Any]:
        if packages not in self.base:
            layer = self._file(rootfs.tar(packages), f"{MEDIA}.layer.v1.tar")
            self.base[packages] = layer
        return self.base[packages]

    def _json(self, data: dict[str, Any], media: str) -> dict[str, Any]:
        return self._blob(json.dumps(data, sort_keys=True).encode(), media)

    def _blob(self, data: bytes, media: str) -> dict[str, Any]:
        digest = hashlib.sha256(data).hexdigest()
        (self.blobs / digest).write_bytes(data)
        return {"mediaType": media, "digest": f"sha256:{digest}", "size": len(data)}

    def _file(self, file: Path, media: str) -> dict[str, Any]:
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        shutil.copyfile(file, self.blobs / digest)
        return {"mediaType": media, "digest": f"sha256:{digest}", "size": file.stat().st_size}


def _config(image: Image, layers: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the OCI config of the image. Its layers are not compressed."""
    runs = {
        "Entrypoint": image.entrypoint,
        "Cmd": image.arguments,
        "Env": [PATH],
        "StopSignal": image.stop,
        "WorkingDir": "/",
    }
    digests = [layer["digest"] for layer in layers]
    return {
        "architecture": ARCHITECTURE,
        "os": "linux",
        "config": runs,
        "rootfs": {"type": "layers", "diff_ids": digests},
    }


def _archive(files: Files, links: dict[str, str]) -> bytes:
    """Return a reproducible layer with some files and links."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for name, file in files.items():
            data = file.read_bytes() if file else b""
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            entry.mode = 0o755 if file and file.stat().st_mode & 0o100 else 0o644
            tar.addfile(entry, io.BytesIO(data))
        for name, target in links.items():
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = tarfile.SYMTYPE, target
            tar.addfile(entry)
    return out.getvalue()
