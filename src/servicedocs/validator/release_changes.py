"""What changed for Services from version to version, as `validator/release-changes.json` lists it.

`python -m servicedocs.validator.release_changes FOLDER` prints it, from a folder of Go's module
cache that has k8s.io/kubernetes of each minor version that the page tells of, in its last patch,
and k8s.io/api of the present one. Kubernetes lists its feature gates with the stages of each since
1.32; a gate that is gone is in older lists alone.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from servicedocs import cli
from servicedocs.project import ROOT

FILE = ROOT / "validator" / "release-changes.json"
Stage = list[Any]  # its minor version, its name, whether it is on by default, whether that is fixed
# The gates of what a Service, an EndpointSlice or kube-proxy on Linux does.
GATES = (
    "NFTablesProxyMode",
    "NFTablesNetlink",
    "KubeProxyNFTablesLocalhostNodePorts",
    "KubeProxyIPVS",
    "KubeProxyDrainingTerminatingNodes",
    "AllowServiceExternalIPs",
    "LoadBalancerIPMode",
    "AllowServiceLBStatusOnNonLB",
    "ServiceTrafficDistribution",
    "PreferSameTrafficDistribution",
    "TopologyAwareHints",
    "MultiCIDRServiceAllocator",
    "RelaxedServiceNameValidation",
    "StrictIPCIDRValidation",
)
# Folders of k8s.io/api, by the apiVersion of the kinds in them that stand beside a Service.
FOLDERS = {
    "v1": "core/v1",
    "discovery.k8s.io/v1": "discovery/v1",
    "networking.k8s.io/v1beta1": "networking/v1beta1",
    "networking.k8s.io/v1": "networking/v1",
}
KINDS = ("Endpoints", "EndpointSlice", "IPAddress", "ServiceCIDR")
MODULE = re.compile(r"kubernetes@v1\.(\d+)\.\d+$")
WARNING = re.compile(r'append\(warnings, (?:fmt\.Sprintf\()?"((?:[^"\\]|\\.)*)"')
PLACEHOLDER = re.compile(r"%[qs]")
LIFECYCLE = r"\*{}\) APILifecycle{}\(\).*\n\treturn 1, (\d+)\n"
EVENTS = ("Introduced", "Deprecated", "Removed")


def stages(text: str) -> dict[str, list[Stage]]:
    """Return the stages of each gate in a version's list."""
    return {
        gate["name"]: [
            [_minor(one["version"]), one["preRelease"], one["default"], one["lockToDefault"]]
            for one in gate["versionedSpecs"]
        ]
        for gate in yaml.safe_load(text)
    }


def _minor(version: str) -> int:
    return int(version.partition(".")[2])


def gates(lists: Mapping[int, str], names: tuple[str, ...] = GATES) -> dict[str, Any]:
    """Return the stages of each gate as the newest list has them, and the lists that have it.

    `lists` are the texts by minor version, from the oldest.
    """
    found: dict[str, Any] = {}
    for minor, text in lists.items():
        present = stages(text)
        for name in (one for one in names if one in present):
            first = found.get(name, {}).get("listed", [minor])[0]
            found[name] = {"stages": present[name], "listed": [first, minor]}
    return {name: found[name] for name in names}


def lifecycle(text: str, kind: str) -> dict[str, int]:
    """Return in which minor versions a kind was introduced, deprecated and removed."""
    found = {event: re.search(LIFECYCLE.format(kind, event), text) for event in EVENTS}
    return {event.lower(): int(one[1]) for event, one in found.items() if one}


def warnings(texts: Mapping[int, str]) -> dict[str, int]:
    """Return the first minor version of each warning on a Service, its values left out."""
    found: dict[str, int] = {}
    for minor, text in texts.items():
        for one in WARNING.findall(text):
            found.setdefault(PLACEHOLDER.sub("…", one), minor)
    return found


def read(folder: Path) -> tuple[dict[int, str], dict[int, str]]:
    """Return the lists of gates and the texts of warnings.go in a folder, by minor version."""
    modules = {int(m[1]): one for one in folder.iterdir() if (m := MODULE.search(one.name))}
    lists = {minor: list_in(modules[minor]) for minor in sorted(modules)}
    said = {minor: said_in(modules[minor]) for minor in sorted(modules)}
    return {minor: text for minor, text in lists.items() if text}, said


def list_in(module: Path) -> str:
    """Return the list of gates of k8s.io/kubernetes; nothing before there was one."""
    # 1.32 has it in another folder than the later ones.
    found = [file.read_text() for file in (module / "test").rglob("versioned_feature_list.yaml")]
    return found[0] if found else ""


def said_in(module: Path) -> str:
    """Return the source of the warnings on a Service in k8s.io/kubernetes."""
    return (module / "pkg" / "api" / "service" / "warnings.go").read_text()


def kinds(api: Path) -> dict[str, dict[str, int]]:
    """Return the lifecycle of each kind in each of its versions, from the folder of k8s.io/api."""
    found: dict[str, dict[str, int]] = {}
    for version, folder in FOLDERS.items():
        text = "".join(file.read_text() for file in (api / folder).glob("*lifecycle.go"))
        known = {f"{version} {kind}": lifecycle(text, kind) for kind in KINDS}
        found |= {name: events for name, events in known.items() if events}
    return found


def text(folder: Path) -> str:
    """Return all of it as JSON with an entry in each line."""
    lists, said = read(folder)
    (api,) = folder.glob(f"api@v0.{max(lists)}.*")
    parts = {"gates": gates(lists), "kinds": kinds(api), "warnings": warnings(said)}
    return "{\n" + ",\n".join(_part(name, entries) for name, entries in parts.items()) + "\n}"


def _part(name: str, entries: Mapping[str, Any]) -> str:
    return f'"{name}": {{\n' + ",\n".join(_lines(entries)) + "\n}"


def _lines(entries: Mapping[str, Any]) -> Iterator[str]:
    for key, entry in entries.items():
        yield f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(entry)}"


if __name__ == "__main__":
    cli.say(text(Path(sys.argv[1])))
