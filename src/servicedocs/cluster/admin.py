"""kubectl on master, with the administrator's kubeconfig."""

import json
from typing import Any

from servicedocs.cluster.host import machines
from servicedocs.cluster.host.topology import MASTER

COMMAND = ("kubectl", "--kubeconfig=/etc/kubernetes/admin.conf")


def kubectl(*arguments: str, given: str = "") -> str:
    """Run kubectl and return its output."""
    return machines.call(MASTER, [*COMMAND, *arguments], given)


def get(*arguments: str) -> Any:
    """Return the objects of a `kubectl get`."""
    return json.loads(kubectl("get", "-o", "json", *arguments))


def apply(manifests: list[dict[str, Any]]) -> None:
    """Create or update objects; a namespace stands before its contents."""
    apply_text(json.dumps({"apiVersion": "v1", "kind": "List", "items": manifests}))


def apply_text(text: str) -> None:
    """Create or update the objects of a file."""
    kubectl("apply", "--server-side", "--force-conflicts", "-f", "-", given=text)
