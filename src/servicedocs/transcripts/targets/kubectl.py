"""The kubectl of a target, outside every transcript, and the emptying of a namespace with it."""

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from servicedocs import process
from servicedocs.cli import Failure

SECONDS = 120
# The objects of a new namespace.
INITIAL = {
    "service/kubernetes",
    "endpoints/kubernetes",
    "endpointslice.discovery.k8s.io/kubernetes",
    "serviceaccount/default",
    "configmap/kube-root-ca.crt",
}
# Kinds that cannot be listed, or whose objects come and go by themselves.
IGNORED = {
    "bindings",
    "componentstatuses",
    "ipaddresses.networking.k8s.io",
    "events",
    "events.events.k8s.io",
    "leases.coordination.k8s.io",
    "certificatesigningrequests",
}


@dataclass(frozen=True)
class Kubectl:
    """kubectl on a cluster; `shell` starts a bash that has it."""

    shell: Sequence[str]
    environment: dict[str, str] | None = None

    def __call__(self, *arguments: str) -> str:
        """Return the output of one command."""
        return process.run(
            [*self.shell, "-c", 'exec kubectl "$@"', "kubectl", *arguments],
            environment=self.environment,
            called=f"kubectl {' '.join(arguments)[:80]}",
            remedy="",
            seconds=SECONDS,
        )

    def json(self, *arguments: str) -> Any:
        """Return the objects of a `get`."""
        return json.loads(self("get", *arguments, "-o", "json"))

    def kinds(self, *, namespaced: bool) -> list[str]:
        """Return the kinds of objects that can be listed."""
        scope = f"--namespaced={str(namespaced).lower()}"
        found = self("api-resources", "--verbs=list", scope, "-o", "name").split()
        return [kind for kind in found if kind not in IGNORED]

    def server_version(self) -> str:
        """Return the version of the API server: 1.37.2."""
        found = json.loads(self("version", "-o", "json"))["serverVersion"]["gitVersion"]
        return str(found).removeprefix("v").partition("+")[0].partition("-")[0]

    def contents(self, namespace: str, kinds: Iterable[str]) -> list[str]:
        """Return the objects of a namespace but for its initial ones."""
        flags = ("-n", namespace, "-o", "name", "--ignore-not-found")
        return [
            name for name in self("get", ",".join(kinds), *flags).split() if name not in INITIAL
        ]


def empty(kubectl: Kubectl, namespace: str, seconds: float = 60) -> None:
    """Delete the objects that sessions left in a namespace, and wait until they are gone."""
    kinds = kubectl.kinds(namespaced=True)
    deadline = time.monotonic() + seconds
    while left := kubectl.contents(namespace, kinds):
        if time.monotonic() > deadline:
            raise Failure(f"namespace {namespace} still has {', '.join(left)}; delete it by hand")
        owners = [name for name in left if not name.startswith("pod/")] or left
        flags = ("--ignore-not-found", "--now", "--timeout=30s")
        kubectl("delete", "-n", namespace, *flags, *owners)
    # All in one request: kubectl would delete one by one, five a second.
    kubectl("delete", "--raw", f"/api/v1/namespaces/{namespace}/events")
