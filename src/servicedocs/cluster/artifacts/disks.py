"""The disks that machines start from: the programs, and a store of unpacked images.

Nodes link to the store's files: three nodes start in seconds and need the space of one.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from servicedocs import cli, process
from servicedocs.cluster import certificates
from servicedocs.cluster.artifacts import images, rootfs, versions
from servicedocs.cluster.host.topology import CACHE, SOURCE

# The code that shapes the disks, as the pins do.
MODULES = (certificates, images, rootfs, versions)
CODE = (Path(__file__), *(Path(str(module.__file__)) for module in MODULES))
WEB_SITE = "example.com"
PLUGINS = ("host-local", "loopback", "ptp")
IN_IMAGES_ONLY = ("agnhost", "coredns", "traefik", "kube-router", "controller", "speaker")


@dataclass(frozen=True)
class Disks:
    """The folders that machines are made from."""

    folder: Path

    @property
    def programs(self) -> Path:
        """The layer over the Debian of every machine."""
        return self.folder / "programs"

    @property
    def store(self) -> Path:
        """containerd's folder, with every image unpacked."""
        return self.folder / "store"

    @property
    def manifests(self) -> Path:
        """The manifests of the projects' add-ons."""
        return self.folder / "manifests"

    @property
    def web(self) -> Path:
        """The certificates of the internet's stand-in."""
        return self.folder / "web"


@cache
def disks() -> Disks:
    """Return the disks, whose folder is named by the digest of their inputs."""
    total = hashlib.sha256()
    for group in versions.GROUPS:
        total.update(group.digest.encode())
    for file in (*sorted((SOURCE / "images").iterdir()), *CODE):
        total.update(file.read_bytes())
    return Disks(CACHE / f"disks-{total.hexdigest()[:12]}")


def make(published: Sequence[Path]) -> None:
    """Make the disks, unless they exist; `published` are the manifests of the add-ons."""
    ready = disks()
    if ready.folder.exists():
        return
    part = Disks(ready.folder.with_suffix(".part"))
    shutil.rmtree(part.folder, ignore_errors=True)
    part.folder.mkdir(parents=True)
    rootfs.unpacked(rootfs.tar(rootfs.MACHINE))
    certificates.web(part.web, WEB_SITE)
    part.manifests.mkdir()
    for file in published:
        shutil.copy(file, part.manifests)
    _place_programs(part)
    _fill_store(part)
    for old in CACHE.glob("disks-*"):
        if old != part.folder:
            shutil.rmtree(old)
    part.folder.rename(ready.folder)


def compiled() -> dict[str, Path]:
    """Return the compiled programs by name."""
    return {file.name: file for group in versions.GROUPS for file in group.built.iterdir()}


def _place_programs(part: Disks) -> None:
    commands, plugins = part.programs / "usr/local/bin", part.programs / "opt/cni/bin"
    for folder in (commands, plugins):
        folder.mkdir(parents=True)
    for name, file in compiled().items():
        if name not in IN_IMAGES_ONLY or name == "coredns":
            shutil.copy(file, (plugins if name in PLUGINS else commands) / name)
    trusted = part.programs / images.TRUSTED
    trusted.parent.mkdir(parents=True)
    theirs = rootfs.unpacked(rootfs.tar(rootfs.MACHINE)) / images.TRUSTED
    trusted.write_bytes(theirs.read_bytes() + (part.web / "ca.crt").read_bytes())


def _fill_store(part: Disks) -> None:
    """Let containerd import and unpack the images, in a mount namespace of its own."""
    cli.say("Making the images")
    part.store.mkdir()
    with tempfile.TemporaryDirectory(prefix="images-") as short:  # a socket's path must be short
        layout = images.Layout(Path(short) / "layout")
        for image in images.wanted(compiled(), part.programs / images.TRUSTED):
            layout.add(image)
        layout.close()
        archive = Path(short) / "images.tar"
        process.run(["tar", "-C", f"{short}/layout", "-cf", str(archive), "."], remedy="")
        script = str(SOURCE / "images" / "fill-store.sh")
        programs = str(part.programs / "usr/local/bin")
        command = ["unshare", "--mount", "bash", script, programs, str(part.store), short]
        process.run(command, called="containerd could not unpack the images", remedy="")
