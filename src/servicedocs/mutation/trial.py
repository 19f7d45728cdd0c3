"""Trials of mutations: each in a copy of the tree, against the tests of its layer.

The tree itself is never changed: a whole copy is made of it once, and for each trial one of hard
links, in which the mutated file is another.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from servicedocs import process
from servicedocs.cli import Failure
from servicedocs.mutation.population import Mutation

FAILED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)
OPTIONS = ("-x", "-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", "-p", "no:hypothesispytest")
MADE = (
    "answers",
    "engine",
    "fonts",
    "templates",
    "validator",
)  # of .cache, what a test may rewrite
TOOLS = ("node", "uv-*")  # of .cache, what it only runs
SERVER = Path(__file__).with_name("fork_server.py")
PATIENCE = 300  # seconds, after which a mutation is one that never ends
PASSED, NOTHING_CHOSEN, NOT_FOUND = 0, 5, 4  # exit codes of pytest


@dataclass(frozen=True)
class Outcome:
    """What became of a mutation: the test that failed, or none."""

    mutation: Mutation
    killer: str
    seconds: float


class Trials:
    """A copy of the tree in which mutations are tried."""

    def __init__(self, root: Path, folder: Path) -> None:
        """Copy the tree."""
        self.whole, self.tree = folder / "whole", folder / "tree"
        self.compiled = folder / "compiled"
        self.passed: set[str] = set()
        names = process.run(["git", "ls-files", "-zco", "--exclude-standard"], root).split("\0")
        for name in filter(None, names):
            if (root / name).is_file():
                copy(root / name, self.whole / name)
        self.copy_made(root)

    def __enter__(self) -> Self:
        """Start the server of tests, and wait until it has loaded all."""
        self.lay_out()
        settings = {"PYTHONPYCACHEPREFIX": str(self.compiled), "COLUMNS": "1000", "CI": ""}
        self.server = subprocess.Popen(
            [self.tree / ".venv/bin/python", SERVER],
            env=os.environ | settings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.answer()
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.server.kill()
        self.server.communicate()

    def copy_made(self, root: Path) -> None:
        """Copy what was made from the tree, and lend the tools."""
        (self.whole / ".venv").symlink_to(root / ".venv")
        for name in MADE:
            if (root / ".cache" / name).is_dir():
                shutil.copytree(root / ".cache" / name, self.whole / ".cache" / name)
        for tool in (one for name in TOOLS for one in (root / ".cache").glob(name)):
            (self.whole / ".cache" / tool.name).symlink_to(tool)

    def tried(self, mutation: Mutation) -> Outcome:
        """Run a mutation's tests until one fails."""
        begun = time.monotonic()
        self.lay_out()
        broken = self.tree / mutation.path
        broken.unlink()  # not written over: the whole copy has the same file
        copy_mode = (self.whole / mutation.path).stat().st_mode
        broken.write_text(mutation.mutated, encoding="utf-8")
        broken.chmod(copy_mode)
        layer = mutation.layer
        code, said = self.pytest(*layer.tests, "-m", layer.marks)
        killer = self.killer(code, said, mutation)
        return Outcome(mutation, killer, time.monotonic() - begun)

    def killer(self, code: int, said: str, mutation: Mutation) -> str:
        """Return the test that failed; one that fails without the mutation too is a Failure."""
        if code == PASSED:
            return ""
        found = FAILED.search(said)
        if code == NOTHING_CHOSEN or (code > 0 and not found):
            raise Failure(f"the tests of the layer {mutation.layer.name} do not run:\n{said}")
        name = found[1] if found else "no end"
        if found and not self.passes(name.partition("[")[0]):
            raise Failure(f"{name} fails in a copy without any mutation; repair that first")
        return name

    def passes(self, test: str) -> bool:
        """Tell whether a test passes where nothing is mutated."""
        if test not in self.passed:
            self.lay_out()
            code, _ = self.pytest(test)
            if code != PASSED:
                return False
            self.passed.add(test)
        return True

    def lay_out(self) -> None:
        """Make the tree of hard links anew."""
        if self.tree.exists():
            shutil.rmtree(self.tree)
        shutil.copytree(self.whole, self.tree, symlinks=True, copy_function=os.link)

    def pytest(self, *arguments: str) -> tuple[int, str]:
        """Run pytest in the tree; the code of one that does not end is negative."""
        output = self.tree.with_name("output")
        self.ask([str(self.tree), str(output), *OPTIONS, *arguments])
        group = int(self.answer())
        patience = threading.Timer(PATIENCE, end, [group])
        patience.start()
        code = int(self.answer())
        patience.cancel()
        end(group)  # and what it has left
        return code, output.read_text(encoding="utf-8", errors="replace")

    def ask(self, question: list[str]) -> None:
        """Write a line to the server."""
        assert self.server.stdin
        self.server.stdin.write(json.dumps(question) + "\n")

    def answer(self) -> str:
        """Return a line of the server's answer."""
        assert self.server.stdout
        return self.server.stdout.readline()


def end(group: int) -> None:
    """Kill a group of processes, if one is left."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def copy(source: Path, target: Path) -> None:
    """Copy a file with its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)
