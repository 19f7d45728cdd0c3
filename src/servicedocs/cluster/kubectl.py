"""kubectl, run on master as an administrator does."""

import json
from typing import Any

from servicedocs.cluster.host import machines
from servicedocs.cluster.host.topology import MASTER

COMMAND = ("kubectl", "--kubeconfig=/etc/kubernetes/admin.conf")


def call(*arguments: str, given: str = "") -> str:
    """Run kubectl and return what it printed."""
    return machines.call(MASTER, [*COMMAND, *arguments], given)


def read(*arguments: str) -> Any:
    """Return what `kubectl get` finds, as data."""
    return json.loads(call("get", "-o", "json", *arguments))


def apply(manifests: list[dict[str, Any]]) -> None:
    """Create or update objects; a namespace has to stand before what it holds."""
    text = json.dumps({"apiVersion": "v1", "kind": "List", "items": manifests})
    call("apply", "--server-side", "--force-conflicts", "-f", "-", given=text)
