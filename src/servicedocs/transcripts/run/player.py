"""Plays a session on a cluster, part by part, and gives back what each answered."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from servicedocs.cli import Failure
from servicedocs.examples import console, reach, snippet
from servicedocs.examples.console import OWN, Step
from servicedocs.markdown.fences import REACH
from servicedocs.transcripts.run.settle import Pace
from servicedocs.transcripts.run.shell import SECONDS, Shell
from servicedocs.transcripts.session import CONSOLE, Part, Session
from servicedocs.transcripts.targets.base import PYTHON, Place


@dataclass(frozen=True)
class Answer:
    """One command of a part with its recorded and its present output."""

    machine: str
    command: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    skipped: str = ""


@dataclass(frozen=True)
class Played:
    """A part with all its answers, and its text as it would be recorded now."""

    part: Part
    answers: tuple[Answer, ...]
    text: str


class Player:
    """Holds the shells of one session."""

    def __init__(self, place: Place, session: Session) -> None:
        """Take the place; `with` begins and ends the session."""
        self.place, self.session = place, session
        self.shells: dict[str, Shell] = {}
        self.pace = Pace(place.moment)
        self.stack = ExitStack()

    def __enter__(self) -> "Player":
        """Make the namespace and the homes fresh."""
        self.place.begin(self.session)
        return self

    def __exit__(self, *error: object) -> None:
        """End every process of the session."""
        self.stack.close()

    def play(self, part: Part) -> Played:
        """Run one part."""
        if part.kind == CONSOLE:
            return self._console(part)
        return self._reach(part) if part.kind == REACH else self._snippet(part)

    def _console(self, part: Part) -> Played:
        answers, steps = [], []
        for step in part.steps:
            answer = self._step(part, step)
            answers.append(answer)
            steps.append(step.answered(answer.new))
        text = console.written(steps)
        if console.steps(text) != _numbered(steps):
            raise Failure(
                f"{part.label}: an output looks like a command; "
                "print less of it, such as by curl -s, or head"
            )
        return Played(part, tuple(answers), text + "\n")

    def _step(self, part: Part, step: Step) -> Answer:
        if step.prompt == OWN:
            return Answer("", step.command, step.output, step.output)
        if reason := self.place.skips(step.machine, step.command):
            return Answer(step.machine, step.command, step.output, step.output, reason)
        where = f"{part.label}:{step.line}"
        output, _ = self.ask(where, step.machine, step.command)
        return Answer(step.machine, step.command, step.output, tuple(output))

    def ask(self, where: str, machine: str, command: str) -> tuple[list[str], int]:
        """Run one command on a machine; whatever goes wrong is said with its place."""
        self.pace.before(command)
        try:
            output, code = self.shell(machine).run(self.place.asked(command))
        except Failure as failure:
            short = " ".join(command.split())
            raise Failure(
                f"{where}: {failure}: {short}; mend the command or the cluster, "
                "or let the command end by itself"
            ) from None
        self.pace.after(command)
        return self.place.answered(output), code

    def shell(self, machine: str) -> Shell:
        """Return the one shell of a machine, with the page's files in its home."""
        if machine not in self.shells:
            for name, data in self.session.files.items():
                _save(self.place.home(machine) / name, data)
            shell = Shell(machine, self.place.shell(machine), self.place.environment())
            self.stack.callback(shell.close)
            self.shells[machine] = shell
        return self.shells[machine]

    def _reach(self, part: Part) -> Played:
        before = reach.table(part.label, part.text)
        found = reach.measure(before, lambda machine, ask: self.ask(part.label, machine, ask))
        text = reach.written(part.text, found)
        old, new = tuple(reach.lines(before)), tuple(reach.lines(found))
        return Played(part, (Answer("master", part.file, old, new),), text)

    def _snippet(self, part: Part) -> Played:
        if reason := self.place.skips(part.on, PYTHON):
            old = tuple(snippet.outputs(part.text))
            return Played(part, (Answer(part.on, part.file, old, old, reason),), part.text)
        self.shell(part.on)  # puts the files there
        self.pace.before(PYTHON)
        bare = snippet.without_outputs(part.text)
        text = snippet.with_outputs(bare, self._printed(part, bare))
        self.pace.after(PYTHON)
        old, new = (tuple(snippet.outputs(one)) for one in (part.text, text))
        return Played(part, (Answer(part.on, part.file, old, new),), text)

    def _printed(self, part: Part, text: str) -> list[tuple[int, str]]:
        home = self.place.home(part.on)
        file = home / part.file.rpartition("/")[2]
        _save(file, text.encode())
        command = [sys.executable, "-m", "servicedocs.examples.snippet", file.name]
        try:
            done = subprocess.run(  # noqa: S603 - the repository's own examples
                [*self.place.python(part.on), *command],
                cwd=home,
                env=self.place.environment(),
                capture_output=True,
                check=False,
                text=True,
                timeout=SECONDS,
            )
        except subprocess.TimeoutExpired:
            raise Failure(f"{part.label}: no end after {SECONDS:g} s on {part.on}") from None
        if done.returncode:
            said = done.stderr.strip().split("\n")[-1]
            raise Failure(f"{part.label}: {said}; correct the snippet")
        return [(line, words) for line, words in json.loads(done.stdout)]


def _save(file: Path, data: bytes) -> None:
    """Write a file that belongs to whose home it is in."""
    file.write_bytes(data)
    owner = file.parent.stat()
    os.chown(file, owner.st_uid, owner.st_gid)


def _numbered(steps: list[Step]) -> list[Step]:
    """Return the steps with the lines that they have in a file of their own."""
    return list(_moved(steps))


def _moved(steps: list[Step]) -> Iterator[Step]:
    line = 1
    for step in steps:
        rows = tuple(
            console.Row(line + place, row.prompt, row.text, typed=True)
            for place, row in enumerate(step.rows)
        )
        yield Step(line, step.prompt, rows, step.output)
        line += len(rows) + len(step.output)
