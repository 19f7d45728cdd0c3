"""An API server with its etcd and no nodes, for tests: what setup-envtest runs elsewhere."""

import ctypes
import signal
import socket
import ssl
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from servicedocs import cli, process
from servicedocs.cluster.artifacts import build
from servicedocs.cluster.host.topology import SERVICES

SECONDS = 60
TOKEN = "admin"  # noqa: S105 - of a server that only this computer reaches, for a minute
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)


@dataclass(frozen=True)
class ApiServer:
    """The port of a running API server, and the credentials for it."""

    port: int

    @property
    def headers(self) -> dict[str, str]:
        """The headers of every request."""
        return {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"}

    @property
    def context(self) -> ssl.SSLContext:
        """The TLS context: its certificate is self-signed, and only this computer reaches it."""
        return ssl._create_unverified_context()  # noqa: S323


@contextmanager
def api_server() -> Iterator[ApiServer]:
    """Run both programs, and remove their files after them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="api-server-")))
        store, peer, port = free_ports(3)
        etcd = [f"--data-dir={folder}/etcd", "--unsafe-no-fsync", "--log-level=error"]
        for name, number in (("client", store), ("peer", peer)):
            etcd.append(f"--listen-{name}-urls=http://127.0.0.1:{number}")
        etcd.append(f"--advertise-client-urls=http://127.0.0.1:{store}")
        stack.enter_context(_running("etcd", etcd, folder))
        (folder / "tokens").write_text(f"{TOKEN},admin,admin,system:masters\n")
        arguments = [
            f"--etcd-servers=http://127.0.0.1:{store}",
            "--bind-address=127.0.0.1",
            f"--secure-port={port}",
            f"--cert-dir={folder}/certificates",
            f"--token-auth-file={folder}/tokens",
            "--authorization-mode=RBAC",
            f"--service-cluster-ip-range={SERVICES}",
            "--service-account-issuer=https://kubernetes.default.svc",
            f"--service-account-signing-key-file={folder}/accounts.key",
            f"--service-account-key-file={folder}/accounts.key",
        ]
        process.run(["openssl", "genrsa", "-out", f"{folder}/accounts.key", "2048"], remedy="")
        stack.enter_context(_running("kube-apiserver", arguments, folder))
        server = ApiServer(port)
        _wait_for(server, folder)
        yield server


def free_ports(number: int) -> list[int]:
    """Return free ports of this computer."""
    with ExitStack() as stack:
        found = [stack.enter_context(socket.create_server(("127.0.0.1", 0))) for _ in range(number)]
        return [one.getsockname()[1] for one in found]


@contextmanager
def _running(name: str, arguments: list[str], folder: Path) -> Iterator[None]:
    with (
        (folder / f"{name}.log").open("wb") as log,
        subprocess.Popen(
            [str(build.program(name)), *arguments],
            stdout=log,
            stderr=log,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - the child starts no thread before
        ) as started,
    ):
        try:
            yield
        finally:
            started.kill()


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)


def _wait_for(server: ApiServer, folder: Path) -> None:
    deadline = time.monotonic() + SECONDS
    asked = urllib.request.Request(
        f"https://127.0.0.1:{server.port}/readyz", headers=server.headers
    )
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(asked, context=server.context):  # noqa: S310
                return
        except (OSError, urllib.error.URLError):
            time.sleep(0.1)
    last = (folder / "kube-apiserver.log").read_text().strip().splitlines()[-1:]
    raise cli.Failure(f"the API server is not ready within {SECONDS} s: {' '.join(last)}")
