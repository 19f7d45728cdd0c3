"""A Service that kubectl applies over another one, on a live API server."""

import json
import subprocess
import tempfile
from functools import cache
from typing import Any

from servicedocs.cluster.api_server import TOKEN
from servicedocs.cluster.artifacts import build
from tests.validator.differential import Server

APPLIED = "kubectl.kubernetes.io/last-applied-configuration"
Manifest = dict[str, Any]


class Kubectl:
    """The kubectl of the cluster's version, with its cache of the server's kinds."""

    def __init__(self, server: Server) -> None:
        """Keep the server."""
        self.server = server
        self.folder = tempfile.TemporaryDirectory(prefix="kubectl-")

    def __enter__(self) -> "Kubectl":
        """Be ready."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take the cache away."""
        self.folder.cleanup()

    def change(self, old: Manifest, new: Manifest) -> tuple[Any, Any, str]:
        """Create one manifest, as kubectl has applied it, and let kubectl apply another over it.

        Returns the spec before, the spec that is stored then or None, and what kubectl says of it.
        """
        return self._change(json.dumps(old), json.dumps(new))

    @cache  # noqa: B019 - it lives as long as one test
    def _change(self, old: str, new: str) -> tuple[Any, Any, str]:
        before = self.server.create(_as_applied(old))
        try:
            done = self._apply(new)
            after = json.loads(done.stdout)["spec"] if done.returncode == 0 else None
            return before, after, "" if done.returncode == 0 else done.stderr
        finally:
            self.server.delete(json.loads(old)["metadata"]["name"])

    def _apply(self, manifest: str) -> subprocess.CompletedProcess[str]:
        server = f"--server=https://127.0.0.1:{self.server.connection.port}"
        command = [str(build.program("kubectl")), server, f"--token={TOKEN}"]
        command += ["--insecure-skip-tls-verify", f"--cache-dir={self.folder.name}"]
        command += ["apply", "--filename=-", "--output=json"]
        return subprocess.run(command, input=manifest, capture_output=True, text=True, check=False)


def _as_applied(manifest: str) -> bytes:
    """Return a manifest with the annotation that kubectl apply writes on a create."""
    made = json.loads(manifest)
    annotations = made["metadata"].setdefault("annotations", {})
    annotations[APPLIED] = manifest
    return json.dumps(made).encode()
