"""The root file systems of machines and images: small Debians, from the package archive."""

import hashlib
import shutil
from pathlib import Path

from servicedocs import cli, process
from servicedocs.cluster.host.topology import CACHE

TREES = CACHE / "trees"
# The packages of the machines, and of the images with tools.
MACHINE = (
    "bash bind9-dnsutils ca-certificates conntrack curl iproute2 ipset iptables iputils-ping"
    " kmod mount nftables nginx openssl procps util-linux"
)
# The packages of the image called nginx.
POD = "ca-certificates curl nginx"
# Those of the images called python and redis: Debian 12 has the versions in their names.
PYTHON = "ca-certificates python3"
REDIS = "redis-server"
SOURCES = ("sources.list.d/debian.sources", "sources.list.d/ubuntu.sources", "sources.list")
DOCUMENTATION = ("doc", "info", "locale", "man")


def tar(packages: str) -> Path:
    """Return the tar archive of a Debian with these packages, made once."""
    digest = hashlib.sha256(f"{packages} {DOCUMENTATION}".encode()).hexdigest()[:12]
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
    excluded = [f"--dpkgopt=path-exclude=/usr/share/{name}/*" for name in DOCUMENTATION]
    wanted = f"--include={','.join(packages.split())}"
    command = ["mmdebstrap", "--quiet", "--variant=essential", wanted, *excluded, "", str(into)]
    remedy = "check the network and retry"
    process.run([*command, str(sources())], called="mmdebstrap", remedy=remedy)


def sources() -> Path:
    """Return this computer's own list of package sources."""
    found = [Path("/etc/apt") / name for name in SOURCES]
    for file in found:
        if file.is_file() and "deb" in file.read_text():
            return file
    raise cli.Failure("/etc/apt has no list of packages; the cluster is built on Debian or Ubuntu")


def unpacked(archive: Path) -> Path:
    """Return the folder of an archive's files, unpacked once."""
    folder = archive.with_suffix("")
    if not folder.exists():
        part = archive.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        command = ["tar", "--numeric-owner", "-C", str(part), "-xf", str(archive)]
        process.run(command, called="tar", remedy="")
        part.rename(folder)
    return folder
