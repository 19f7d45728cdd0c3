"""The repository's own cluster as a target: its sessions run in the namespace `default`."""

import re
import shutil
import subprocess
from pathlib import Path

from servicedocs.cli import Failure
from servicedocs.cluster import shells
from servicedocs.cluster.host.topology import is_dual_stack
from servicedocs.examples.console import MACHINES
from servicedocs.transcripts.run.settle import SETTLE_SECONDS
from servicedocs.transcripts.session import Session
from servicedocs.transcripts.targets import snapshot
from servicedocs.transcripts.targets.base import DUAL_STACK
from servicedocs.transcripts.targets.kubectl import Kubectl, empty

NAMESPACE = "default"
BRIDGE = re.compile(r"\b(?:cni0|veth\w+)\b")


class OwnCluster:
    """Implements Target by the machines of servicedocs.cluster."""

    elsewhere = False
    settle_seconds = SETTLE_SECONDS

    def __init__(self) -> None:
        """Connect to the cluster."""
        self.kubectl = Kubectl(self.shell("master"))
        self.before: snapshot.Snapshot = {}
        self._version = ""

    def shell(self, machine: str) -> list[str]:
        """Return the command that starts bash on a machine."""
        return shells.command(machine)

    def home(self, machine: str) -> Path:
        """Return a machine's home folder."""
        return shells.home(machine)

    def network_prefix(self, machine: str) -> list[str]:
        """Return the prefix of a Python command."""
        return shells.network_prefix(machine)

    def environment(self) -> dict[str, str] | None:
        """Return None: the machines have their own."""
        return None

    def version(self) -> str:
        """Return the version of the API server."""
        self._version = self._version or self.kubectl.server_version()
        return self._version

    def unfit(self, session: Session) -> str:
        """Return how to start the other cluster: a page has its outputs of one kind of it only."""
        wanted = DUAL_STACK in session.needs
        if wanted == is_dual_stack():
            return ""
        kind, option = ("dual-stack", " --dual-stack") if wanted else ("single-stack", "")
        return f"a {kind} cluster: scripts/cluster down, then scripts/cluster up{option}"

    def begin(self, session: Session) -> None:
        """Empty the namespace and the homes, and take a snapshot of the rest."""
        empty(self.kubectl, NAMESPACE)
        for machine in MACHINES:
            _clear(self.home(machine))
        self.before = snapshot.take(self.kubectl, self._routes)

    def end(self, session: Session) -> None:
        """Fail where the snapshot changed."""
        found = snapshot.changes(self.before, snapshot.take(self.kubectl, self._routes))
        empty(self.kubectl, NAMESPACE)
        if found:
            what = "; ".join(found)
            raise Failure(f"{session.page}: {what}; let the page's last commands restore it")

    def skip_reason(self, machine: str, command: str) -> str:
        """Return nothing: every command runs here."""
        return ""

    def translate(self, command: str) -> str:
        """Return the command unchanged."""
        return command

    def translate_back(self, rows: list[str]) -> list[str]:
        """Return the output unchanged."""
        return rows

    def _routes(self) -> dict[str, str]:
        return {f"{machine}: routes": self._route(machine) for machine in MACHINES}

    def _route(self, machine: str) -> str:
        command = [*self.shell(machine), "-c", "ip route; ip -6 route"]
        done = subprocess.run(
            command, capture_output=True, check=False, text=True, stdin=subprocess.DEVNULL
        )
        # A node has its Pods' bridge, and the routes by it, from its first Pod on.
        rows = [row.strip() for row in done.stdout.splitlines() if not BRIDGE.search(row)]
        return "; ".join(sorted(rows))


def _clear(home: Path) -> None:
    """Empty a folder but for hidden files, which its machine put there itself."""
    for path in home.iterdir():
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
