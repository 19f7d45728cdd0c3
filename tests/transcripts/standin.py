"""A stand-in for the cluster: shells of this machine, and a kubectl that makes things up.

What it answers changes from run to run as a cluster's answers do. It knows nothing of Kubernetes:
it is there to test recording, comparing and failing, and nothing else.
"""

import os
from pathlib import Path

from servicedocs.transcripts.session import Session

KUBECTL = """\
#!/bin/bash
run=$(cat "$STAND_IN/run")
case "$*" in
"get pods -o wide")
  echo "NAME   READY   STATUS    AGE   IP             NODE"
  echo "web-1  1/1     Running   ${run}s    10.244.1.$((run + 2))   worker-node1"
  echo "web-2  1/1     Running   ${run}s    10.244.2.$((run + 9))   worker-node2" ;;
"get service")
  echo "NAME  TYPE       CLUSTER-IP     PORT(S)          AGE"
  echo "web   NodePort   10.103.1.$((run + 7))   8080:30001/TCP   ${run}m" ;;
"get pod web-1 -o jsonpath={.status.podIP}") printf 10.244.1.$((run + 2)) ;;
"get word") cat "$STAND_IN/word" ;;
"apply -f service.yaml") [ -s service.yaml ] && echo "service/web created" ;;
"exec "*) shift 3; exec "$@" ;;
*) echo "error: stand-in knows no $*" >&2; exit 1 ;;
esac
"""


class StandIn:
    """Implements Target without a cluster."""

    elsewhere = False
    settle_seconds = 0.0

    def __init__(self, folder: Path) -> None:
        """Put a kubectl and the machines' homes into a folder."""
        self.folder = folder
        self.ended: list[str] = []
        self.reasons: dict[str, str] = {}
        self.elsewhere_only: dict[str, str] = {}
        (folder / "bin").mkdir(parents=True)
        kubectl = folder / "bin" / "kubectl"
        kubectl.write_text(KUBECTL)
        kubectl.chmod(0o755)
        self.set(run="1", word="plain\n")

    def set(self, **facts: str) -> None:
        """Let the next answers be others."""
        for name, text in facts.items():
            (self.folder / name).write_text(text)

    def shell(self, machine: str) -> list[str]:
        """Return the command of a bash with a home of its own."""
        return ["env", f"HOME={self.home(machine)}", "bash", "--noprofile", "--norc"]

    def home(self, machine: str) -> Path:
        """Return a machine's home folder."""
        home = self.folder / "homes" / machine
        home.mkdir(parents=True, exist_ok=True)
        return home

    def network_prefix(self, machine: str) -> list[str]:
        """Return nothing: snippets run here."""
        return []

    def environment(self) -> dict[str, str]:
        """Return the variables of the shells."""
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        return {**os.environ, "PATH": path, "STAND_IN": str(self.folder)}

    def version(self) -> str:
        """Return a version."""
        return "1.37.2"

    def unfit(self, session: Session) -> str:
        """Return the cluster that a test gave for a page."""
        return self.elsewhere_only.get(session.name, "")

    def begin(self, session: Session) -> None:
        """Do nothing."""

    def end(self, session: Session) -> None:
        """Note that a session came to its end."""
        self.ended.append(session.name)

    def skip_reason(self, machine: str, command: str) -> str:
        """Return the reason that a test gave."""
        return self.reasons.get(machine, "")

    def translate(self, command: str) -> str:
        """Return the command as it is."""
        return command

    def translate_back(self, rows: list[str]) -> list[str]:
        """Return the output as it is."""
        return rows
