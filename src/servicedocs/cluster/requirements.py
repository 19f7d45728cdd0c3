"""The requirements on this computer: installed where that is allowed, else a Failure at once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from servicedocs import cli
from servicedocs.cluster.host import cgroups
from servicedocs.toolchain import apt

FILESYSTEMS = Path("/proc/filesystems")
UTIL_LINUX = ("mount", "nsenter", "unshare")
BUILD_TOOLS = ("gcc", "mmdebstrap")
HEADERS = {"stdlib.h": "libc6-dev", "seccomp.h": "libseccomp-dev"}


def missing() -> str | None:
    """Return why no cluster can run here, or None."""
    if sys.platform != "linux":
        return "needs Linux; this is another system"
    if os.geteuid() != 0:
        return "needs root, for namespaces and containers; run it as root"
    absent = [name for name in UTIL_LINUX if shutil.which(name) is None]
    if absent:
        return f"needs {', '.join(absent)}; install util-linux"
    return _missing_in_kernel()


def _missing_in_kernel() -> str | None:
    """Return what the kernel lacks or forbids, or None."""
    if not _has_overlay():
        return "needs overlay file systems in the kernel; run: modprobe overlay"
    done = subprocess.run(
        ["unshare", "--mount", "--net", "--pid", "--uts", "--ipc", "--fork", "true"],
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        return f"may make no namespaces ({done.stderr.strip()}); give the container that right"
    return cgroups.missing()


def _has_overlay() -> bool:
    """Tell whether the kernel has overlays; the module may have to be loaded first."""
    if "\toverlay" not in FILESYSTEMS.read_text() and shutil.which("modprobe"):
        subprocess.run(["modprobe", "overlay"], check=False, capture_output=True)
    return "\toverlay" in FILESYSTEMS.read_text()


def demand() -> None:
    """Stop with one line where no cluster can run."""
    reason = missing()
    if reason:
        raise cli.Failure(reason)


def compilers() -> None:
    """Install the missing tools and headers for compiling."""
    lacking = [name for name in BUILD_TOOLS if shutil.which(name) is None]
    lacking += [package for name, package in HEADERS.items() if not _header(name)]
    packages = " ".join(lacking)
    if lacking and not apt.may_install():
        raise cli.Failure(f"needs {packages}; run: apt-get install {packages}")
    if lacking:
        apt.install(packages, cli.say)


def _header(name: str) -> bool:
    """Tell whether a C header is there."""
    folders = (Path("/usr/include"), *Path("/usr/include").glob("*-linux-gnu"))
    return any((folder / name).exists() for folder in folders)
