"""`scripts/cluster record`: run pages on the cluster, and write their outputs into the examples.

A page is recorded in one piece: its addresses and names belong together. Where this run equals the
recorded one under the patterns, the old text stays, so that a second run changes no file.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.transcripts.digest import inputs, sealed
from servicedocs.transcripts.run.page import PageResult, run
from servicedocs.transcripts.session import Session, choose, load
from servicedocs.transcripts.targets import select
from servicedocs.transcripts.targets.base import Target


def main(topics: list[str], context: str | None = None) -> int:
    """Record the named pages, or all; return the exit code."""
    if context is not None:
        raise cli.Failure(
            "what the pages show is recorded on the repository's own cluster; "
            "leave out --context, or run verify"
        )
    target = select.own_cluster()
    return record(select.fit(choose(load(), topics), target, named=bool(topics)), target)


def record(sessions: list[Session], target: Target, root: Path = ROOT) -> int:
    """Record some sessions on a target."""
    failed = False
    for session in sessions:
        result = run(target, session)
        failed = failed or bool(result.failure)
        if not result.failure:
            for file in write(result, target.version(), root):
                cli.say(f"written examples/{file}")
    return 1 if failed else 0


def write(result: PageResult, version: str, root: Path = ROOT) -> Iterator[str]:
    """Write the recordings of a session that changed; yield their names."""
    before, today = inputs(result.session), datetime.datetime.now(datetime.UTC).date()
    for file in result.files:
        recording, old = file.recording, file.recording.metadata
        text = file.text if result.differences or not old.digest else recording.text
        new = replace(old, version=version, digest=sealed(before[recording.file], text), wrong="")
        if (text, new) != (recording.text, old):
            new = replace(new, date=today.isoformat())
            (root / "examples" / recording.file).write_text(text + new.text, encoding="utf-8")
            yield recording.file
