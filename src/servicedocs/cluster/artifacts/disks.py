"""What every machine begins with: the programs in their places, and a store of unpacked images.

Nodes get links to the store's files, so that three nodes start in seconds and need its room once.
"""

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from servicedocs import cli
from servicedocs.cluster import certificates
from servicedocs.cluster.artifacts import images, rootfs, versions
from servicedocs.cluster.host.topology import CACHE, SOURCE

HERE = Path(__file__).parent
WEB_SITE = "example.com"
# Programs that a machine has as commands. The plugins of containerd's network lie elsewhere.
PLUGINS = ("host-local", "loopback", "ptp")
IN_IMAGES_ONLY = ("agnhost", "coredns", "controller", "speaker")


@dataclass(frozen=True)
class Disks:
    """The folders that machines are made from."""

    folder: Path

    @property
    def programs(self) -> Path:
        """What lies over the Debian of every machine."""
        return self.folder / "programs"

    @property
    def store(self) -> Path:
        """containerd's folder, with every image unpacked."""
        return self.folder / "store"

    @property
    def manifests(self) -> Path:
        """What the projects publish to install their Pods with."""
        return self.folder / "manifests"

    @property
    def web(self) -> Path:
        """The certificates of the internet's stand-in."""
        return self.folder / "web"


@cache
def disks() -> Disks:
    """Return where the disks are or will be: a name for all that they are made from."""
    total = hashlib.sha256()
    for group in versions.GROUPS:
        total.update(group.digest.encode())
    for file in (
        *sorted((SOURCE / "images").iterdir()),  # each file system lists them in its own order
        HERE / "images.py",
        HERE / "trees.py",
        HERE / __file__,
    ):
        total.update(Path(file).read_bytes())
    return Disks(CACHE / f"disks-{total.hexdigest()[:12]}")


def make(published: Sequence[Path]) -> None:
    """Make the disks, unless they are there. `published`: the manifests of what runs in Pods."""
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
        _tar(Path(short) / "layout", archive)
        script = str(SOURCE / "images" / "fill-store.sh")
        programs = str(part.programs / "usr/local/bin")
        done = subprocess.run(  # noqa: S603
            ["unshare", "--mount", "bash", script, programs, str(part.store), short],  # noqa: S607
            check=False,
            capture_output=True,
            text=True,
        )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise cli.Failure(f"containerd could not unpack the images: {last}")


def _tar(folder: Path, into: Path) -> None:
    subprocess.run(["tar", "-C", str(folder), "-cf", str(into), "."], check=True)  # noqa: S603, S607
