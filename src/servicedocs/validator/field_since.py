"""Since which version the API has each field, as `validator/field-since.json` lists it.

`python -m servicedocs.validator.field_since FOLDER` prints it, from a folder of Go's module cache
that has k8s.io/api of every minor version: api@v0.17.0 to the present one. Older ones are not to be
had as a module.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from servicedocs import cli

# The Go types of an object's parts, and where a manifest has them.
SERVICE = {
    "ServiceSpec": "spec.",
    "ServicePort": "spec.ports[].",
    "ClientIPConfig": "spec.sessionAffinityConfig.clientIP.",
    "ServiceStatus": "status.",
    "LoadBalancerIngress": "status.loadBalancer.ingress[].",
    "PortStatus": "status.loadBalancer.ingress[].ports[].",
}
ENDPOINT_SLICE = {
    "EndpointSlice": "",
    "Endpoint": "endpoints[].",
    "EndpointConditions": "endpoints[].conditions.",
    "EndpointHints": "endpoints[].hints.",
    "EndpointPort": "ports[].",
}
PARTS = {"core/v1": SERVICE, "discovery/v1": ENDPOINT_SLICE}
# Go's constants, by the beginning of their names, for the fields whose values they are.
CONSTANTS = {
    "ServiceType": "spec.type",
    "ServiceAffinity": "spec.sessionAffinity",
    "ServiceExternalTrafficPolicy": "spec.externalTrafficPolicy",
    "ServiceInternalTrafficPolicy": "spec.internalTrafficPolicy",
    "ServiceTrafficDistribution": "spec.trafficDistribution",
    "IPFamilyPolicy": "spec.ipFamilyPolicy",
    "Protocol": "spec.ports[].protocol",
    "LoadBalancerIPMode": "status.loadBalancer.ingress[].ipMode",
}
MODULE = re.compile(r"api@v0\.(\d+)\.\d+$")
STRUCT = r"\ntype {} struct \{{\n(.*?)\n\}}"
FIELD = re.compile(r"((?:\t//.*\n)*)\t\w+ .*json:\"(\w+)", re.MULTILINE)
# Not "(Deprecated)" behind one of the values.
DEPRECATED = re.compile(r"(?<!\()\bdeprecated\b", re.IGNORECASE)
CONSTANT = re.compile(r"\t(\w+)(?: +\w+)? += \"(\w+)\"")


def fields(types: str, parts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a version's types.go, each with its comment."""
    for name, path in parts.items():
        body = re.search(STRUCT.format(name), types, re.DOTALL)
        for comment, field in FIELD.findall(body[1] + "\n" if body else ""):
            yield path + field, comment


def values(types: str) -> Iterator[tuple[str, str]]:
    """Yield the values that a version's types.go names, each with its field."""
    for name, value in CONSTANT.findall(types):
        for beginning, field in CONSTANTS.items():
            if name.startswith(beginning):
                yield field, value


def since(modules: dict[int, str], parts: dict[str, str]) -> dict[str, Any]:
    """Return for each field the first minor versions: of itself, of a value, of its deprecation.

    `modules` are the texts of types.go by minor version, from the oldest.
    """
    found: dict[str, Any] = {}
    for minor, types in modules.items():
        present = dict(fields(types, parts))
        for field, comment in present.items():
            entry = found.setdefault(field, {"first": minor})
            if DEPRECATED.search(comment):
                entry.setdefault("deprecated", minor)
        for field, value in values(types):
            found[field].setdefault("values", {}).setdefault(value, minor)
    return {field: entry for field, entry in found.items() if field in present}


def read(folder: Path, api: str) -> dict[int, str]:
    """Return an API's types.go of every module in a folder that has it, by minor version."""
    found = {int(m[1]): one for one in folder.iterdir() if (m := MODULE.search(one.name))}
    files = {minor: found[minor] / api / "types.go" for minor in sorted(found)}
    return {minor: file.read_text() for minor, file in files.items() if file.is_file()}


def text(folder: Path) -> str:
    """Return the versions as JSON with a field in each line."""
    found = [since(read(folder, api), parts) for api, parts in PARTS.items()]
    entries = [(field, entry) for of in found for field, entry in of.items()]
    lines = ",\n".join(f"{json.dumps(field)}: {json.dumps(entry)}" for field, entry in entries)
    return f"{{\n{lines}\n}}"


if __name__ == "__main__":
    cli.say(text(Path(sys.argv[1])))
