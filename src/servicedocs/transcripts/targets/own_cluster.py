"""The repository's own cluster, as a place for sessions: lessons happen in `default`."""

import re
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

from servicedocs.cli import Failure
from servicedocs.examples.console import MACHINES
from servicedocs.transcripts.run.settle import MOMENT
from servicedocs.transcripts.session import Session
from servicedocs.transcripts.targets import snapshot
from servicedocs.transcripts.targets.kubectl import Kubectl, empty

NAMESPACE = "default"
BRIDGE = re.compile(r"\b(?:cni0|veth\w+)\b")


class OwnCluster:
    """Implements place.Place by what servicedocs.cluster knows of its machines."""

    elsewhere = False
    moment = MOMENT

    def __init__(self) -> None:
        """Look for the cluster."""
        # Here, because it needs Linux, and the checks without a cluster do not.
        self.nodes = import_module("servicedocs.cluster.nodes")
        self.kubectl = Kubectl(self.shell("master"))
        self.before: snapshot.Snapshot = {}
        self._version = ""

    def shell(self, machine: str) -> list[str]:
        """Return the command of a bash on a machine."""
        return list(self.nodes.shell(machine))

    def home(self, machine: str) -> Path:
        """Return a machine's home folder."""
        return Path(self.nodes.home(machine))

    def python(self, machine: str) -> list[str]:
        """Return what stands before a Python command."""
        return list(self.nodes.python(machine))

    def environment(self) -> dict[str, str] | None:
        """Return nothing: the machines have their own."""
        return None

    def version(self) -> str:
        """Return the version of the API server."""
        self._version = self._version or self.kubectl.server_version()
        return self._version

    def begin(self, session: Session) -> None:
        """Empty the namespace and the homes, and note what has to stay."""
        empty(self.kubectl, NAMESPACE)
        for machine in MACHINES:
            _clear(self.home(machine))
        self.before = snapshot.take(self.kubectl, self._routes)

    def end(self, session: Session) -> None:
        """Fail where something is not as it was before the session."""
        found = snapshot.changes(self.before, snapshot.take(self.kubectl, self._routes))
        empty(self.kubectl, NAMESPACE)
        if found:
            what = "; ".join(found)
            raise Failure(f"{session.page}: {what}; let the page's last commands restore it")

    def skips(self, machine: str, command: str) -> str:
        """Return nothing: everything runs here."""
        return ""

    def asked(self, command: str) -> str:
        """Return the command as it is."""
        return command

    def answered(self, rows: list[str]) -> list[str]:
        """Return the output as it is."""
        return rows

    def _routes(self) -> dict[str, str]:
        return {f"{machine}: routes": self._route(machine) for machine in MACHINES}

    def _route(self, machine: str) -> str:
        command = [*self.shell(machine), "-c", "ip route; ip -6 route"]
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, check=False, text=True, stdin=subprocess.DEVNULL
        )
        # A node has its Pods' bridge, and the routes by it, from its first Pod on.
        rows = [row.strip() for row in done.stdout.splitlines() if not BRIDGE.search(row)]
        return "; ".join(sorted(rows))


def _clear(home: Path) -> None:
    """Empty a folder, but for what its machine put there itself (hidden files)."""
    for path in home.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
