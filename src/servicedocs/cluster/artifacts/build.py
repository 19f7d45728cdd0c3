"""`scripts/cluster build`: compile the programs, and make the machines' disks.

Everything is cached below .cache, in folders named by the digest of their inputs.
"""

import shutil
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from servicedocs import cli, process
from servicedocs.cluster import requirements
from servicedocs.cluster.artifacts import disks
from servicedocs.cluster.artifacts.versions import GROUPS, MANIFESTS, Group
from servicedocs.cluster.host.topology import CACHE
from servicedocs.toolchain import go as toolchain

# etcd's module calls its program by the name of its folder.
NAMES = {"server": "etcd"}


def build() -> None:
    """Build the missing programs and disks."""
    missing = [group for group in GROUPS if not group.built.exists()]
    if missing:
        requirements.compilers()
        toolchain.prepare()
        cli.say(f"Compiling Kubernetes and what it needs: {', '.join(one.name for one in missing)}")
    for group in missing:
        compile_group(group)
    if not disks.disks().folder.exists():
        disks.make(published())


def program(name: str) -> Path:
    """Return the path of a compiled program, after a build where it is missing."""
    for group in GROUPS:
        if (group.built / name).exists():
            return group.built / name
    build()
    return next(group.built / name for group in GROUPS if (group.built / name).exists())


def compile_group(group: Group) -> None:
    """Compile the programs of a group into their folder, atomically."""
    start = time.monotonic()
    part = group.built.with_name(f"{group.built.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    flags = ["-mod=readonly", "-trimpath", "-buildvcs=false", *group.flags]
    for one in group.programs or tools(group):
        began = time.monotonic()
        go(group, "build", *flags, "-o", f"{part}/", one)
        cli.say(f"  {short(one)}: {time.monotonic() - began:.0f} s")
    for old, new in NAMES.items():
        if (part / old).exists():
            (part / old).rename(part / new)
    forget(group)
    part.rename(group.built)
    cli.say(f"Compiled {group.name}: {time.monotonic() - start:.0f} s")


def tools(group: Group) -> list[str]:
    """Return the packages that a go.mod names as tools."""
    listed = go(group, "list", "-f", "{{.ImportPath}}", "tool").split()
    if not listed:
        raise cli.Failure(f"{group.folder}/go.mod names no tool; write a tool line for each")
    return listed


def short(package: str) -> str:
    """Return the name of the program that a package makes."""
    words = [word for word in package.split("/") if word not in ("v2", "v3")]
    return NAMES.get(words[-1], words[-1])


def forget(group: Group) -> None:
    """Remove the programs of other digests."""
    for old in group.built.parent.glob(f"{group.name}-*"):
        if not old.name.endswith(".part"):
            shutil.rmtree(old, ignore_errors=True)


def published() -> list[Path]:
    """Return the manifests of the add-ons, in the sources of their projects."""
    found = []
    for module, name in MANIFESTS.items():
        files = sorted(module_folder(*module).glob(name))
        if not files:
            raise cli.Failure(f"{module[1]} has no {name}; correct MANIFESTS in versions.py")
        found += files
    return found


def module_folder(group: str, module: str) -> Path:
    """Return the folder of a pinned module's sources, which hold its project's manifests."""
    toolchain.prepare()
    found = next(one for one in GROUPS if one.module == group)
    return Path(go(found, "list", "-m", "-f", "{{.Dir}}", module).strip())


def go(group: Group, *arguments: str) -> str:
    """Run the pinned Go in a group's folder."""
    settings = {"CGO_ENABLED": "1" if group.with_c else "0", **_workspace(group)}
    return toolchain.run(*arguments, folder=group.folder, settings=settings)


@cache
def _workspace(group: Group) -> Mapping[str, str]:
    if not group.in_workspace:
        return process.NOTHING
    at = CACHE / "workspaces" / group.name
    return toolchain.workspace(group.folder, group.in_workspace, at)
