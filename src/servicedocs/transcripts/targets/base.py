"""The interface of a target: a cluster that sessions run on."""

from pathlib import Path
from typing import Protocol

from servicedocs.transcripts.session import Session

DUAL_STACK = "dual-stack"
"""The word under `needs` of a page that runs on a cluster with both IP families."""
PYTHON = "python"
"""The command for which `skip_reason` is asked before a Python snippet."""


class Target(Protocol):
    """A cluster with its machines; one session runs after the other."""

    elsewhere: bool
    """Whether its addresses and versions differ from the repository's own cluster."""
    settle_seconds: float
    """The seconds that a change takes until all of the cluster follows."""

    def shell(self, machine: str) -> list[str]:
        """Return the command that starts bash on a machine."""

    def home(self, machine: str) -> Path:
        """Return the path of a machine's home folder for this process."""

    def network_prefix(self, machine: str) -> list[str]:
        """Return the prefix of a Python command that runs in a machine's network."""

    def environment(self) -> dict[str, str] | None:
        """Return the variables of shells and snippets; None for this process's own."""

    def version(self) -> str:
        """Return the version of Kubernetes: 1.37.2."""

    def unfit(self, session: Session) -> str:
        """Return which cluster a page has to run on instead; empty if it can run on this one."""

    def begin(self, session: Session) -> None:
        """Make the namespace fresh, and take a snapshot of the rest."""

    def end(self, session: Session) -> None:
        """Fail where the session changed the cluster outside its namespace."""

    def skip_reason(self, machine: str, command: str) -> str:
        """Return why a command cannot run here; empty if it can."""

    def translate(self, command: str) -> str:
        """Return a transcript's command with the names of this cluster."""

    def translate_back(self, rows: list[str]) -> list[str]:
        """Return an output with the names of the repository's own cluster."""
