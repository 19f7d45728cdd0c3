"""What recording itself asks of a cluster, outside every transcript."""

import json
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from servicedocs.cli import Failure

SECONDS = 120
# What a new cluster has in each namespace, and what comes by itself.
KEPT = {
    "service/kubernetes",
    "endpoints/kubernetes",
    "endpointslice.discovery.k8s.io/kubernetes",
    "serviceaccount/default",
    "configmap/kube-root-ca.crt",
}
NOT_LISTED = {"bindings", "componentstatuses", "ipaddresses.networking.k8s.io"}
FLEETING = {
    "events",
    "events.events.k8s.io",
    "leases.coordination.k8s.io",
    "certificatesigningrequests",
}


@dataclass(frozen=True)
class Kubectl:
    """Runs kubectl on a cluster: `shell` is a bash that has it."""

    shell: Sequence[str]
    environment: dict[str, str] | None = None

    def __call__(self, *arguments: str) -> str:
        """Return what one command prints; fail with what it says."""
        command = [*self.shell, "-c", 'exec kubectl "$@"', "kubectl", *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=False,
                text=True,
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise Failure(f"kubectl {arguments[0]}: no end after {SECONDS} s") from None
        if done.returncode:
            said = (done.stderr.strip().split("\n") or [""])[-1]
            raise Failure(f"kubectl {' '.join(arguments)[:80]}: {said}")
        return done.stdout

    def json(self, *arguments: str) -> Any:
        """Return the objects of a `get`."""
        return json.loads(self("get", *arguments, "-o", "json"))

    def kinds(self, *, namespaced: bool) -> list[str]:
        """Return all kinds of objects that can be listed."""
        asked = ("api-resources", "--verbs=list", f"--namespaced={str(namespaced).lower()}")
        found = self(*asked, "-o", "name").split()
        return [kind for kind in found if kind not in NOT_LISTED | FLEETING]

    def server_version(self) -> str:
        """Return the version of the API server: 1.37.2."""
        found = json.loads(self("version", "-o", "json"))["serverVersion"]["gitVersion"]
        return str(found).removeprefix("v").partition("+")[0].partition("-")[0]

    def contents(self, namespace: str, kinds: Iterable[str]) -> list[str]:
        """Return what a namespace has and a new one has not."""
        asked = ("get", ",".join(kinds), "-n", namespace, "-o", "name", "--ignore-not-found")
        return [name for name in self(*asked).split() if name not in KEPT]


def empty(kubectl: Kubectl, namespace: str, seconds: float = 60) -> None:
    """Delete all that lessons left in a namespace, and see that it is gone."""
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
