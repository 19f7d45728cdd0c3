"""Any cluster of a kubeconfig as a target: sessions run in a namespace that is removed again.

kubectl of master runs on this computer, with that context. A command for a node runs there by a
debug Pod. One for a machine outside the cluster is skipped.
"""

import os
import re
import secrets
import shutil
import tempfile
from pathlib import Path

from servicedocs import process
from servicedocs.cli import Failure, say
from servicedocs.transcripts.run.settle import SETTLE_SECONDS
from servicedocs.transcripts.session import Session
from servicedocs.transcripts.targets.base import DUAL_STACK, PYTHON
from servicedocs.transcripts.targets.kubectl import Kubectl

IMAGE = "nginx:1.29"
BASH = ["bash", "--noprofile", "--norc"]
LOCAL = re.compile(r"\s*(?:[A-Z_]+=|(?:for|kubectl|echo|seq|sleep|until|while)\b)")
DNS = re.compile(r"\bdefault(?=\.svc\b)|(?<=-n )default\b|(?<=--namespace=)default\b")
NO_CLIENT = "this cluster has no host beside it"
NO_NODE = "this cluster has no such node"
HOST_ONLY = "it needs the node itself; kubectl alone reaches this cluster"


class KubeconfigCluster:
    """Implements Target; `with` removes its files and its namespace."""

    elsewhere = True
    settle_seconds = 2 * SETTLE_SECONDS

    def __init__(self, context: str) -> None:
        """Take the name of a context."""
        self.context = context
        self.folder = Path(tempfile.mkdtemp(prefix="servicedocs-"))
        self.namespace = ""
        self.nodes: dict[str, str] = {}
        self.kubectl = Kubectl(BASH, self.environment())

    def __enter__(self) -> "KubeconfigCluster":
        """Write a kubeconfig of that context alone, and look at the nodes."""
        try:
            self._configure()
            self.nodes = self._nodes()
        except Failure:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        """Remove namespace and files."""
        try:
            self._remove()
        finally:
            shutil.rmtree(self.folder)

    def _configure(self) -> None:
        view = ["kubectl", "config", "view", "--raw", "--minify", "--flatten"]
        called, remedy = f"--context {self.context}", "name another context"
        try:
            text = process.run([*view, "--context", self.context], called=called, remedy=remedy)
        except FileNotFoundError:
            raise Failure("kubectl is not installed; install it, or leave out --context") from None
        config = self.folder / "kubeconfig"
        config.touch(mode=0o600)
        config.write_text(text, encoding="utf-8")

    def _nodes(self) -> dict[str, str]:
        """Return the nodes by our machines' names: the control plane's is master."""
        items = self.kubectl.json("nodes")["items"]
        role = "node-role.kubernetes.io/control-plane"
        first = [one for one in items if role in one["metadata"]["labels"]][:1]
        rest = [one for one in items if one not in first]
        pairs = [("master", first), ("worker-node1", rest[:1]), ("worker-node2", rest[1:2])]
        return {name: node["metadata"]["name"] for name, found in pairs for node in found}

    def shell(self, machine: str) -> list[str]:
        """Return the command that starts bash: here for master, in a debug Pod for the others."""
        if machine == "master":
            return BASH
        debug = ["kubectl", "debug", f"node/{self.nodes[machine]}", "--profile=sysadmin"]
        return [*debug, "-i", "-q", f"--image={IMAGE}", "--", "chroot", "/host", "bash"]

    def home(self, machine: str) -> Path:
        """Return a folder for each machine; on the nodes themselves there is none."""
        home = self.folder / machine
        home.mkdir(exist_ok=True)
        return home

    def network_prefix(self, machine: str) -> list[str]:
        """Return no prefix: snippets run on this computer."""
        return []

    def environment(self) -> dict[str, str]:
        """Return this process's variables, with that cluster's kubeconfig."""
        return {
            **os.environ,
            "KUBECONFIG": str(self.folder / "kubeconfig"),
            "HOME": str(self.home("master")),
        }

    def version(self) -> str:
        """Return the version of the API server."""
        return self.kubectl.server_version()

    def unfit(self, session: Session) -> str:
        """Return what the cluster lacks; a dual-stack one runs every page."""
        if DUAL_STACK not in session.needs or self._is_dual_stack():
            return ""
        return "a dual-stack cluster"

    def _is_dual_stack(self) -> bool:
        first = self.kubectl.json("servicecidr", "kubernetes")
        return len(first["spec"]["cidrs"]) > 1

    def begin(self, session: Session) -> None:
        """Create a namespace of a random name, and make it the context's default."""
        self._remove()
        self.namespace = f"servicedocs-{secrets.token_hex(4)}"
        self.kubectl("create", "namespace", self.namespace)
        self.kubectl("config", "set-context", "--current", f"--namespace={self.namespace}")
        say(f"{session.name} in namespace {self.namespace} of {self.context}")

    def end(self, session: Session) -> None:
        """Remove the namespace."""
        self._remove()

    def _remove(self) -> None:
        if self.namespace:
            self.kubectl("delete", "namespace", self.namespace, "--ignore-not-found")
        self.namespace = ""

    def skip_reason(self, machine: str, command: str) -> str:
        """Return why a command cannot run: the machine that this cluster lacks."""
        if command == PYTHON:
            return ""
        if machine == "client":
            return NO_CLIENT
        if machine not in self.nodes:
            return NO_NODE
        return "" if machine != "master" or LOCAL.match(command) else HOST_ONLY

    def translate(self, command: str) -> str:
        """Return a command with the names of this namespace and these nodes."""
        command = DNS.sub(self.namespace, command)
        for ours, theirs in self.nodes.items():
            command = re.sub(rf"(?<![\w-]){ours}(?![\w-])", theirs, command)
        return command

    def translate_back(self, rows: list[str]) -> list[str]:
        """Return an output with the names of the own cluster's namespace and nodes."""
        return [self._ours(row) for row in rows]

    def _ours(self, row: str) -> str:
        row = row.replace(self.namespace, "default")
        for ours, theirs in self.nodes.items():
            row = re.sub(rf"(?<![\w-]){re.escape(theirs)}(?![\w-])", ours, row)
        return row
