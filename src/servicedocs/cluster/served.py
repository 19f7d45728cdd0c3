"""The kinds that an API server of Kubernetes serves, as `validator/served.txt` lists them.

`python -m servicedocs.cluster.served` prints them as the running cluster has them.
"""

import json
from collections.abc import Iterator

from servicedocs import cli
from servicedocs.cluster import admin
from servicedocs.project import ROOT

FILE = ROOT / "validator" / "served.txt"


def lines() -> Iterator[str]:
    """Yield a line such as `apps/v1 Deployment deployments` for each kind of every cluster."""
    for group_version in sorted(_group_versions()):
        path = f"/apis/{group_version}" if "/" in group_version else f"/api/{group_version}"
        found = json.loads(admin.kubectl("get", "--raw", path))["resources"]
        for one in sorted(found, key=lambda one: str(one["name"])):
            if "/" not in one["name"]:  # a subresource is nothing that a file can hold
                yield f"{group_version} {one['kind']} {one['name']}"


def _group_versions() -> Iterator[str]:
    """Yield those that no CustomResourceDefinition brings."""
    yield "v1"
    custom = {one["spec"]["group"] for one in admin.get("customresourcedefinitions")["items"]}
    for group in json.loads(admin.kubectl("get", "--raw", "/apis"))["groups"]:
        if group["name"] not in custom:
            yield from (version["groupVersion"] for version in group["versions"])


if __name__ == "__main__":
    cli.say("\n".join(lines()))
