"""The run of one page's session on a target, compared with its recordings."""

import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from servicedocs import cli
from servicedocs.transcripts.compare.diff import Comparison
from servicedocs.transcripts.compare.tokens import Tokenizer
from servicedocs.transcripts.run.runner import CommandResult, FileResult, Runner
from servicedocs.transcripts.session import Recording, Session
from servicedocs.transcripts.targets.base import Target


@dataclass
class PageResult:
    """The results of one session."""

    session: Session
    files: list[FileResult] = field(default_factory=list)
    differences: dict[str, list[str]] = field(default_factory=dict)
    """The diff of each file that differs from its recording."""
    skipped: list[str] = field(default_factory=list)
    failure: str = ""


def run(target: Target, session: Session) -> PageResult:
    """Run one session; a failure ends it and is part of its result."""
    result = PageResult(session)
    try:
        with Runner(target, session) as runner:
            comparison = Comparison()
            for recording in session.recordings:
                began = time.monotonic()
                file = runner.run(recording)
                difference = list(_difference(target, session, comparison, file))
                _add(result, file, difference)
                _report(recording, difference, time.monotonic() - began)
        target.end(session)
    except cli.Failure as failure:
        result.failure = str(failure)
        cli.say(f"FAILED {session.name}: {failure}")
    return result


def _difference(
    target: Target, session: Session, comparison: Comparison, file: FileResult
) -> Iterator[str]:
    varies = file.recording.metadata.varies
    tokenizer = Tokenizer(session.written, varies, elsewhere=target.elsewhere)
    for command in file.commands:
        diff = comparison.diff(tokenizer, command.expected, command.actual)
        if diff:
            yield f"{file.recording.label}: on {command.machine}: {_one_line(command)}"
            yield from (f"  {line}" for line in diff)


def _add(result: PageResult, file: FileResult, difference: list[str]) -> None:
    result.files.append(file)
    if difference:
        result.differences[file.recording.file] = difference
    for command in file.commands:
        if command.skipped:
            where = f"{_one_line(command)!r} on {command.machine}"
            result.skipped.append(f"{file.recording.label}: left out {where}: {command.skipped}")


def _one_line(command: CommandResult) -> str:
    return " ".join(command.command.split())


def _report(recording: Recording, difference: list[str], seconds: float) -> None:
    word = "new" if not recording.metadata.digest else "differs" if difference else "same"
    cli.say(f"{word:8}{recording.label} ({seconds:.1f} s)")
