"""The files of a small Debian, for machines and images, from this computer's package archive."""

import hashlib
import shutil
import subprocess
from pathlib import Path

from servicedocs import cli
from servicedocs.cluster.host.topology import CACHE

TREES = CACHE / "trees"
# What the blog post's machines, and the images that bring tools along, have in common.
MACHINE = (
    "bash bind9-dnsutils ca-certificates conntrack curl iproute2 iptables iputils-ping kmod"
    " mount nftables nginx openssl procps util-linux"
)
# What the image called nginx has: what it serves with, and curl.
POD = "ca-certificates curl nginx"
SOURCES = ("sources.list.d/debian.sources", "sources.list.d/ubuntu.sources", "sources.list")
UNREAD = ("doc", "info", "locale", "man")


def tar(packages: str) -> Path:
    """Return an archive of a Debian with these packages, made once."""
    digest = hashlib.sha256(f"{packages} {UNREAD}".encode()).hexdigest()[:12]
    made = TREES / f"{digest}.tar"
    if not made.exists():
        TREES.mkdir(parents=True, exist_ok=True)
        part = made.with_suffix(".part.tar")
        part.unlink(missing_ok=True)
        _bootstrap(packages, part)
        part.rename(made)
    return made


def _bootstrap(packages: str, into: Path) -> None:
    cli.say(f"Unpacking Debian packages: {packages}")
    unread = [f"--dpkgopt=path-exclude=/usr/share/{name}/*" for name in UNREAD]
    wanted = f"--include={','.join(packages.split())}"
    command = ["mmdebstrap", "--quiet", "--variant=essential", wanted, *unread, "", str(into)]
    done = subprocess.run(  # noqa: S603
        [*command, str(sources())], check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise cli.Failure(f"mmdebstrap: {last}; check the network and retry")


def sources() -> Path:
    """Return the machine's own list of where its packages come from."""
    found = [Path("/etc/apt") / name for name in SOURCES]
    for file in found:
        if file.is_file() and "deb" in file.read_text():
            return file
    raise cli.Failure("/etc/apt has no list of packages; the cluster is built on Debian or Ubuntu")


def unpacked(archive: Path) -> Path:
    """Return the folder with an archive's files, unpacked once."""
    folder = archive.with_suffix("")
    if not folder.exists():
        part = archive.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        subprocess.run(  # noqa: S603
            ["tar", "--numeric-owner", "-C", str(part), "-xf", str(archive)],  # noqa: S607
            check=True,
        )
        part.rename(folder)
    return folder
