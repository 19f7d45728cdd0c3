"""Runs the recordings of one session on a target, and returns their outputs."""

import json
import os
import sys
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

from servicedocs import process
from servicedocs.cli import Failure
from servicedocs.examples import console, reach, snippet
from servicedocs.examples.console import OWN, Step
from servicedocs.markdown.fences import REACH
from servicedocs.transcripts.run.settle import SettleDelay
from servicedocs.transcripts.run.shell import SECONDS, Shell
from servicedocs.transcripts.session import CONSOLE, Recording, Session
from servicedocs.transcripts.targets.base import PYTHON, Target


@dataclass(frozen=True)
class CommandResult:
    """One command with its recorded output and this run's."""

    machine: str
    command: str
    expected: tuple[str, ...]
    actual: tuple[str, ...]
    skipped: str = ""


@dataclass(frozen=True)
class FileResult:
    """The commands of one recording, and its text with this run's outputs."""

    recording: Recording
    commands: tuple[CommandResult, ...]
    text: str


class Runner:
    """The shells of one session; `with` begins it and ends its processes."""

    def __init__(self, target: Target, session: Session) -> None:
        """Take the target."""
        self.target, self.session = target, session
        self.shells: dict[str, Shell] = {}
        self.delay = SettleDelay(target.settle_seconds)
        self.stack = ExitStack()

    def __enter__(self) -> "Runner":
        """Make the namespace and the homes fresh."""
        self.target.begin(self.session)
        return self

    def __exit__(self, *error: object) -> None:
        """End every process of the session."""
        self.stack.close()

    def run(self, recording: Recording) -> FileResult:
        """Run one recording."""
        if recording.kind == CONSOLE:
            return self._console(recording)
        return self._reach(recording) if recording.kind == REACH else self._snippet(recording)

    def _console(self, recording: Recording) -> FileResult:
        commands, steps = [], []
        for step in recording.steps:
            command = self._step(recording, step)
            commands.append(command)
            steps.append(replace(step, output=tuple(command.actual)))
        text = console.written(steps)
        if _content(console.steps(text)) != _content(steps):
            raise Failure(
                f"{recording.label}: an output looks like a command; "
                "print less of it, such as by curl -s, or head"
            )
        return FileResult(recording, tuple(commands), text + "\n")

    def _step(self, recording: Recording, step: Step) -> CommandResult:
        if step.prompt == OWN:
            return CommandResult("", step.command, step.output, step.output)
        if reason := self.target.skip_reason(step.machine, step.command):
            return CommandResult(step.machine, step.command, step.output, step.output, reason)
        where = f"{recording.label}:{step.line}"
        output, _ = self.ask(where, step.machine, step.command)
        return CommandResult(step.machine, step.command, step.output, tuple(output))

    def ask(self, where: str, machine: str, command: str) -> tuple[list[str], int]:
        """Run one command on a machine; a failure names the line that it comes from."""
        self.delay.before(command)
        try:
            output, code = self.shell(machine).run(self.target.translate(command))
        except Failure as failure:
            short = " ".join(command.split())
            raise Failure(
                f"{where}: {failure}: {short}; mend the command or the cluster, "
                "or let the command end by itself"
            ) from None
        self.delay.after(command)
        return self.target.translate_back(output), code

    def shell(self, machine: str) -> Shell:
        """Return the one shell of a machine, with the page's files in its home."""
        if machine not in self.shells:
            for name, data in self.session.files.items():
                _save(self.target.home(machine) / name, data)
            shell = Shell(machine, self.target.shell(machine), self.target.environment())
            self.stack.callback(shell.close)
            self.shells[machine] = shell
        return self.shells[machine]

    def _reach(self, recording: Recording) -> FileResult:
        label, text = recording.label, recording.text
        recorded = reach.table(label, text)
        measured = reach.measure(recorded, lambda machine, ask: self.ask(label, machine, ask))
        expected, actual = tuple(reach.lines(recorded)), tuple(reach.lines(measured))
        command = CommandResult("master", recording.file, expected, actual)
        return FileResult(recording, (command,), reach.written(text, measured))

    def _snippet(self, recording: Recording) -> FileResult:
        text, reason = recording.text, self.target.skip_reason(recording.on, PYTHON)
        if not reason:
            self.shell(recording.on)  # puts the files there
            self.delay.before(PYTHON)
            bare = snippet.without_outputs(text)
            text = snippet.with_outputs(bare, self._printed(recording, bare))
            self.delay.after(PYTHON)
        expected, actual = (tuple(snippet.outputs(one)) for one in (recording.text, text))
        command = CommandResult(recording.on, recording.file, expected, actual, reason)
        return FileResult(recording, (command,), text)

    def _printed(self, recording: Recording, text: str) -> list[tuple[int, str]]:
        home = self.target.home(recording.on)
        file = home / recording.file.rpartition("/")[2]
        _save(file, text.encode())
        command = [sys.executable, "-m", "servicedocs.examples.snippet", file.name]
        printed = process.run(
            [*self.target.network_prefix(recording.on), *command],
            home,
            environment=self.target.environment(),
            called=f"{recording.label}: on {recording.on}",
            remedy="correct the snippet",
            seconds=SECONDS,
        )
        return [(line, words) for line, words in json.loads(printed)]


def _save(file: Path, data: bytes) -> None:
    """Write a file for the owner of its folder."""
    file.write_bytes(data)
    owner = file.parent.stat()
    os.chown(file, owner.st_uid, owner.st_gid)


def _content(steps: list[Step]) -> list[object]:
    """Return steps without their line numbers."""
    return [(one.prompt, [(row.prompt, row.text) for row in one.rows], one.output) for one in steps]
