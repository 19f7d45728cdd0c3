"""Where sessions run: what a recording needs to know of a cluster."""

from pathlib import Path
from typing import Protocol

from servicedocs.transcripts.session import Session

PYTHON = "python"
"""Stands for a Python snippet where a place is asked whether it can run a command."""


class Place(Protocol):
    """A cluster with its machines, on which one session runs after the other."""

    elsewhere: bool
    """Whether its addresses and versions are not ours."""
    moment: float
    """How many seconds a change takes until all of it follows."""

    def shell(self, machine: str) -> list[str]:
        """Return the command of a bash on a machine, in its home folder or able to go there."""

    def home(self, machine: str) -> Path:
        """Return a machine's home folder, as this process sees it."""

    def python(self, machine: str) -> list[str]:
        """Return what stands before a Python command that is to run at a machine's place."""

    def environment(self) -> dict[str, str] | None:
        """Return the variables of shells and snippets; nothing for this process's own."""

    def version(self) -> str:
        """Return the version of Kubernetes: 1.37.2."""

    def begin(self, session: Session) -> None:
        """Make the namespace fresh, and look at what the session must leave as it is."""

    def end(self, session: Session) -> None:
        """Fail where the session left something behind in the whole cluster."""

    def skips(self, machine: str, command: str) -> str:
        """Return why a command cannot run here; nothing if it can."""

    def asked(self, command: str) -> str:
        """Return a command of a transcript as it has to be here."""

    def answered(self, rows: list[str]) -> list[str]:
        """Return an output with the names that our own cluster has."""
